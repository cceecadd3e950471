--TEST--
W17: a handled signal does not break a waiting call: PHP's handler runs, the call goes on
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_fork();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(60);
pcntl_async_signals(true);
$signals = 0;
pcntl_signal(SIGUSR1, function () use (&$signals): void {
	$signals++;
}, false);

/**
 * Runs $call while another process sends signals, one after the other, and then does $relief, which is
 * what ends the waiting. The other process sends each signal when this one sleeps in the kernel.
 */
function interrupted(string $name, callable $call, callable $relief, int $count = 3): mixed
{
	global $signals;
	$signals = 0;
	$me = getmypid();
	$peer = peer(function () use ($me, $relief, $count): void {
		pcntl_async_signals(false);
		for ($i = 0; $i < $count; $i++) {
			asleep($me);
			exec_kill($me, SIGUSR1);
			usleep(30000);
		}
		asleep($me);
		$relief();
	});
	$result = quiet($call, $name);
	same(0, $peer->wait(), "$name: the helper ends well");
	same($count, $signals, "$name: the handler has run for every signal");
	return $result;
}

/** Waits until the process sleeps in a system call. */
function asleep(int $pid): void
{
	for ($i = 0, $seen = 0; $i < 2000 && $seen < 3; $i++) {
		$state = preg_replace('~^.*\) ~s', '', file_get_contents("/proc/$pid/stat"))[0];
		$seen = $state === 'S' ? $seen + 1 : 0;
		usleep(5000);
	}
}

function exec_kill(int $pid, int $signal): void
{
	if (function_exists('posix_kill')) {
		posix_kill($pid, $signal);
	} else {
		exec("kill -$signal $pid");
	}
}

/** A socket whose send buffer is full, and the end that can drain it. */
function stuffed(): array
{
	[$a, $b] = unix_pair();
	socket_set_option($a, SOL_SOCKET, SO_SNDBUF, 8192);
	socket_set_nonblock($a);
	for ($full = 0; ($n = @socket_write($a, str_repeat('f', 4096))) !== false; $full += $n) {
	}
	socket_set_block($a);
	return [$a, $b, $full];
}

$none = null;
/* what waits for a byte */
$readers = [
	'socket_read' => fn($s) => socket_read($s, 10),
	'socket_read, line' => fn($s) => socket_read($s, 10, PHP_NORMAL_READ),
	'socket_recv' => fn($s) => [socket_recv($s, $data, 10, 0), $data][1],
	'socket_recvfrom' => fn($s) => [socket_recvfrom($s, $data, 10, 0, $from), $data][1],
	'socket_recvmsg' => function ($s) {
		$message = ['buffer_size' => 10, 'controllen' => 64];
		return [socket_recvmsg($s, $message), $message['iov'][0] ?? null][1];
	},
	'socket_select' => function ($s) {
		$read = [5 => $s];
		$none = null;
		return [socket_select($read, $none, $none, null), $read === [5 => $s] ? "hello\n" : null][1];
	},
];
foreach ($readers as $name => $reader) {
	[$a, $b] = unix_pair();
	same("hello\n", interrupted($name, fn() => $reader($b), fn() => socket_write($a, "hello\n")), "$name: gives the data");
	same(0, socket_last_error($b), "$name: no error");
}
/* a receive timeout of the socket itself makes the kernel give up at a signal, even with SA_RESTART */
[$a, $b] = unix_pair();
socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 30, 'usec' => 0]);
same('hello', interrupted('with SO_RCVTIMEO', fn() => socket_read($b, 10), fn() => socket_write($a, 'hello')), 'with SO_RCVTIMEO');

/* half of the data is there, MSG_WAITALL wants the rest: nothing of it is lost */
[$a, $b] = tcp_pair();
socket_write($a, '12345');
$got = '';
interrupted('MSG_WAITALL', function () use ($b, &$got) {
	while (strlen($got) < 10) {
		socket_recv($b, $data, 10 - strlen($got), MSG_WAITALL);
		$got .= $data;
	}
}, fn() => socket_write($a, '67890'));
same('1234567890', $got, 'MSG_WAITALL: everything in order');

/* accept */
[$listener, $port] = tcp_listener();
$accepted = interrupted('socket_accept', fn() => socket_accept($listener), function () use ($port): void {
	$c = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
	socket_connect($c, '127.0.0.1', $port);
	socket_write($c, 'accepted');
});
same(true, $accepted instanceof Socket, 'socket_accept: a socket');
same('accepted', $accepted instanceof Socket ? socket_read($accepted, 10) : null, 'socket_accept: the right one');

/* connect: a unix listener with a full backlog makes it wait */
$path = temp_path();
$server = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($server, $path);
socket_listen($server, 0);
$first = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_connect($first, $path);
$client = socket_create(AF_UNIX, SOCK_STREAM, 0);
$connected = interrupted('socket_connect', fn() => socket_connect($client, $path), function () use ($server): void {
	socket_accept($server);
	$s = socket_accept($server);
	socket_write($s, 'connected');
});
same(true, $connected, 'socket_connect: succeeds');
same('connected', $connected ? socket_read($client, 10) : null, 'socket_connect: to the listener');

/* what waits for room */
$writers = [
	'socket_write' => fn($s) => socket_write($s, 'hello'),
	'socket_send' => fn($s) => socket_send($s, 'hello', 5, 0),
	'socket_sendmsg' => fn($s) => socket_sendmsg($s, ['iov' => ['hello']]),
	'socket_select' => function ($s) {
		$write = [$s];
		$none = null;
		return [socket_select($none, $write, $none, null), socket_write($s, 'hello')][1];
	},
];
foreach ($writers as $name => $writer) {
	[$a, $b, $full] = stuffed();
	$drain = function () use ($b, $full): void {
		same(str_repeat('f', $full), read_exactly($b, $full), 'what was before');
		same('hello', read_exactly($b, 5), 'what waited');
		exit($GLOBALS['checks']['failed'] === 0 ? 0 : 9);
	};
	same(5, interrupted("$name waits for room", fn() => $writer($a), $drain), "$name: all is written");
}
$path = temp_path();
$receiver = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($receiver, $path);
$sender = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_set_nonblock($sender);
for ($queued = 0; @socket_sendto($sender, 'f', 1, 0, $path) === 1; $queued++) {
}
socket_set_block($sender);
$drain = function () use ($receiver, $queued): void {
	for ($i = 0; $i < $queued; $i++) {
		socket_recv($receiver, $data, 10, 0);
	}
	socket_recv($receiver, $data, 10, 0);
	exit($data === 'hello' ? 0 : 9);
};
same(5, interrupted('socket_sendto', fn() => socket_sendto($sender, 'hello', 5, 0, $path), $drain), 'socket_sendto');

/* select waits for the time that remains: signals neither end nor prolong it */
[$a, $b] = unix_pair();
$start = hrtime(true);
$result = interrupted('select with a timeout', function () use ($b) {
	$read = ['key' => $b];
	$none = null;
	$n = socket_select($read, $none, $none, 0, 700000);
	return [$n, $read];
}, fn() => null);
same([0, []], $result, 'select with a timeout: nothing was ready');
holds(hrtime(true) - $start >= 700_000_000, 'select with a timeout: the whole time was waited');
finish();
?>
--EXPECT--
73 checks held
