<?php
/* The waiting calls of socket_*, interrupted: tests/modern/signal_matrix.phpt has the other two faces. */
require __DIR__ . '/case.inc';
require __DIR__ . '/matrix.inc';

/** What waits for data: $call gets a socket that has none. */
function reading(callable $call, ?callable $prepare = null): callable
{
	return function () use ($call, $prepare): array {
		[$a, $b] = pair();
		if ($prepare !== null) {
			$prepare($a, $b);
		}
		return [$b, fn() => $call($b), fn() => socket_write($a, "data\n")];
	};
}

/** What waits for room: $call gets a socket whose buffer is full. */
function writing(callable $call): callable
{
	return function () use ($call): array {
		[$a, $b] = pair();
		socket_set_option($a, SOL_SOCKET, SO_SNDBUF, 8192);
		socket_set_nonblock($a);
		while (@socket_write($a, str_repeat('f', 4096)) !== false) {
		}
		socket_set_block($a);
		return [$a, fn() => $call($a), function () use ($b): void {
			socket_set_nonblock($b);
			while (@socket_read($b, 65536) !== false) {
			}
		}];
	};
}

/** A unix listener: with a full queue for what connects, empty for what accepts. */
function listening(callable $call, bool $connects): callable
{
	return function () use ($call, $connects): array {
		$server = socket_create(AF_UNIX, SOCK_STREAM, 0);
		$path = "\0skp-matrix-" . bin2hex(random_bytes(8)); // abstract: a restarted connect looks the name up again
		socket_bind($server, $path);
		socket_listen($server, 0);
		$client = socket_create(AF_UNIX, SOCK_STREAM, 0);
		if (!$connects) {
			return [$server, fn() => $call($server), function () use ($client, $path): void {
				socket_connect($client, $path);
			}];
		}
		socket_connect(socket_create(AF_UNIX, SOCK_STREAM, 0), $path);
		return [$client, fn() => $call($client, $path), function () use ($server, $path): void {
			socket_accept($server);
		}];
	};
}

function selecting(int $count, ?int $seconds): callable
{
	return reading(function (Socket $s) use ($count, $seconds) {
		static $others = [];
		for ($i = 1; $i < $count; $i++) {
			$others[] = $pair = pair();
			$idle[] = $pair[0];
		}
		$all = [$s, ...($idle ?? [])];
		for ($i = 0; $i < 3; $i++) {
			$read = $all;
			$none = null;
			socket_select($read, $none, $none, 0);
		}
		$read = $all;
		$result = socket_select($read, $none, $none, $seconds);
		return [$result, count($read)];
	});
}

$calls = [
	'read' => reading(fn($s) => socket_read($s, 100)),
	'read with a timeout' => reading(fn($s) => socket_read($s, 100), fn($a, $b) => socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 20, 'usec' => 0])),
	'read a line' => reading(fn($s) => socket_read($s, 100, PHP_NORMAL_READ)),
	'recv' => reading(fn($s) => [socket_recv($s, $data, 100, 0), $data]),
	'recvfrom' => reading(fn($s) => [socket_recvfrom($s, $data, 100, 0, $from), $data]),
	'recvmsg' => reading(function ($s) {
		$message = ['buffer_size' => 100, 'controllen' => 64];
		return [socket_recvmsg($s, $message), $message['iov'] ?? null];
	}),
	'write' => writing(fn($s) => socket_write($s, 'more')),
	'send' => writing(fn($s) => socket_send($s, 'more', 4, 0)),
	'sendmsg' => writing(fn($s) => socket_sendmsg($s, ['iov' => ['more']])),
	'accept' => listening(fn($s) => socket_accept($s), false),
	'connect' => listening(fn($s, $path) => socket_connect($s, $path), true),
	'select' => selecting(1, null),
	'select with a timeout' => selecting(1, 20),
	'select of six' => selecting(6, null),
	'select of six with a timeout' => selecting(6, 20),
];
foreach ($calls as $name => $make) {
	isolated($name, fn() => matrix_row($make), null, 25);
}
done();
