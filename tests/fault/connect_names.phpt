--TEST--
Failing calls: Sockets\connect
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/fault.inc';
need_faults();
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, ResolveException, SocketException};
use function Sockets\{accept, connect, listen};

require __DIR__ . '/fault.inc';

/** A call to a server of ours: the exception's class, kind and message without the port; or "connected". */
function attempt(string $host, array $options = []): array
{
	$server = listen('tcp4://127.0.0.1:0');
	$port = Endpoint::local($server)->port;
	try {
		$s = connect("tcp4://$host:$port", 5, $options);
		accept($server, 5, $peer);
		same((string) Endpoint::local($s), (string) $peer, 'the connection');
		return ['connected'];
	} catch (SocketException $e) {
		return [$e::class, $e->kind, str_replace(":$port", '', $e->getMessage())];
	}
}

fault_cases([
	'the resolver has no time' => ['getaddrinfo:1:EAI_AGAIN', function (): void {
		[$class, $kind, $message] = attempt('host.invalid');
		same([ResolveException::class, ErrorKind::Unresolved], [$class, $kind], $message);
	}],
	'the resolver fails with a code' => ['getaddrinfo:1:EAI_SYSTEM', function (): void {
		same([SocketException::class, ErrorKind::OutOfMemory, 'connect to tcp4://host.invalid: Cannot allocate memory'], attempt('host.invalid'), 'the resolver');
	}],
	'no thread' => ['pthread_create:1:EAGAIN:0,getaddrinfo:1:EAI_NONAME', function (): void {
		[$class, $kind, $message] = attempt('host.invalid');
		same([ResolveException::class, ErrorKind::Unresolved], [$class, $kind], $message);
	}],
	'no handles for the resolver' => ['getaddrinfo:1:EAI_NONAME,socket:2:EMFILE', function (): void {
		same([SocketException::class, ErrorKind::TooManyHandles, 'connect to tcp4://host.invalid: Too many open files'], attempt('host.invalid'), 'no handles');
	}],
	'one handle for the resolver' => ['getaddrinfo:1:EAI_NONAME,socket:3:ENFILE', function (): void {
		same([SocketException::class, ErrorKind::TooManyHandles, 'connect to tcp4://host.invalid: Too many open files in system'], attempt('host.invalid'), 'one handle');
	}],
	'no handles for the resolver of a listener' => ['getaddrinfo:1:EAI_NONAME:0,socket:1:EMFILE:0', function (): void {
		try {
			listen('tcp://host.invalid:0');
		} catch (SocketException $e) {
			same([SocketException::class, ErrorKind::TooManyHandles, 'listen on tcp://host.invalid:0: Too many open files'], [$e::class, $e->kind, $e->getMessage()], 'no handles');
		}
	}],
	'localhost asks no resolver' => ['getaddrinfo:1:EAI_FAIL:0,pthread_create:1:EAGAIN:0', function (): void {
		same(['connected'], attempt('localhost'), 'localhost');
		same(['connected'], attempt('a.localhost'), 'a name below it');
	}],
	'the hosts file cannot be opened' => ['open:1:EMFILE:0', function (): void {
		same(['connected'], attempt('localhost'), 'localhost');
	}],
	'no handle for an attempt' => ['socket:2:EMFILE', function (): void {
		same([SocketException::class, ErrorKind::TooManyHandles, 'connect to tcp4://127.0.0.1: Too many open files'], attempt('127.0.0.1'), 'no handle');
	}],
	'an option is refused' => ['setsockopt:2:EPERM', function (): void {
		same([SocketException::class, ErrorKind::PermissionDenied, 'connect to tcp4://127.0.0.1, option "mark": Operation not permitted'], attempt('127.0.0.1', ['mark' => 1]), 'mark');
	}],
	'the state of an attempt cannot be asked for' => ['getsockopt:1:ENOBUFS', function (): void {
		$result = attempt('127.0.0.1');
		holds($result === ['connected'] || $result[2] === 'connect to tcp4://127.0.0.1: No buffer space available', 'an immediate connection is not asked for');
	}],
	'it cannot be made blocking' => ['setflags:1:EPERM', function (): void {
		same([SocketException::class, ErrorKind::PermissionDenied, 'connect to tcp4://127.0.0.1: Operation not permitted'], attempt('127.0.0.1'), 'mode');
	}],
	'interrupted' => ['poll:1:EINTR:0,ppoll:1:EINTR:0', function (): void {
		same([SocketException::class, ErrorKind::Interrupted, 'connect to tcp4://127.0.0.1: Interrupted system call'], attempt('127.0.0.1'), 'interrupted');
	}],
]);
?>
--EXPECT--
ok the resolver has no time
ok the resolver fails with a code
ok no thread
ok no handles for the resolver
ok one handle for the resolver
ok no handles for the resolver of a listener
ok localhost asks no resolver
ok the hosts file cannot be opened
ok no handle for an attempt
ok an option is refused
ok the state of an attempt cannot be asked for
ok it cannot be made blocking
ok interrupted
