--TEST--
Failing calls: connecting and accepting
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
/** @return array{Socket, Socket} a listener and a client whose connection waits in its queue */
function waiting(): array
{
	[$listener, $port] = tcp_listener();
	$client = socket_create(AF_INET, SOCK_STREAM, 0);
	socket_connect($client, '127.0.0.1', $port);
	socket_write($client, 'mine');
	return [$listener, $client];
}

/** The waiting connection is still to be had, and is the right one. */
function accepts(Socket $listener): Socket
{
	$socket = quiet(fn() => socket_accept($listener), 'socket_accept');
	same('mine', socket_read($socket, 10), 'what comes from the connection');
	return $socket;
}

const ACCEPT = 'socket_accept(): unable to accept incoming connection';
const CONNECT = 'socket_connect(): unable to connect';

fault_cases([
	'no accept4' => ['accept4:1:ENOSYS:0', function (): void {
		[$listener, $client] = waiting();
		$socket = accepts($listener);
		same(true, closes_on_exec($socket), 'close-on-exec');
		same(0, socket_flags($socket) & 04000, 'it blocks');
	}],
	'no accept4, accept EMFILE' => ['accept4:1:ENOSYS:0,accept:1:EMFILE', function (): void {
		[$listener, $client] = waiting();
		fails(24, ACCEPT, fn() => socket_accept($listener), $listener);
		accepts($listener);
	}],
	'no accept4, flag fails' => ['accept4:1:ENOSYS:0,setflags:1:ENOMEM', function (): void {
		[$listener, $client] = waiting();
		fails(12, ACCEPT, fn() => socket_accept($listener), $listener);
	}],
	'accept4 EINTR' => ['accept4:1:EINTR', function (): void {
		[$listener, $client] = waiting();
		fails(4, ACCEPT, fn() => socket_accept($listener), $listener);
		accepts($listener);
	}],
	'accept4 EMFILE' => ['accept4:1:EMFILE', function (): void {
		[$listener, $client] = waiting();
		fails(24, ACCEPT, fn() => socket_accept($listener), $listener);
		accepts($listener);
	}],
	'accept4 ENOBUFS, ENOMEM, ECONNABORTED' => ['accept4:1:ENOBUFS,accept4:2:ENOMEM,accept4:3:ECONNABORTED', function (): void {
		[$listener, $client] = waiting();
		fails(105, ACCEPT, fn() => socket_accept($listener), $listener);
		fails(12, ACCEPT, fn() => socket_accept($listener), $listener);
		fails(103, ACCEPT, fn() => socket_accept($listener), $listener);
		accepts($listener);
	}],
	'accept4 EAGAIN' => ['accept4:1:EAGAIN', function (): void {
		[$listener, $client] = waiting();
		same(false, collecting(fn() => socket_accept($listener), $messages), 'result');
		same(11, socket_last_error($listener), 'last error of the listener');
		accepts($listener);
	}],
	'connect EINTR' => ['connect:1:EINTR', function (): void {
		[$listener, $port] = tcp_listener();
		$client = socket_create(AF_INET, SOCK_STREAM, 0);
		fails(4, CONNECT, fn() => socket_connect($client, '127.0.0.1', $port), $client);
		same(true, quiet(fn() => socket_connect($client, '127.0.0.1', $port), 'socket_connect'), 'result');
		socket_write($client, 'mine');
		accepts($listener);
	}],
	'connect ENOBUFS, ETIMEDOUT' => ['connect:1:ENOBUFS,connect:2:ETIMEDOUT', function (): void {
		[$listener, $port] = tcp_listener();
		$client = socket_create(AF_INET, SOCK_STREAM, 0);
		fails(105, CONNECT, fn() => socket_connect($client, '127.0.0.1', $port), $client);
		fails(110, CONNECT, fn() => socket_connect($client, '127.0.0.1', $port), $client);
		same(true, socket_connect($client, '127.0.0.1', $port), 'the next connect');
	}],
	'getaddrinfo EAI_AGAIN' => ['getaddrinfo:1:EAI_AGAIN', function (): void {
		$client = socket_create(AF_INET, SOCK_STREAM, 0);
		fails(-10002, 'socket_connect(): Host lookup failed', fn() => socket_connect($client, 'host.invalid', 80), $client);
	}],
	'getaddrinfo EAI_NONAME' => ['getaddrinfo:1:EAI_NONAME', function (): void {
		$client = socket_create(AF_INET, SOCK_STREAM, 0);
		fails(-10001, 'socket_bind(): Host lookup failed', fn() => socket_bind($client, 'host.invalid', 0), $client);
	}],
	'getaddrinfo EAI_MEMORY, EAI_SYSTEM' => ['getaddrinfo:1:EAI_MEMORY,getaddrinfo:2:EAI_SYSTEM', function (): void {
		$client = socket_create(AF_INET, SOCK_STREAM, 0);
		fails(-10003, 'socket_connect(): Host lookup failed', fn() => socket_connect($client, 'host.invalid', 80), $client);
		fails(-10003, 'socket_connect(): Host lookup failed', fn() => socket_connect($client, 'host.invalid', 80), $client);
	}],
	'socket_addrinfo_lookup EAI_AGAIN' => ['getaddrinfo:1:EAI_AGAIN', function (): void {
		same(false, quiet(fn() => socket_addrinfo_lookup('localhost'), 'lookup'), 'result');
	}],
]);
?>
--EXPECT--
ok no accept4
ok no accept4, accept EMFILE
ok no accept4, flag fails
ok accept4 EINTR
ok accept4 EMFILE
ok accept4 ENOBUFS, ENOMEM, ECONNABORTED
ok accept4 EAGAIN
ok connect EINTR
ok connect ENOBUFS, ETIMEDOUT
ok getaddrinfo EAI_AGAIN
ok getaddrinfo EAI_NONAME
ok getaddrinfo EAI_MEMORY, EAI_SYSTEM
ok socket_addrinfo_lookup EAI_AGAIN
