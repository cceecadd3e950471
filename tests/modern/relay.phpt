--TEST--
Sockets\relay: bytes of one stream socket passed on to another
--EXTENSIONS--
sockets
pcntl
posix
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_fork();
?>
--FILE--
<?php
use Sockets\{ErrorKind, SocketException, TimeoutException};
use function Sockets\{close, pair, read, relay, shutdown, write_all};

require __DIR__ . '/../sockets.inc';
bound(100);

/** All bytes of a stream. */
function all(Socket $socket): string
{
	for ($data = ''; ($part = read($socket, 65536, 60)) !== ''; $data .= $part) {
	}
	return $data;
}

/** @return array the kind, the message, $transferred and $partial of an exception */
function failure(callable $call): array
{
	try {
		return [$call()];
	} catch (SocketException $e) {
		return [$e->kind, preg_replace('~127.0.0.1:\d+~', 'PEER', $e->getMessage()), $e->transferred, $e->partial];
	}
}

/* --- to the end of the stream --- */
$data = random_bytes(1_000_000);
foreach (['unix' => [pair(), pair()], 'tcp' => [tcp_pair(), tcp_pair()], 'tcp to unix' => [tcp_pair(), pair()]] as $kind => [$in, $out]) {
	foreach ([true, false] as $blocks) {
		foreach ($blocks ? [] : [$in[1], $out[0]] as $socket) {
			socket_set_nonblock($socket);
		}
		$feeder = peer(function () use ($in, $data): void {
			write_all($in[0], $data, 60);
		}, 60);
		$reader = peer(function (Peer $parent) use ($out, $data): void {
			$parent->tell(Sockets\read_exactly($out[1], strlen($data), 60) === $data ? 'same' : 'other');
		}, 60);
		same(strlen($data), relay($in[1], $out[0], strlen($data), 60), "$kind, " . json_encode($blocks) . ': number of bytes');
		same('same', $reader->hear(), "$kind: the same bytes");
		$feeder->wait();
		$reader->wait();
		same($blocks, Sockets\describe($in[1])['blocking'], "$kind: the mode is as before");
	}
	write_all($in[0], 'the end');
	shutdown($in[0]);
	same(7, relay($in[1], $out[0], timeout: 60), "$kind: to the end");
	same(0, relay($in[1], $out[0], timeout: 60), "$kind: after the end");
	same('the end', read($out[1], 100, 60), "$kind: the other side is open");
	shutdown($out[0]);
	same('', read($out[1], 100, 60), "$kind: now it ends");
	write_all($out[1], 'answer');
	same(6, relay($out[0], $in[1], 6, 60), "$kind: the other direction");
	same('answer', read($in[0], 100, 60), "$kind: its bytes");
}

/* --- lengths --- */
[$in, $out] = [pair(), pair()];
write_all($in[0], '0123456789');
same([3, 0, 2], [relay($in[1], $out[0], 3), relay($in[1], $out[0], 0), relay($in[1], $out[0], 2)], 'lengths');
same(['01234', '56789'], [read($out[1], 100, 5), read($in[1], 100, 5)], 'no byte more');

/* --- timeouts; nothing is lost --- */
same([ErrorKind::TimedOut, 'relay, reading: timed out', 0, ''], failure(fn() => relay($in[1], $out[0], timeout: 0.01)), 'nothing to read');
write_all($in[0], 'some');
same([ErrorKind::TimedOut, 'relay, reading: timed out', 4, ''], failure(fn() => relay($in[1], $out[0], timeout: 0)), 'a timeout of 0 passes on the bytes that have arrived');
same('some', read($out[1], 100, 5), 'it has arrived');
foreach ([true, false] as $blocks) {
	[$in, $out] = [pair(), pair()];
	foreach ($blocks ? [] : [$in[1], $out[0]] as $socket) {
		socket_set_nonblock($socket);
	}
	$feeder = peer(fn() => write_all($in[0], $data, 60), 60);
	close($in[0]);
	$e = raised(TimeoutException::class, fn() => relay($in[1], $out[0], timeout: 0.3));
	same('relay, writing: timed out', $e->getMessage(), 'the target does not read');
	close($out[0]);
	$rest = all($in[1]);
	$feeder->wait();
	$passed = all($out[1]);
	same([md5($data), strlen($passed)], [md5($passed . $e->partial . $rest), $e->transferred], 'passed on, in $partial, and still in the socket: nothing is lost');
	holds($e->partial !== '', 'a part was read');
}

/* --- failures --- */
[$in, $out] = [pair(), pair()];
close($out[1]);
write_all($in[0], 'lost?');
same([ErrorKind::BrokenPipe, 'relay, writing: ' . socket_strerror(SOCKET_EPIPE), 0, 'lost?'], failure(fn() => relay($in[1], $out[0], timeout: 5)), 'a target that has closed');
same(SOCKET_EPIPE, socket_last_error($out[0]), 'its last error');
[$in, $out] = [tcp_pair(), pair()];
close($in[0], linger: 0);
same([ErrorKind::Reset, 'relay from tcp://PEER, reading: ' . socket_strerror(SOCKET_ECONNRESET), 0, ''], failure(fn() => relay($in[1], $out[0], timeout: 5)), 'a source that was reset');
same(SOCKET_ECONNRESET, socket_last_error($in[1]), 'its last error');

/* --- a signal handler closes one of them --- */
pcntl_async_signals(true);
foreach ([0, 1] as $which) {
	[$in, $out] = [pair(), pair()];
	$both = [$in[1], $out[0]];
	pcntl_signal(SIGUSR1, function () use ($both, $which): void {
		close($both[$which]);
	});
	if ($which === 1) {
		$feeder = peer(fn() => write_all($in[0], $data, 60), 60);
	}
	$parent = getmypid();
	$killer = peer(function () use ($parent): void {
		asleep($parent);
		posix_kill($parent, SIGUSR1);
	}, 60);
	same(ErrorKind::Closed, failure(fn() => relay($in[1], $out[0], timeout: 60))[0], 'closed by a handler: ' . $which);
	$killer->wait();
	if ($which === 1) {
		posix_kill($feeder->pid, SIGKILL);
		$feeder->wait();
	}
}
pcntl_signal(SIGUSR1, SIG_DFL);

/* --- arguments --- */
[$a, $b] = pair();
throws('ValueError', 'Sockets\relay(): Argument #2 ($to) must not be argument #1 ($from)', fn() => relay($a, $a));
throws('ValueError', 'Sockets\relay(): Argument #1 ($from) must be a stream socket', fn() => relay(udp_bound()[0], $b));
throws('ValueError', 'Sockets\relay(): Argument #2 ($to) must be a stream socket', fn() => relay($a, pair('unixgram')[0]));
throws('ValueError', 'Sockets\relay(): Argument #3 ($length) must be between 0 and ' . PHP_INT_MAX, fn() => relay($a, $b, -1));
close($b);
throws('Error', 'Sockets\relay(): Argument #2 ($to) has already been closed', fn() => relay($a, $b));
close($a);
throws('Error', 'Sockets\relay(): Argument #1 ($from) has already been closed', fn() => relay($a, $b));
finish();
?>
--EXPECT--
61 checks held
