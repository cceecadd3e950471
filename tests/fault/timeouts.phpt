--TEST--
Failing calls: the system's ETIMEDOUT is no timeout of ours, and a Reader keeps it
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/fault.inc';
need_faults();
PHP_OS_FAMILY === 'Linux' || die('skip sendfile and sendmmsg are needed');
?>
--FILE--
<?php
use Sockets\{ErrorKind, Reader, SocketException};
use function Sockets\{accept, read, read_exactly, read_line, receive_batch, receive_handles, send_batch, send_file, send_handles, write_all, write_frame};

require __DIR__ . '/fault.inc';

/** The connection was abandoned: a SocketException and nothing else, with what was read before. */
function abandoned(callable $call, string $partial = ''): void
{
	try {
		$result = $call();
		same('an exception', $result, 'no exception');
	} catch (SocketException $e) {
		same(SocketException::class, $e::class, 'its class');
		same([ErrorKind::TimedOut, 'ETIMEDOUT', $partial], [$e->kind, $e->symbol, $e->partial], 'kind, symbol, partial');
		holds(str_ends_with($e->getMessage(), socket_strerror(SOCKET_ETIMEDOUT)), $e->getMessage());
	}
}

/** @return array{Socket, Socket} there is something to read in the second one */
function written(string $data, int $type = SOCK_STREAM): array
{
	$pair = unix_pair($type);
	socket_write($pair[0], $data);
	return $pair;
}

fault_cases([
	'read' => ['recv:1:ETIMEDOUT', fn() => abandoned(fn() => read(unix_pair()[0], 1, 5))],
	'read_exactly' => ['recv:2:ETIMEDOUT', fn() => abandoned(fn() => read_exactly(written('half')[1], 9, 5), 'half')],
	'read_line' => ['recv:3:ETIMEDOUT', fn() => abandoned(fn() => read_line(written('half')[1], timeout: 5), 'half')],
	'receive_batch' => ['recvmmsg:1:ETIMEDOUT', fn() => abandoned(fn() => receive_batch(unix_pair(SOCK_DGRAM)[0], 2, timeout: 5))],
	'receive_handles' => ['recvmsg:1:ETIMEDOUT', fn() => abandoned(fn() => receive_handles(unix_pair()[0], timeout: 5))],
	'write_all' => ['send:1:ETIMEDOUT', fn() => abandoned(fn() => write_all(unix_pair()[0], 'x', 5))],
	'write_frame' => ['sendmsg:1:ETIMEDOUT', fn() => abandoned(fn() => write_frame(unix_pair()[0], 'x', 5))],
	'send_batch' => ['sendmmsg:1:ETIMEDOUT', fn() => abandoned(fn() => send_batch(unix_pair(SOCK_DGRAM)[0], ['x', 'y'], 5))],
	'send_handles' => ['sendmsg:1:ETIMEDOUT', fn() => abandoned(fn() => send_handles($s = unix_pair()[0], [$s], timeout: 5))],
	'send_file' => ['sendfile:1:ETIMEDOUT', fn() => abandoned(fn() => send_file(unix_pair()[0], fopen(__FILE__, 'r')))],
	'accept' => ['accept4:1:ETIMEDOUT,accept:1:ETIMEDOUT', fn() => abandoned(fn() => accept(tcp_listener()[0]))],
	'Reader::readLine' => ['recv:2:ETIMEDOUT', function (): void {
		[$a, $b] = written('half');
		$reader = new Reader($b, timeout: 5);
		abandoned(fn() => $reader->readLine(), 'half');
		/* The system has more, and the end: neither makes a line of it. */
		socket_write($a, " a line\n");
		socket_close($a);
		foreach (['readLine' => [], 'readUntil' => ["\n"], 'readExactly' => [5], 'peek' => [5]] as $method => $arguments) {
			abandoned(fn() => $reader->$method(...$arguments), 'half');
		}
		abandoned(fn() => iterator_to_array($reader), 'half');
		same(4, $reader->buffered(), 'it is there');
		same('half', $reader->read(9), 'and can be taken');
		abandoned(fn() => $reader->read(9));
	}],
	'Reader: a lack of memory passes' => ['recv:2:ENOMEM,recv:3:ENOBUFS', function (): void {
		[$a, $b] = written('half');
		$reader = new Reader($b, timeout: 5);
		foreach (['ENOMEM', 'ENOBUFS'] as $symbol) {
			try {
				same($symbol, $reader->readLine(), 'no exception');
			} catch (SocketException $e) {
				same([$symbol, ''], [$e->symbol, $e->partial], 'kind, symbol, partial');
			}
		}
		socket_write($a, " a line\n");
		same('half a line', $reader->readLine(), 'the whole line');
	}],
]);
?>
--EXPECT--
ok read
ok read_exactly
ok read_line
ok receive_batch
ok receive_handles
ok write_all
ok write_frame
ok send_batch
ok send_handles
ok send_file
ok accept
ok Reader::readLine
ok Reader: a lack of memory passes
