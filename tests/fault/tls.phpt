--TEST--
Failing calls: TLS
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/fault.inc';
need_faults();
require __DIR__ . '/../skipif.inc';
need_tls();
?>
--FILE--
<?php
use Sockets\{ErrorKind, SocketException};
use function Sockets\{read, read_exactly, secure, shutdown, spawn, write_all};

require __DIR__ . '/fault.inc';
require __DIR__ . '/../tls/certificates.inc';

/** 50,000 bytes in each direction, and the end of both. */
function exchange(Socket $a, Socket $b): void
{
	$data = random_bytes(50000);
	$echo = spawn(function () use ($b) {
		write_all($b, strrev(read_exactly($b, 50000, 15)), 15);
		shutdown($b);
		return read($b, 1, 15);
	});
	write_all($a, $data, 15);
	holds(strrev($data) === read_exactly($a, 50000, 15), 'the data is complete');
	same('', read($a, 1, 15), 'and its end');
	shutdown($a);
	same('', $echo->await(15), 'the end of the other direction');
}

function works(bool $tcp = true): void
{
	Sockets\run(fn() => exchange(...secured_pair(tcp: $tcp)));
}

/** One side fails so, and the other one does not succeed. */
function fails_with(ErrorKind $kind, bool $again = false): void
{
	Sockets\run(function () use ($kind, $again) {
		[$a, $b] = plain_pair();
		$own = server_options() + ['server' => true];
		$other = spawn(fn() => outcome(fn() => secure($b, $own, 15)));
		$e = raised(SocketException::class, fn() => secure($a, client_options(), 15));
		same($kind, $e->kind, $e->getMessage());
		if ($again) {
			secure($a, timeout: 15);
			same('ok', $other->await(15)[0], 'it can be continued');
			exchange($a, $b);
			return;
		}
		same($kind, raised(SocketException::class, fn() => write_all($a, 'x', 15))->kind, 'for good');
		socket_close($a);
		holds($other->await(15)[0] !== 'ok', 'the other side');
	});
}

fault_cases([
	'one byte at a time is sent' => ['send:1:short=1:3000', works(...)],
	'one byte at a time is received' => ['recv:1:short=1:3000', works(...)],
	'records are cut' => ['send:1:short=1000:0,recv:3:short=700:0', works(...)],
	'by a unix socket' => ['send:1:short=1000:0,recv:1:short=1:3000', fn() => works(false)],
	'EAGAIN' => ['send:1:EAGAIN:3,recv:2:EAGAIN:3,send:6:EAGAIN,recv:9:EAGAIN', works(...)],
	'ENOBUFS' => ['send:1:ENOBUFS:3,send:7:ENOBUFS', works(...)],
	'EINTR' => ['send:1:EINTR', fn() => fails_with(ErrorKind::Interrupted, true)],
	'ECONNRESET on sending' => ['send:1:ECONNRESET', fn() => fails_with(ErrorKind::Reset)],
	'EPIPE on sending' => ['send:1:EPIPE', fn() => fails_with(ErrorKind::BrokenPipe)],
]);
?>
--EXPECT--
ok one byte at a time is sent
ok one byte at a time is received
ok records are cut
ok by a unix socket
ok EAGAIN
ok ENOBUFS
ok EINTR
ok ECONNRESET on sending
ok EPIPE on sending
