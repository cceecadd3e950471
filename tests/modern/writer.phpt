--TEST--
Sockets\Writer: many small writes by one call, marks, what is not sent stays, user code in the middle
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{ErrorKind, SocketException, TimeoutException, Writer};
use function Sockets\{pair, read, read_exactly};

require __DIR__ . '/../sockets.inc';
bound(30);

function caught(callable $call): array
{
	try {
		return ['no exception', $call()];
	} catch (SocketException $e) {
		return [$e::class, $e->kind, $e->transferred];
	}
}

/** Reads all that can be read without waiting. */
function drain(Socket $socket): string
{
	$all = '';
	while (@socket_recv($socket, $part, 1 << 20, MSG_DONTWAIT) > 0) {
		$all .= $part;
	}
	return $all;
}

/** A string as the conversion of an object that runs a function. */
final class Hostile
{
	public function __construct(private Closure $run, private string $text = 'hostile')
	{
	}

	public function __toString(): string
	{
		($this->run)();
		return $this->text;
	}
}

foreach ([false, true] as $blocking) {
	[$a, $b] = tcp_pair();
	$blocking or socket_set_nonblock($a);
	$w = new Writer($a);
	same([$a, 0, false, false], [$w->getSocket(), $w->pending(), $w->wantsWrite(), $w->isFull()], 'nothing yet');
	same([null, true], [$w->flush(0), $w->tryFlush()], 'nothing to send');
	same([true, true, true], [$w->write('one '), $w->write(''), $w->write(['two ', 3, '', new Hostile(fn() => null, ' four')])], 'queued');
	same([14, true], [$w->pending(), $w->wantsWrite()], 'so many bytes');
	same('', drain($b), 'none was sent');
	$w->flush();
	same([0, false], [$w->pending(), $w->wantsWrite()], 'all were sent');
	same('one two 3 four', read_exactly($b, 14, 5), 'in order');
	same(true, $w->write('five') && $w->tryFlush(), 'without waiting');
	same('five', read_exactly($b, 4, 5), 'arrived');
}

/* strings of all sizes, in every order, with sends in between, over a socket that takes only parts */
mt_srand(7);
[$a, $b] = unix_pair();
socket_set_option($a, SOL_SOCKET, SO_SNDBUF, 10_000);
$w = new Writer($a, 10_000_000);
[$sent, $got, $parts] = ['', '', 0];
for ($i = 0; $i < 3000; $i++) {
	$text = str_repeat(chr(mt_rand(97, 122)), [0, 1, mt_rand(1, 50), mt_rand(1, 600), mt_rand(500, 5000)][mt_rand(0, 4)]);
	$list = mt_rand(0, 3) > 0 ? [$text] : [$text, "\n", $text];
	$w->write(count($list) === 1 ? $text : $list);
	$sent .= implode($list);
	if (mt_rand(0, 9) === 0) {
		$parts += (int) !$w->tryFlush();
		$got .= mt_rand(0, 2) > 0 ? drain($b) : '';
	}
}
while (!$w->tryFlush()) {
	$got .= drain($b);
}
same(true, $sent === $got . drain($b), 'all bytes in order');
same(true, $parts > 10, 'many calls took a part');

/* the limit: nothing of a call is queued when one byte is too many */
[$a, $b] = unix_pair();
$w = new Writer($a, max: 10);
$too_large = [SocketException::class, ErrorKind::MessageTooLarge, 0];
same($too_large, caught(fn() => $w->write('12345678901')), 'a byte more');
$w->write('123456');
same($too_large, caught(fn() => $w->write(['7', '89', '01'])), 'in an array');
same(6, $w->pending(), 'none of it is queued');
$e = throws(SocketException::class, 'write of 5 bytes behind 6 of at most 10: limit exceeded', fn() => $w->write('78901'));
same(false, $w->write(['789', '0']), 'as many as the limit');
$w->flush();
same('1234567890', read($b, 100, 5), 'arrived');
same(false, $w->write('1234567890'), 'room again');

/* the marks: full from the high one down to the low one */
[$a, $b] = unix_pair();
socket_set_option($a, SOL_SOCKET, SO_SNDBUF, 5000);
$w = new Writer($a, max: 1_000_000, high: 600_000, low: 100_000);
same([true, false], [$w->write(str_repeat('x', 599_999)), $w->isFull()], 'below the high mark');
same([false, true], [$w->write('x'), $w->isFull()], 'at the high mark');
$states = [];
while (!$w->tryFlush()) {
	$states[(int) ($w->pending() > 100_000)][(int) $w->isFull()] = true;
	drain($b);
}
same([1 => [1 => true], 0 => [0 => true]], $states, 'down to the low mark');
$usual = new Writer($a);
same([true, false], [$usual->write(str_repeat('x', 65_535)), $usual->write('x')], 'the usual mark');
$small = new Writer($a, max: 100);
same([true, false], [$small->write(str_repeat('x', 99)), $small->write('x')], 'not above the limit');

/* a timeout: the rest stays, and is sent later */
[$a, $b] = unix_pair();
$w = new Writer($a, timeout: 0.01);
$w->write($data = random_bytes(1_000_000));
[$class, $kind, $first] = caught(fn() => $w->flush());
same([TimeoutException::class, ErrorKind::TimedOut, true], [$class, $kind, $first > 0], 'the timeout of the writer');
same(1_000_000 - $first, $w->pending(), 'the rest is queued');
same([TimeoutException::class, ErrorKind::TimedOut, 0], caught(fn() => $w->flush(0)), 'nothing more');
$w->write('end');
$peer = peer(function (Peer $peer) use ($b): void {
	$peer->tell(sha1(read_exactly($b, 1_000_003, 10)));
});
$w->flush(10);
same(sha1($data . 'end'), trim($peer->hear()), 'the same bytes');
$peer->wait();

/* code of the program in the middle of write() */
[$a, $b] = unix_pair();
$w = new Writer($a, max: 20);
same(true, $w->write(['1', new Hostile(fn() => $w->write('inner')), '2']), 'a conversion that writes');
$w->flush();
same('inner1hostile2', read($b, 100, 5), 'what it wrote is first');
$w->write(['a', new Hostile(fn() => [$w->write('b'), $w->flush()])]);
same(['b', 8], [read($b, 100, 5), $w->pending()], 'a conversion that sends');
$w->flush();
same('ahostile', read($b, 100, 5), 'and the rest');
same($too_large, caught(fn() => $w->write(['12345678', new Hostile(fn() => $w->write('123456'))])), 'a conversion that takes the room');
same(6, $w->pending(), 'only its own bytes are queued');
throws(DomainException::class, 'stop', fn() => $w->write(['x', new Hostile(fn() => throw new DomainException('stop')), 'y']));
throws(TypeError::class, 'Sockets\Writer::write(): Argument #1 ($data) element #1 must be of type string, array given', fn() => $w->write(['x', []]));
same(6, $w->pending(), 'nothing of them');
$gone = new Writer($a);
same(true, $gone->write(['x', new Hostile(function () use (&$gone): void {
	$gone = null;
})]), 'a conversion that drops the writer');
same(SocketException::class, caught(fn() => $w->write(['x', new Hostile(fn() => socket_close($a))]))[0], 'a conversion that closes the socket');
same(SocketException::class, caught(fn() => $w->flush())[0], 'a closed socket');
same([6, false], [$w->pending(), $w->wantsWrite()], 'what was not sent');

/* a peer that is gone: the failure stays */
[$a, $b] = unix_pair();
$w = new Writer($a);
$w->write('x');
socket_close($b);
for ($i = 0; $i < 2; $i++) {
	same([SocketException::class, ErrorKind::BrokenPipe, 0], caught(fn() => $w->flush()), "flush $i");
	same([SocketException::class, ErrorKind::BrokenPipe, 0], caught(fn() => $w->tryFlush()), "tryFlush $i");
	same([SocketException::class, ErrorKind::BrokenPipe, 0], caught(fn() => $w->write('y')), "write $i");
	same([1, false], [$w->pending(), $w->wantsWrite()], "what was not sent $i");
}

/* memory: large strings are not copied, and an empty queue has none */
[$a, $b] = unix_pair();
$w = new Writer($a);
$large = str_repeat('x', 1_000_000);
$before = memory_get_usage();
for ($i = 0; $i < 16; $i++) {
	$w->write($large);
}
same(true, memory_get_usage() - $before < 10_000, 'references');
unset($w);
socket_close($a);
same('', read($b, 100, 5), 'a writer that is destroyed sends nothing');
[$a, $b] = unix_pair();
$w = new Writer($a);
$parts = array_map(fn(int $i): string => str_repeat('x', $i * 7), range(0, 99));
for ($i = 0; $i < 3; $i++) {
	for ($j = 0; $j < 5; $j++) {
		$w->write($parts);
	}
	$w->flush();
	drain($b);
	$i === 0 && $before = memory_get_usage();
}
same($before, memory_get_usage(), 'no memory stays');
for ($i = 0; $i < 5000; $i++) {
	$w->write('ab' . $i % 7);
}
same(true, memory_get_usage() - $before < 25_000, 'small strings need little more than their bytes');
$socket = WeakReference::create($a);
$cycle = [$w];
$cycle[] = &$cycle;
unset($w, $a, $cycle);
gc_collect_cycles();
same(null, $socket->get(), 'a cycle releases the writer and its socket');

/* arguments */
[$a, $b] = unix_pair();
$w = new Writer($a);
throws(ValueError::class, 'Sockets\Writer::__construct(): Argument #2 ($max) must be between 1 and 2147483647', fn() => new Writer($a, 0));
throws(ValueError::class, 'Sockets\Writer::__construct(): Argument #3 ($high) must be between 1 and 100', fn() => new Writer($a, 100, 101));
throws(ValueError::class, 'Sockets\Writer::__construct(): Argument #4 ($low) must be between 0 and 50', fn() => new Writer($a, 100, 50, 51));
throws(ValueError::class, 'Sockets\Writer::__construct(): Argument #5 ($timeout) must not be negative', fn() => new Writer($a, timeout: -1));
throws(ValueError::class, 'Sockets\Writer::flush(): Argument #1 ($timeout) must not be negative', fn() => $w->flush(-1));
throws(Error::class, 'Sockets\Writer object is already constructed', fn() => $w->__construct($b));
throws(Error::class, 'Trying to clone an uncloneable object of class Sockets\Writer', fn() => clone $w);
throws(Exception::class, "Serialization of 'Sockets\Writer' is not allowed", fn() => serialize($w));
foreach ([socket_create(AF_INET, SOCK_DGRAM, 0), unix_pair(SOCK_DGRAM)[0], unix_pair(SOCK_SEQPACKET)[0]] as $other) {
	throws(ValueError::class, 'Sockets\Writer::__construct(): Argument #1 ($socket) must be a stream socket', fn() => new Writer($other));
}
socket_close($a);
throws(Error::class, 'Sockets\Writer::__construct(): Argument #1 ($socket) has already been closed', fn() => new Writer($a));

/* a signal handler in the middle of flush() */
if (function_exists('pcntl_signal')) {
	[$a, $b] = unix_pair();
	$w = new Writer($a);
	pcntl_async_signals(true);
	$refused = [];
	pcntl_signal(SIGALRM, function () use (&$refused, $w): void {
		foreach ([fn() => $w->write('x'), fn() => $w->flush(), fn() => $w->tryFlush()] as $call) {
			try {
				$call();
			} catch (Error $e) {
				$refused[] = $e->getMessage();
			}
		}
		same(true, $w->pending() > 0 && $w->wantsWrite(), 'it can ask');
		throw new DomainException('stop');
	});
	$w->write($large);
	pcntl_alarm(1);
	throws(DomainException::class, 'stop', fn() => $w->flush(20));
	same(array_fill(0, 2, 'Sockets\Writer object is already in use'), $refused, 'in the middle of a call, only write() is possible');
	for ($left = $w->pending(); !$w->tryFlush(); drain($b)) {
	}
	same([true, 0], [$left > 0 && $left < 1_000_000, $w->pending()], 'the rest was still queued');
} else {
	for ($i = 0; $i < 4; $i++) {
		holds(true, 'no pcntl');
	}
}
finish();
?>
--EXPECT--
78 checks held
