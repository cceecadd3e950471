--TEST--
Failing calls: making sockets
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/fault.inc';
need_faults();
?>
--FILE--
<?php
require __DIR__ . '/fault.inc';
fault_cases([
	'socket EMFILE' => ['socket:1:EMFILE', function (): void {
		fails(24, 'socket_create(): Unable to create socket', fn() => socket_create(AF_INET, SOCK_STREAM, 0));
		same(true, socket_create(AF_INET, SOCK_STREAM, 0) instanceof Socket, 'the next one is made');
	}],
	'socket ENFILE' => ['socket:1:ENFILE', function (): void {
		fails(23, 'socket_create(): Unable to create socket', fn() => socket_create(AF_INET, SOCK_DGRAM, 0));
	}],
	'socket ENOBUFS' => ['socket:1:ENOBUFS', function (): void {
		fails(105, 'socket_create(): Unable to create socket', fn() => socket_create(AF_UNIX, SOCK_STREAM, 0));
	}],
	'socket ENOMEM' => ['socket:1:ENOMEM', function (): void {
		fails(12, 'socket_create(): Unable to create socket', fn() => socket_create(AF_INET6, SOCK_STREAM, 0));
	}],
	'socket without SOCK_CLOEXEC' => ['socket:1:EINVAL', function (): void {
		$socket = quiet(fn() => socket_create(AF_INET, SOCK_STREAM, 0), 'socket_create');
		same(true, closes_on_exec($socket), 'close-on-exec');
		same(true, socket_bind($socket, '127.0.0.1', 0), 'it works');
	}],
	'socket without SOCK_CLOEXEC, flag fails' => ['socket:1:EINVAL,setflags:1:ENOMEM', function (): void {
		fails(12, 'socket_create(): Unable to create socket', fn() => socket_create(AF_INET, SOCK_STREAM, 0));
	}],
	'socket without SOCK_CLOEXEC, flags unreadable' => ['socket:1:EINVAL,getflags:1:EBADF', function (): void {
		fails(9, 'socket_create(): Unable to create socket', fn() => socket_create(AF_INET, SOCK_STREAM, 0));
	}],
	'socketpair EMFILE' => ['socketpair:1:EMFILE', function (): void {
		$pair = 'as it was';
		fails(24, 'socket_create_pair(): Unable to create socket pair', function () use (&$pair) {
			return socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
		});
		same('as it was', $pair, 'the argument');
	}],
	'socketpair without SOCK_CLOEXEC' => ['socketpair:1:EINVAL', function (): void {
		same(true, quiet(function () use (&$pair) {
			return socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
		}, 'socket_create_pair'), 'result');
		same(5, socket_write($pair[0], 'hello'), 'write');
		same('hello', socket_read($pair[1], 10), 'read');
		same([true, true], array_map('closes_on_exec', $pair), 'close-on-exec');
	}],
	'socketpair without SOCK_CLOEXEC, first flag fails' => ['socketpair:1:EINVAL,setflags:1:ENOMEM', function (): void {
		fails(12, 'socket_create_pair(): Unable to create socket pair', fn() => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair));
	}],
	'socketpair without SOCK_CLOEXEC, second flag fails' => ['socketpair:1:EINVAL,setflags:2:ENOMEM', function (): void {
		fails(12, 'socket_create_pair(): Unable to create socket pair', fn() => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair));
	}],
	'create_listen: socket EMFILE' => ['socket:1:EMFILE', function (): void {
		fails(24, 'socket_create_listen(): unable to create listening socket', fn() => socket_create_listen(0));
	}],
	'create_listen: bind EADDRINUSE' => ['bind:1:EADDRINUSE', function (): void {
		fails(98, 'socket_create_listen(): unable to bind to given address', fn() => socket_create_listen(0));
	}],
	'create_listen: listen EADDRINUSE' => ['listen:1:EADDRINUSE', function (): void {
		fails(98, 'socket_create_listen(): unable to listen on socket', fn() => socket_create_listen(0));
	}],
	'create_listen: close fails' => ['bind:1:EADDRINUSE,close:1:EIO', function (): void {
		fails(98, 'socket_create_listen(): unable to bind to given address', fn() => socket_create_listen(0));
	}],
	'close EINTR' => ['close:1:EINTR', function (): void {
		$socket = socket_create(AF_INET, SOCK_STREAM, 0);
		$count = descriptor_count();
		quiet(fn() => socket_close($socket), 'socket_close');
		same($count - 1, descriptor_count(), 'it is closed');
	}],
	'bind and listen' => ['bind:1:EADDRINUSE,listen:1:EADDRINUSE', function (): void {
		$socket = socket_create(AF_INET, SOCK_STREAM, 0);
		fails(98, 'socket_bind(): Unable to bind address', fn() => socket_bind($socket, '127.0.0.1', 0), $socket);
		same(true, socket_bind($socket, '127.0.0.1', 0), 'the next bind');
		fails(98, 'socket_listen(): unable to listen on socket', fn() => socket_listen($socket), $socket);
		same(true, socket_listen($socket), 'the next listen');
	}],
	'addrinfo: socket EMFILE' => ['socket:1:EMFILE', function (): void {
		$list = socket_addrinfo_lookup('127.0.0.1', '0', ['ai_socktype' => SOCK_STREAM]);
		fails(24, 'socket_addrinfo_bind(): Unable to create socket', fn() => socket_addrinfo_bind($list[0]));
	}],
	'addrinfo: bind EADDRINUSE' => ['bind:1:EADDRINUSE', function (): void {
		$list = socket_addrinfo_lookup('127.0.0.1', '0', ['ai_socktype' => SOCK_STREAM]);
		fails(98, 'socket_addrinfo_bind(): Unable to bind address', fn() => socket_addrinfo_bind($list[0]));
	}],
	'addrinfo: connect ECONNREFUSED' => ['connect:1:ECONNREFUSED', function (): void {
		$list = socket_addrinfo_lookup('127.0.0.1', '9', ['ai_socktype' => SOCK_STREAM]);
		fails(111, 'socket_addrinfo_connect(): Unable to connect address', fn() => socket_addrinfo_connect($list[0]));
	}],
]);
?>
--EXPECT--
ok socket EMFILE
ok socket ENFILE
ok socket ENOBUFS
ok socket ENOMEM
ok socket without SOCK_CLOEXEC
ok socket without SOCK_CLOEXEC, flag fails
ok socket without SOCK_CLOEXEC, flags unreadable
ok socketpair EMFILE
ok socketpair without SOCK_CLOEXEC
ok socketpair without SOCK_CLOEXEC, first flag fails
ok socketpair without SOCK_CLOEXEC, second flag fails
ok create_listen: socket EMFILE
ok create_listen: bind EADDRINUSE
ok create_listen: listen EADDRINUSE
ok create_listen: close fails
ok close EINTR
ok bind and listen
ok addrinfo: socket EMFILE
ok addrinfo: bind EADDRINUSE
ok addrinfo: connect ECONNREFUSED
