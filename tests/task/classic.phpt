--TEST--
socket_*: calls of sockets that block suspend their task
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{CancelledException, Task};
use function Sockets\{run, sleep, spawn};

require __DIR__ . '/task.inc';
bound(50);

/* --- receiving --- */
[$a, $b] = unix_pair();
$send = fn(string ...$parts) => function () use ($b, $parts) {
	foreach ($parts as $part) {
		write_all($b, $part);
		sleep(0);
		sleep(0);
	}
};
foreach ([
	'socket_read' => [fn() => socket_read($a, 100), ['data'], 'data'],
	'socket_read of many bytes' => [fn() => socket_read($a, 100000), ['data'], 'data'],
	'socket_read, a line' => [fn() => socket_read($a, 100, PHP_NORMAL_READ), ['da', "ta\n"], "data\n"],
	'socket_recv' => [function () use ($a) {
		return [socket_recv($a, $data, 100, 0), $data];
	}, ['data'], [4, 'data']],
	'socket_recv, MSG_WAITALL' => [function () use ($a) {
		return [socket_recv($a, $data, 6, MSG_WAITALL), $data];
	}, ['da', 'ta', '..'], [6, 'data..']],
	'socket_recvmsg' => [function () use ($a) {
		$message = ['buffer_size' => 100];
		return [socket_recvmsg($a, $message), $message['iov']];
	}, ['data'], [4, ['data']]],
	'socket_select' => [function () use ($a, $b) {
		$read = [$a, $b];
		$write = $except = null;
		return [socket_select($read, $write, $except, 20), count($read), socket_read($read[0], 10)];
	}, ['data'], [1, 1, 'data']],
] as $name => [$call, $parts, $result]) {
	same(['another task', 'the call', $result], while_waiting($call, $send(...$parts)), $name);
}
[$udp, $port] = udp_bound();
same(['another task', 'the call', [4, 'data', '127.0.0.1']], while_waiting(function () use ($udp) {
	return [socket_recvfrom($udp, $data, 100, 0, $address, $from), $data, $address];
}, function () use ($port) {
	socket_sendto(socket_create(AF_INET, SOCK_DGRAM, 0), 'data', 4, 0, '127.0.0.1', $port);
}), 'socket_recvfrom');

/* --- sending --- */
$large = str_repeat('x', 4 << 20);
foreach ([
	'socket_write' => fn() => socket_write($a, $large),
	'socket_send' => fn() => socket_send($a, $large, strlen($large), 0),
	'socket_sendmsg' => fn() => socket_sendmsg($a, ['iov' => [substr($large, 0, 1000), substr($large, 1000)]]),
] as $name => $call) {
	same(['another task', 'the call', strlen($large)], while_waiting($call, function () use ($b, $large, $name) {
		same(strlen($large), strlen(read_exactly($b, strlen($large))), "$name: all of it arrives");
	}), $name);
}

/* --- connections --- */
[$server, $port] = tcp_listener();
$client = null;
same(['another task', 'the call', true], while_waiting(fn() => socket_accept($server) instanceof Socket, function () use ($port, &$client) {
	$client = socket_create(AF_INET, SOCK_STREAM, 0);
	same(true, socket_connect($client, '127.0.0.1', $port), 'socket_connect');
	same(true, Sockets\describe($client)['blocking'], 'the client blocks');
}), 'socket_accept');
same(true, Sockets\describe($server)['blocking'], 'the server blocks');
[, $closed] = tcp_listener();
same([false, SOCKET_ECONNREFUSED], run(function () use ($closed) {
	$client = socket_create(AF_INET, SOCK_STREAM, 0);
	return [@socket_connect($client, '127.0.0.1', $closed), socket_last_error($client)];
}), 'a refused connection');

/* --- the socket's own timeouts --- */
socket_set_option($a, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 20000]);
same([false, SOCKET_EAGAIN, 'ran'], run(function () use ($a) {
	$ran = null;
	spawn(function () use (&$ran) {
		$ran = 'ran';
	});
	return [@socket_read($a, 10), socket_last_error($a), $ran];
}), 'SO_RCVTIMEO');
socket_set_option($a, SOL_SOCKET, SO_SNDTIMEO, ['sec' => 0, 'usec' => 20000]);
$sent = run(fn() => socket_write($a, $large));
holds($sent > 0 && $sent < strlen($large), 'SO_SNDTIMEO: a part is sent');
read_exactly($b, $sent);
same(0, run(function () use ($a) {
	$read = [$a];
	$write = $except = null;
	return socket_select($read, $write, $except, 0, 20000);
}), 'the timeout of socket_select');

/* --- sockets that do not block, and flags --- */
socket_set_nonblock($b);
same([false, SOCKET_EAGAIN, 'not yet'], run(function () use ($b) {
	$ran = 'not yet';
	spawn(function () use (&$ran) {
		$ran = 'ran';
	});
	return [@socket_read($b, 10), socket_last_error($b), $ran];
}), 'a non-blocking socket does not wait');

/* --- closing and cancellation --- */
same([[false, SOCKET_EBADF], [false, true]], run(function () {
	[$a, $b] = unix_pair();
	$tasks = [spawn(fn() => [@socket_read($a, 10), socket_last_error()]), spawn(function () use ($a) {
		$read = [$a];
		$write = $except = null;
		return [@socket_select($read, $write, $except, 20), true];
	})];
	sleep(0);
	socket_close($a);
	return array_map(fn(Task $t) => $t->await(), $tasks);
}), 'closing ends the calls');
same('cancelled', run(function () {
	[$a, $b] = unix_pair();
	$task = spawn(fn() => socket_read($a, 10));
	sleep(0);
	$task->cancel();
	try {
		$task->await();
	} catch (CancelledException) {
		return 'cancelled';
	}
}), 'a cancelled call');
finish();
--EXPECT--
25 checks held
