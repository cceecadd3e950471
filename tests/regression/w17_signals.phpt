--TEST--
W17: a handled signal ends a waiting call, as the system does; PHP's handler runs before the warning
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
$order = [];

/** Handles SIGUSR1 by a note of it. */
function handle(bool $restart): void
{
	pcntl_signal(SIGUSR1, function (): void {
		$GLOBALS['order'][] = 'handler';
	}, $restart);
}

/** Runs $call; another process sends a signal as soon as this one sleeps in it. Gives what the call returned. */
function signalled(callable $call): mixed
{
	global $order;
	$order = [];
	$me = getmypid();
	$peer = peer(function () use ($me): void {
		asleep($me);
		exec_kill($me, SIGUSR1);
	});
	set_error_handler(function (int $level, string $text) use (&$order): bool {
		$order[] = $text;
		return true;
	});
	try {
		return $call();
	} finally {
		restore_error_handler();
		same(0, $peer->wait(), 'the helper ends well');
	}
}

/** The call fails with EINTR: first the handler, then the warning. */
function ends(string $name, string $what, callable $call): void
{
	same(false, signalled($call), "$name: false");
	same(['handler', strtok($name, ',') . "(): $what [4]: " . socket_strerror(SOCKET_EINTR)], $GLOBALS['order'], "$name: the handler, then the warning");
	same(SOCKET_EINTR, socket_last_error(), "$name: the error");
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
handle(false);
/* what waits for a byte: nothing is lost, the next call has it */
$readers = [
	'socket_read' => ['unable to read from socket', fn($s) => socket_read($s, 10)],
	'socket_read, line' => ['unable to read from socket', fn($s) => socket_read($s, 10, PHP_NORMAL_READ)],
	'socket_recv' => ['Unable to read from socket', fn($s) => socket_recv($s, $data, 10, 0) ? $data : false],
	'socket_recvfrom' => ['Unable to recvfrom', fn($s) => socket_recvfrom($s, $data, 10, 0, $from) ? $data : false],
	'socket_recvmsg' => ['Error in recvmsg', function ($s) {
		$message = ['buffer_size' => 10, 'controllen' => 64];
		return socket_recvmsg($s, $message) ? $message['iov'][0] : false;
	}],
];
foreach ($readers as $name => [$what, $reader]) {
	[$a, $b] = unix_pair();
	ends($name, $what, fn() => $reader($b));
	same(SOCKET_EINTR, socket_last_error($b), "$name: the error is on the socket");
	socket_write($a, "hello\n");
	same("hello\n", quiet(fn() => $reader($b), $name), "$name: the next call");
}

/* select, by poll(2) and with registered sockets; whatever the handler's flags (signal(7)) */
foreach ([false, true] as $restart) {
	handle($restart);
	foreach ([1, 6] as $count) {
		$read = array_map(fn() => unix_pair()[1], range(1, $count));
		$pairs = array_map(fn() => unix_pair(), range(1, $count));
		$all = array_column($pairs, 0);
		for ($i = 0; $i < 3; $i++) {
			$read = $all;
			socket_select($read, $none, $none, 0);
		}
		foreach ([null, 30] as $seconds) {
			$read = $all;
			ends('socket_select, ' . $count, 'Unable to select', function () use (&$read, $seconds) {
				$none = null;
				return socket_select($read, $none, $none, $seconds);
			});
			same($all, $read, 'the array is as it was');
		}
		socket_write($pairs[0][1], 'x');
		same(1, quiet(fn() => socket_select($read, $none, $none, 30), 'select'), 'the next select');
	}
}

/* SA_RESTART: the kernel goes on, and the handler runs afterwards */
[$a, $b] = unix_pair();
$me = getmypid();
$peer = peer(function () use ($me, $a): void {
	asleep($me);
	exec_kill($me, SIGUSR1);
	usleep(20000);
	asleep($me);
	socket_write($a, 'hello');
});
$order = [];
same('hello', quiet(fn() => socket_read($b, 10), 'SA_RESTART'), 'SA_RESTART: the call goes on');
same(['handler'], $order, 'SA_RESTART: the handler ran');
same(0, $peer->wait(), 'the helper ends well');
/* but not with a receive timeout of the socket (signal(7)) */
socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 30, 'usec' => 0]);
ends('socket_read, SO_RCVTIMEO', 'unable to read from socket', fn() => socket_read($b, 10));
handle(false);

[$listener, $port] = tcp_listener();
ends('socket_accept', 'unable to accept incoming connection', fn() => socket_accept($listener));
same(SOCKET_EINTR, socket_last_error($listener), 'socket_accept: the error is on the listener');

/* connect: a unix listener with a full backlog makes it wait */
$path = temp_path();
$server = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($server, $path);
socket_listen($server, 0);
$first = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_connect($first, $path);
$client = socket_create(AF_UNIX, SOCK_STREAM, 0);
ends('socket_connect', 'unable to connect', fn() => socket_connect($client, $path));
socket_accept($server);
same(true, socket_connect($client, $path), 'socket_connect: the next one');

/* what waits for room: nothing of it is sent */
$writers = [
	'socket_write' => ['unable to write to socket', fn($s) => socket_write($s, 'hello')],
	'socket_send' => ['Unable to write to socket', fn($s) => socket_send($s, 'hello', 5, 0)],
	'socket_sendmsg' => ['Error in sendmsg', fn($s) => socket_sendmsg($s, ['iov' => ['hello']])],
];
foreach ($writers as $name => [$what, $writer]) {
	[$a, $b, $full] = stuffed();
	ends($name, $what, fn() => $writer($a));
	same(str_repeat('f', $full), read_exactly($b, $full), "$name: what was before");
	same(5, $writer($a), "$name: the next one");
	same('hello', read_exactly($b, 10 - 5), "$name: once");
}
$path = temp_path();
$receiver = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($receiver, $path);
$sender = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_set_nonblock($sender);
while (@socket_sendto($sender, 'f', 1, 0, $path) === 1) {
}
socket_set_block($sender);
ends('socket_sendto', 'Unable to write to socket', fn() => socket_sendto($sender, 'hello', 5, 0, $path));

/* the loop of every daemon: a handler that only sets a variable ends it */
$stop = false;
pcntl_signal(SIGTERM, function () use (&$stop): void {
	$stop = true;
});
$peer = peer(function () use ($me): void {
	pcntl_signal(SIGTERM, SIG_DFL);
	asleep($me);
	exec_kill($me, SIGTERM);
});
while (!$stop) {
	$read = [$listener];
	@socket_select($read, $none, $none, null);
}
same(0, $peer->wait(), 'the loop has ended');

/* a handler that makes the variable an int property during the wait: its type holds */
final class Number
{
	public int $value = 5;
}
$number = new Number();
pcntl_signal(SIGUSR1, function () use (&$read, $number): void {
	$read = 7;
	$number->value = &$read;
});
$read = [$listener];
same(false, signalled(function () use (&$read) {
	$none = null;
	return socket_select($read, $none, $none, null);
}), 'a typed variable: false');
same([7, 7], [$number->value, $read], 'a typed variable');

/* a handler that closes the socket, whose number another one gets: nothing is done with that */
pcntl_signal(SIGUSR1, function () use (&$b, &$other): void {
	socket_close($b);
	$other = unix_pair();
	socket_write($other[1], 'not yours');
}, false);
foreach ($readers as $name => [$what, $reader]) {
	[$a, $b] = unix_pair();
	same(false, signalled(fn() => $reader($b)), "$name: closed by the handler");
	same('not yours', socket_read($other[0], 20), "$name: the other socket was not read");
}
finish();
?>
--EXPECT--
145 checks held
