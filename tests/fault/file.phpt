--TEST--
Failing calls: Sockets\send_file
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/fault.inc';
need_faults();
PHP_OS_FAMILY === 'Linux' || die('skip sendfile is needed');
?>
--FILE--
<?php
use Sockets\{ErrorKind, SocketException};
use function Sockets\{read_exactly, send_file};

require __DIR__ . '/fault.inc';

/** Sends 100 bytes of a file; gives what happened: the number, or kind and number. What went arrives. */
function sent(mixed $limit = 5, string $reading = ''): mixed
{
	[$a, $b] = unix_pair();
	fwrite($file = tmpfile(), $bytes = random_bytes(100));
	fseek($file, 7);
	try {
		$result = $count = send_file($a, $file, 0, null, $limit);
	} catch (SocketException $e) {
		$count = $e->transferred;
		$result = [$e->kind, $count];
		same($reading !== '', str_contains($e->getMessage(), 'reading the stream'), $e->getMessage());
		same($reading === '', socket_last_error($a) !== 0, 'whose error it is');
	}
	same(7, ftell($file), 'it stands where it stood');
	same(substr($bytes, 0, $count), $count > 0 ? read_exactly($b, $count, 5) : '', 'what arrives');
	return $result;
}

/** The same without a limit, or on a non-blocking socket: then it goes by sendfile(2). */
function by_call(): void
{
	same(100, sent(null), 'all');
}

fault_cases([
	'the system has no sendfile' => ['sendfile:1:ENOSYS:0', by_call(...)],
	'not for this file' => ['sendfile:1:EINVAL:0', by_call(...)],
	'in parts' => ['sendfile:1:short=10:0', by_call(...)],
	'not for the rest of the file' => ['sendfile:1:short=10,sendfile:2:EINVAL:0', by_call(...)],
	'sendfile fails, the disk does not' => ['sendfile:1:short=10,sendfile:2:EIO:0', by_call(...)],
	'the disk fails' => ['sendfile:1:short=10,sendfile:2:EIO,pread:1:EIO', fn() => same([ErrorKind::Other, 10], sent(null, 'reading'), 'ten')],
	'the disk fails with a limit' => ['pread:1:short=10,pread:2:EIO', fn() => same([ErrorKind::Other, 10], sent(5, 'reading'), 'ten')],
	'the socket fails' => ['sendfile:1:short=10,sendfile:2:ECONNRESET', fn() => same([ErrorKind::Reset, 10], sent(null), 'ten')],
	'the socket fails with a limit' => ['pread:1:short=10,send:2:ECONNRESET', fn() => same([ErrorKind::Reset, 10], sent(), 'ten')],
	'neither sendfile nor pread' => ['sendfile:1:short=10,sendfile:2:EINVAL:0,pread:1:ENOSYS:0', by_call(...)],
	'again and again' => ['sendfile:1:EAGAIN:3', by_call(...)],
	'again and again with a limit' => ['send:1:EAGAIN:3', fn() => same(100, sent(), 'all')],
	'never' => ['send:1:EAGAIN:0', fn() => same([ErrorKind::TimedOut, 0], sent(0.02), 'nothing')],
	'interrupted' => ['pread:1:EINTR', fn() => same([ErrorKind::Interrupted, 0], sent(), 'nothing')],
	'the mode is never set' => ['setflags:1:EPERM:0', fn() => same(100, sent(), 'all')],
	'no room' => ['pread:1:ENOSYS,send:1:ENOMEM', function (): void {
		[$kind, $count] = sent();
		same([0, true], [$count, $kind !== ErrorKind::TimedOut], 'nothing');
	}],
]);
?>
--EXPECT--
ok the system has no sendfile
ok not for this file
ok in parts
ok not for the rest of the file
ok sendfile fails, the disk does not
ok the disk fails
ok the disk fails with a limit
ok the socket fails
ok the socket fails with a limit
ok neither sendfile nor pread
ok again and again
ok again and again with a limit
ok never
ok interrupted
ok the mode is never set
ok no room
