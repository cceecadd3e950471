--TEST--
Failing calls: a timeout of 0 and try_* do not poll, neither before the first try nor after it
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/fault.inc';
need_faults();
PHP_OS_FAMILY === 'Linux' || die('skip the calls are those of Linux');
?>
--FILE--
<?php
use Sockets\{Endpoint, Reader, TimeoutException};
use function Sockets\{accept, connect, listen, pair, read, read_exactly, read_frame, read_line, read_until, receive_batch, receive_handles,
	send_batch, send_file, send_handles, send_segments, try_accept, try_read, try_write, write_all, write_frame};

require __DIR__ . '/fault.inc';

/** A socket that takes nothing more. */
function full(string $scheme = 'unix'): Socket
{
	[$socket, Full::$peers[]] = pair($scheme);
	while (try_write($socket, $scheme === 'unix' ? str_repeat('x', 100_000) : 'x') > 0) {
	}
	return $socket;
}

final class Full
{
	public static array $peers = [];
}

/** A call times out at once: any poll fails with EIO. */
function times_out(string $name, callable $call): void
{
	same(TimeoutException::class, get_debug_type(raised(TimeoutException::class, $call)), $name);
}

/** A blocking and a non-blocking socket. */
function both(callable $check): void
{
	foreach (['socket_set_block', 'socket_set_nonblock'] as $set) {
		$check(function (Socket $socket) use ($set): Socket {
			$set($socket);
			return $socket;
		});
	}
}

fault_cases([
	'nothing can be done' => ['poll:1:EIO:0,ppoll:1:EIO:0', fn() => both(function (callable $set): void {
		[$a, $b] = pair();
		[$c, $d] = pair('unixgram');
		$set($a) && $set($c);
		$reader = new Reader($a, timeout: 0);
		times_out('read', fn() => read($a, 10, 0));
		times_out('read_exactly', fn() => read_exactly($a, 10, 0));
		times_out('read_until', fn() => read_until($a, "\n", timeout: 0));
		times_out('read_line', fn() => read_line($a, timeout: 0));
		times_out('read_frame', fn() => read_frame($a, timeout: 0));
		times_out('readLine', fn() => $reader->readLine());
		times_out('readExactly', fn() => $reader->readExactly(5));
		times_out('peek', fn() => $reader->peek(5));
		times_out('Reader::read', fn() => $reader->read(5));
		times_out('receive_handles', fn() => receive_handles($a, timeout: 0));
		times_out('receive_batch', fn() => receive_batch($c, 10, timeout: 0));
		times_out('write_all', fn() => write_all($set(full()), 'x', 0));
		times_out('write_frame', fn() => write_frame($set(full()), 'x', 0));
		times_out('send_handles', fn() => send_handles($set(full()), [$a], timeout: 0));
		times_out('send_file', fn() => send_file($set(full()), fopen(__FILE__, 'r'), timeout: 0));
		times_out('send_batch', fn() => send_batch($set(full('unixgram')), ['x', 'y'], 0));
		same([null, 0, 0], [try_read($a, 10), try_write($set(full()), 'x'), try_write($set(full('unixgram')), ['x', 'y'])], 'try_*');
		$server = $set(listen('tcp4://127.0.0.1:0'));
		times_out('accept', fn() => accept($server, 0));
		same(null, try_accept($server), 'try_accept');
		Full::$peers = [];
	})],
	'something can be done' => ['poll:1:EIO:0,ppoll:1:EIO:0', fn() => both(function (callable $set): void {
		[$a, $b] = pair();
		[$c, $d] = pair('unixgram');
		$set($a) && $set($b) && $set($c) && $set($d);
		same([5, 'hello'], [write_all($a, 'hello', 0), read($b, 10, 0)], 'write_all, read');
		write_frame($a, "line\n", 0);
		same("line\n", read_frame($b, timeout: 0), 'write_frame, read_frame');
		same([5, 'hello'], [try_write($a, 'hello'), try_read($b, 10)], 'try_write, try_read');
		same(2, send_batch($c, ['x', 'y'], 0), 'send_batch');
		same(2, count(receive_batch($d, 10, timeout: 0)), 'receive_batch');
		send_handles($a, [$c], 'x', 0);
		same(1, count(receive_handles($b, timeout: 0)), 'send_handles, receive_handles');
		$server = $set(listen('unix://@' . bin2hex(random_bytes(8))));
		$client = connect(Endpoint::local($server), 0);
		same(true, accept($server, 0) instanceof Socket, 'connect, accept');
		$client = connect(Endpoint::local($server), 0);
		same(true, try_accept($server) instanceof Socket, 'try_accept');
	})],
	'a blocking listener of socket_create()' => ['accept4:1:EIO:0', function (): void {
		[$server] = tcp_listener();
		times_out('accept', fn() => accept($server, 0));
		same(null, try_accept($server), 'poll(2) is the try');
	}],
	'signals whose handlers run after the call' => ['recv:1:EINTR,send:1:EINTR,accept4:1:EINTR', function (): void {
		[$a, $b] = pair();
		$server = listen('tcp4://127.0.0.1:0');
		foreach ([fn() => try_write($a, 'hi'), fn() => try_read($b, 10), fn() => try_accept($server)] as $call) {
			same(Sockets\ErrorKind::Interrupted, raised(Sockets\SocketException::class, $call)?->kind, 'interrupted');
		}
		same([2, 'hi', null], [try_write($a, 'hi'), try_read($b, 10), try_accept($server)], 'the next try');
	}],
	'lost connections' => ['accept4:1:ECONNABORTED:2', function (): void {
		$server = listen('tcp4://127.0.0.1:0');
		$client = connect(Endpoint::local($server), 5);
		same(true, try_accept($server) instanceof Socket, 'are passed over');
	}],
	'only lost connections' => ['accept4:1:ECONNABORTED:0', function (): void {
		same(null, try_accept(listen('tcp4://127.0.0.1:0')), 'nothing is there');
	}],
	'a full transmit queue' => ['send:1:ENOBUFS:0', function (): void {
		[$a] = udp_pair();
		same(0, try_write($a, 'x'), 'nothing of the datagram');
	}],
	'an error of an earlier datagram' => ['send:1:ECONNREFUSED', function (): void {
		[$a, $b] = udp_pair();
		same(1, try_write($a, 'x'), 'the next one is sent');
	}],
	'a failure' => ['recv:1:EIO,send:1:EIO,accept4:1:EMFILE', function (): void {
		[$a] = pair();
		throws(Sockets\SocketException::class, 'try_read: ' . socket_strerror(SOCKET_EIO), fn() => try_read($a, 1));
		throws(Sockets\SocketException::class, 'try_write: ' . socket_strerror(SOCKET_EIO), fn() => try_write($a, 'x'));
		$server = listen('tcp4://127.0.0.1:0');
		$e = raised(Sockets\SocketException::class, fn() => try_accept($server));
		same(Sockets\ErrorKind::TooManyHandles, $e?->kind, 'try_accept');
	}],
]);
?>
--EXPECT--
ok nothing can be done
ok something can be done
ok a blocking listener of socket_create()
ok signals whose handlers run after the call
ok lost connections
ok only lost connections
ok a full transmit queue
ok an error of an earlier datagram
ok a failure
