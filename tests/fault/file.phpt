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
function sent(mixed $limit = 5): mixed
{
	[$a, $b] = unix_pair();
	fwrite($file = tmpfile(), $bytes = random_bytes(100));
	fseek($file, 7);
	try {
		$result = $count = send_file($a, $file, 0, null, $limit);
	} catch (SocketException $e) {
		$count = $e->transferred;
		$result = [$e->kind, $count];
	}
	same(7, ftell($file), 'it stands where it stood');
	same(substr($bytes, 0, $count), $count > 0 ? read_exactly($b, $count, 5) : '', 'what arrives');
	return $result;
}

fault_cases([
	'the system has no sendfile' => ['sendfile:1:ENOSYS', fn() => same(100, sent(), 'read and written')],
	'not for this file' => ['sendfile:1:EINVAL', fn() => same(100, sent(null), 'read and written')],
	'in parts' => ['sendfile:1:short=10:0', fn() => same(100, sent(), 'all')],
	'not for the rest of the file' => ['sendfile:1:short=10,sendfile:2:EINVAL:0', fn() => same([ErrorKind::InvalidArgument, 10], sent(), 'ten')],
	'the disk fails' => ['sendfile:1:short=10,sendfile:2:EIO:0', fn() => same([ErrorKind::Other, 10], sent(), 'ten')],
	'again and again' => ['sendfile:1:EAGAIN:3', fn() => same(100, sent(), 'all')],
	'never' => ['sendfile:1:EAGAIN:0', fn() => same([ErrorKind::TimedOut, 0], sent(0.02), 'nothing')],
	'interrupted' => ['sendfile:1:EINTR', fn() => same([ErrorKind::Interrupted, 0], sent(), 'nothing')],
	'the mode cannot be set' => ['setflags:1:EPERM', fn() => same([ErrorKind::PermissionDenied, 0], sent(), 'nothing')],
	'no room' => ['sendfile:1:ENOSYS,sendmsg:1:ENOBUFS', function (): void {
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
ok the disk fails
ok again and again
ok never
ok interrupted
ok the mode cannot be set
ok no room
