--TEST--
Sockets\Writer in tasks: others queue data while one task sends it
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{SocketException, Writer};
use function Sockets\{pair, read_exactly, run, sleep, spawn, write_all};

require __DIR__ . '/task.inc';
bound(50);

$large = str_repeat('x', 1 << 20);
same(['in order', 0, 'empty'], run(function () use ($large) {
	[$a, $b] = pair();
	$writer = new Writer($a);
	$writer->write($large);
	$flushing = spawn(fn() => $writer->flush(20));
	sleep(0);
	/* Small and large strings, one at a time, so that the queue grows, moves and is shortened between the waits. */
	$want = $large;
	$got = '';
	for ($n = 0; $n < 300; $n++) {
		$writer->write($texts = ["line $n\n", str_repeat(chr(65 + $n % 26), $n * 7), "\n"]);
		$want .= implode($texts);
		$got .= read_exactly($b, 4000, 20);
		sleep(0);
	}
	$got .= read_exactly($b, strlen($want) - strlen($got), 20);
	$flushing->await();
	return [$want === $got ? 'in order' : 'mixed', $writer->pending(), $writer->tryFlush() ? 'empty' : 'not empty'];
}), 'write() while flush() waits');

run(function () use ($large) {
	[$a, $b] = pair();
	$writer = new Writer($a, 2 << 20);
	$writer->write($large);
	$flushing = spawn(fn() => $writer->flush(20));
	sleep(0);
	throws('Error', 'Sockets\Writer object is already in use', fn() => $writer->flush());
	throws('Error', 'Sockets\Writer object is already in use', fn() => $writer->tryFlush());
	$failure = raised(SocketException::class, fn() => $writer->write(str_repeat('y', 2 << 20)));
	same(Sockets\ErrorKind::MessageTooLarge, $failure?->kind, 'the limit');
	socket_close($b);
	$failure = raised(SocketException::class, fn() => $flushing->await());
	same($failure?->kind, raised(SocketException::class, fn() => $writer->write('z'))?->kind, 'the failure is permanent');
});
finish();
--EXPECT--
8 checks held
