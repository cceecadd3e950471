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
		[$class, $kind, $message] = attempt('localhost');
		same([ResolveException::class, ErrorKind::Unresolved], [$class, $kind], $message);
	}],
	'the resolver fails with a code' => ['getaddrinfo:1:EAI_SYSTEM', function (): void {
		[$class, $kind] = attempt('localhost');
		same([ResolveException::class, ErrorKind::Unresolved], [$class, $kind], 'the resolver');
	}],
	'no thread' => ['pthread_create:1:EAGAIN', function (): void {
		same([SocketException::class, ErrorKind::WouldBlock, 'connect to tcp4://localhost: Resource temporarily unavailable'], attempt('localhost'), 'no thread');
	}],
	'no handles for the resolver' => ['socketpair:1:EMFILE', function (): void {
		same([SocketException::class, ErrorKind::TooManyHandles, 'connect to tcp4://localhost: Too many open files'], attempt('localhost'), 'no handles');
	}],
	'no handle for an attempt' => ['socket:2:EMFILE', function (): void {
		same([SocketException::class, ErrorKind::TooManyHandles, 'connect to tcp4://127.0.0.1: Too many open files'], attempt('127.0.0.1'), 'no handle');
	}],
	'an option is refused' => ['setsockopt:2:EPERM', function (): void {
		same([SocketException::class, ErrorKind::PermissionDenied, 'connect to tcp4://127.0.0.1, option mark: Operation not permitted'], attempt('127.0.0.1', ['mark' => 1]), 'mark');
	}],
	'the state of an attempt cannot be asked for' => ['getsockopt:1:ENOBUFS', function (): void {
		$result = attempt('127.0.0.1');
		holds($result === ['connected'] || $result[2] === 'connect to tcp4://127.0.0.1: No buffer space available', 'an immediate connection is not asked for');
	}],
	'it cannot be made blocking' => ['setflags:1:EPERM', function (): void {
		same([SocketException::class, ErrorKind::PermissionDenied, 'connect to tcp4://127.0.0.1: Operation not permitted'], attempt('127.0.0.1'), 'mode');
	}],
	'interrupted' => ['poll:1:EINTR:0,ppoll:1:EINTR:0', function (): void {
		same([SocketException::class, ErrorKind::Interrupted, 'connect to tcp4://localhost: Interrupted system call'], attempt('localhost'), 'interrupted');
	}],
]);
?>
--EXPECT--
ok the resolver has no time
ok the resolver fails with a code
ok no thread
ok no handles for the resolver
ok no handle for an attempt
ok an option is refused
ok the state of an attempt cannot be asked for
ok it cannot be made blocking
ok interrupted
