--TEST--
TLS: silent and slow peers under a deadline, loops without waiting, and a handshake that is cut at every byte
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_tls();
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, SocketException, TimeoutException, TlsException};
use function Sockets\{accept, connect, listen, pair, read, run, secure, secure_info, shutdown, spawn, try_read, try_write, write_all};

require __DIR__ . '/../sockets.inc';
require __DIR__ . '/certificates.inc';
bound(300);

$server = server_options() + ['server' => true];

/** Passes at most $most bytes on, one at a time with $bytewise; then it ends the stream. */
function pass(Socket $from, Socket $to, int $most, bool $bytewise = false): int
{
	$passed = 0;
	try {
		while ($passed < $most && ($data = read($from, $bytewise ? 1 : min($most - $passed, 65536))) !== '') {
			write_all($to, $data);
			$passed += strlen($data);
		}
		shutdown($to);
	} catch (SocketException) {
	}
	return $passed;
}

/**
 * A handshake and one byte in each direction, through a middle that passes so many bytes on.
 *
 * @return array{array, array, int, int} the outcomes of both sides, and the bytes that were passed
 */
function through(int $to_server, int $to_client, bool $bytewise = false): array
{
	global $server;
	[$a, $m] = pair();
	[$n, $b] = pair();
	$one = spawn(pass(...), $m, $n, $to_server, $bytewise);
	$two = spawn(pass(...), $n, $m, $to_client, $bytewise);
	$work = fn(Socket $s, array $options) => outcome(function () use ($s, $options) {
		secure($s, $options, 20);
		write_all($s, 'x', 20);
		$got = read($s, 1, 20);
		shutdown($s);
		return $got . read($s, 1, 20);
	});
	$other = spawn($work, $b, $server);
	$mine = $work($a, client_options() + ['session' => false]);
	socket_close($a);
	$theirs = $other->await(20);
	socket_close($b);
	return [$mine, $theirs, $one->await(20), $two->await(20)];
}

/* Peers that send nothing, on both sides and at several stages. */
[$a, $b] = pair();
throws(TimeoutException::class, 'secure: timed out', fn() => secure($a, client_options(), 0.02));
[$a, $b] = pair();
throws(TimeoutException::class, 'secure: timed out', fn() => secure($b, $server, 0.02));
$listener = listen('tcp://127.0.0.1:0');
$port = Endpoint::local($listener)->port;
$e = raised(TimeoutException::class, fn() => connect("tls://localhost:$port", 0.1, client_options()));
same("connect to tls://localhost:$port: timed out", $e->getMessage(), 'connect');
$secured = listen('tls://127.0.0.1:0', server_options());
$silent = connect(Endpoint::local($secured), 20);
$accepted = accept($secured, 20);
same(null, secure_info($accepted), 'accept() returns before the handshake');
same(ErrorKind::TimedOut, raised(TimeoutException::class, fn() => read($accepted, 10, 0.02))->kind, 'the first read times out');
same(ErrorKind::TimedOut, raised(TimeoutException::class, fn() => write_all($accepted, 'x', 0.02))->kind, 'and the first write');
same(null, try_read($accepted, 10), 'try_read waits for the client');

/* Loops that do not wait get the event. */
$e = raised(TlsException::class, fn() => try_write($accepted, 'x'));
same([ErrorKind::WouldBlock, 'read', 0], [$e->kind, $e->wants, $e->transferred], 'try_write wants to read');
$e = raised(TlsException::class, fn() => secure($accepted, timeout: 0));
same([ErrorKind::WouldBlock, 'read'], [$e->kind, $e->wants], 'secure wants to read');
$e = raised(TlsException::class, fn() => (function () use ($accepted) {
	$w = new Sockets\Writer($accepted);
	$w->write('x');
	return $w->tryFlush();
})());
same('read', $e->wants, 'tryFlush wants to read');

/* A whole handshake without waiting. */
[$a, $b] = pair();
$states = [];
for ($i = 0, $done = []; count($done) < 2 && $i < 100; $i++) {
	foreach ([[$a, client_options() + ['session' => false]], [$b, $server]] as $k => [$s, $options]) {
		if (isset($done[$k])) {
			continue;
		}
		try {
			secure($s, Sockets\secure_info($s) === null && $i === 0 ? $options : [], 0);
			$done[$k] = true;
		} catch (TlsException $e) {
			$states[] = $e->wants;
		}
	}
}
same([2, ['read']], [count($done), array_values(array_unique($states))], 'a handshake in steps');

/* A full connection: a write that could not be finished is continued with the same data only. */
run(function () {
	[$a, $b] = secured_pair();
	$data = random_bytes(8000000);
	$sent = 0;
	do {
		$n = try_write($a, substr($data, $sent, 100000));
		$sent += $n;
	} while ($n > 0);
	$e = raised(TimeoutException::class, fn() => write_all($a, substr($data, $sent), 0.01));
	same(0, $e->transferred, 'no room');
	$reading = spawn(function () use ($b) {
		for ($got = ''; ($part = read($b, 65536, 60)) !== ''; $got .= $part) {
		}
		return $got;
	});
	write_all($a, substr($data, $sent), 60);
	shutdown($a);
	same(md5($data), md5($reading->await(60)), 'continued');

	[$a, $b] = secured_pair();
	while (try_write($a, str_repeat('y', 100000)) > 0) {
	}
	$e = raised(TlsException::class, fn() => write_all($a, 'something else', 0.01));
	same(ErrorKind::InvalidArgument, $e->kind, 'other data: ' . $e->getMessage());
});

/* A peer that sends one byte after the other is no reason to wait longer, in the handshake and behind it. */
run(function () {
	global $server;
	[$a, $m] = pair();
	[$n, $b] = pair();
	$drip = spawn(function () use ($m, $n) {
		try {
			while (true) {
				write_all($m, read($n, 1));
				Sockets\sleep(0.02);
			}
		} catch (SocketException | Sockets\CancelledException) {
		}
	});
	spawn(pass(...), $m, $n, PHP_INT_MAX);
	$other = spawn(fn() => outcome(fn() => secure($b, $server, 20)));
	$e = raised(TimeoutException::class, fn() => secure($a, client_options(), 0.3));
	same('secure: timed out', $e->getMessage(), 'a dripping server');
	socket_close($a);
	$drip->cancel();
	socket_close($m);
	socket_close($n);
	holds(in_array($other->await(20)[0], ['Truncated', 'Reset']), 'the server');

	/* Records without data, as a peer sends them that never sends more: the deadline holds. */
	[$a, $b] = secured_pair([], ['max_version' => '1.3', 'session' => false]);
	throws(TimeoutException::class, 'read: timed out', fn() => read($a, 10, 0.05));
	same(null, try_read($a, 10), 'tickets are no data');
	write_all($b, 'data', 20);
	same('data', try_read($a, 10), 'try_read finds what is behind them');
});

/* One byte at a time, and cut at every byte. */
run(function () {
	[$mine, $theirs, $to_server, $to_client] = through(PHP_INT_MAX, PHP_INT_MAX, true);
	same([['ok', 'x'], ['ok', 'x']], [$mine, $theirs], 'byte by byte');
	holds($to_server > 300 && $to_client > 500, "$to_server and $to_client bytes");
	$kinds = ['Truncated', 'Handshake', 'Reset', 'BrokenPipe', 'ok'];
	$wrong = [];
	foreach ([[$to_server, true], [$to_client, false]] as [$all, $first]) {
		for ($most = 0; $most < $all - 8; $most++) {    // the length of a signature varies
			[$mine, $theirs] = $first ? through($most, PHP_INT_MAX) : through(PHP_INT_MAX, $most);
			/* The side whose input was cut never sees a good end. */
			$cut = $first ? $theirs : $mine;
			if ($cut[0] === 'ok' || !in_array($cut[0], $kinds) || !in_array($mine[0], $kinds) || !in_array($theirs[0], $kinds)) {
				$wrong[] = [$first, $most, $mine, $theirs];
			}
		}
	}
	same([], array_slice($wrong, 0, 3), 'cut at every byte: ' . json_encode(array_slice($wrong, 0, 3)));
});
finish();
?>
--EXPECT--
31 checks held
