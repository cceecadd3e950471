--TEST--
Failing calls: paths of listeners, handed-over sockets, the description of a socket
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

use Sockets\{ErrorKind, SocketException};

/** The call throws an exception of this kind with this message; its code is the last error. */
function refused(ErrorKind $kind, int $code, string $message, callable $call): void
{
	try {
		$call();
		holds(false, "$message: no exception");
	} catch (SocketException $e) {
		same([$kind, $code, "$message: " . socket_strerror($code)], [$e->kind, $e->getCode(), $e->getMessage()], $message);
	}
}

function a_path(): string
{
	return temp_path();
}

fault_cases([
	'replace: no lock' => ['flock:1:ENOSYS', function (): void {
		$path = a_path();
		refused(ErrorKind::Unsupported, SOCKET_ENOSYS, "listen on unix://$path?replace=1, option \"replace\"", fn() => Sockets\listen("unix://$path?replace"));
		same(false, file_exists($path), 'nothing is there');
	}],
	'replace: the lock is another user\'s' => ['open:1:EACCES', function (): void {
		$path = a_path();
		holds(Sockets\listen("unix://$path?replace") instanceof Socket, 'it holds nobody up');
		same(false, file_exists("$path.lock"), 'no lock is left');
	}],
	'replace: the lock is held' => ['flock:1:EAGAIN', function (): void {
		$path = a_path();
		refused(ErrorKind::AddressInUse, SOCKET_EADDRINUSE, "listen on unix://$path?replace=1", fn() => Sockets\listen("unix://$path?replace"));
		unlink("$path.lock");
	}],
	'mode: fchmod refuses, as elsewhere' => ['fchmod:1:EINVAL', function (): void {
		$path = a_path();
		$before = umask(022);
		Sockets\listen("unix://$path?mode=660");
		same(0660, fileperms($path) & 0777, 'permissions');
		same(022, umask($before), 'the mask');
	}],
	'mode: no /proc, an older kernel' => ['lstat:1:ENOENT,fchmodat:1:EOPNOTSUPP:0,fchmodat2:1:ENOSYS:0', function (): void {
		$path = a_path();
		$before = umask(077);
		Sockets\listen("unix://$path?mode=666");
		same(0666, fileperms($path) & 0777, 'permissions');
		same(077, umask($before), 'the mask');
	}],
	'mode: the exact ones cannot be set' => ['fchmodat:1:EOPNOTSUPP,fchmodat2:1:EOPNOTSUPP', function (): void {
		$path = a_path();
		umask(077);
		refused(ErrorKind::Unsupported, SOCKET_EOPNOTSUPP, "listen on unix://$path?mode=660, option \"mode\"", fn() => Sockets\listen("unix://$path?mode=660"));
		same(false, file_exists($path), 'nothing is left');
	}],
	'fastopen' => ['setsockopt:2:EPERM', function (): void {
		refused(ErrorKind::PermissionDenied, SOCKET_EPERM, 'listen on tcp://127.0.0.1:0, option "fastopen"', fn() => Sockets\listen('tcp://127.0.0.1:0', ['fastopen' => 1]));
	}],
	'from_descriptor' => ['setflags:1:ENOMEM:0', function (): void {
		$file = tmpfile();
		refused(ErrorKind::InvalidDescriptor, SOCKET_EBADF, 'from_descriptor 900', fn() => Sockets\from_descriptor(900));
	}],
	'set_inheritable' => ['setflags:1:ENOMEM', function (): void {
		$s = socket_create(AF_INET, SOCK_DGRAM, 0);
		refused(ErrorKind::OutOfMemory, SOCKET_ENOMEM, 'set_inheritable', fn() => Sockets\set_inheritable($s, true));
		same(SOCKET_ENOMEM, socket_last_error($s), 'the last error of the socket');
	}],
	'peer_credentials' => ['getsockopt:1:ENOPROTOOPT', function (): void {
		[$a] = unix_pair();
		refused(ErrorKind::Unsupported, SOCKET_ENOPROTOOPT, 'peer_credentials', fn() => Sockets\peer_credentials($a));
	}],
	'tcp_info' => ['getsockopt:1:ENOPROTOOPT', function (): void {
		$s = socket_create(AF_INET, SOCK_STREAM, 0);
		refused(ErrorKind::Unsupported, SOCKET_ENOPROTOOPT, 'tcp_info', fn() => Sockets\tcp_info($s));
	}],
	'describe: every call fails' => ['getsockopt:1:EIO:0,getsockname:1:EIO:0,getpeername:1:EIO:0', function (): void {
		$s = socket_create(AF_INET, SOCK_STREAM, 0);
		same(['family' => 'AF_INET', 'type' => null, 'protocol' => null, 'local' => null, 'peer' => null, 'blocking' => true, 'error' => 0],
			array_slice(Sockets\describe($s), 1), 'null');
	}],
	'send_handles, receive_handles' => ['sendmsg:1:EPERM,recvmsg:1:ENOMEM', function (): void {
		[$a, $b] = unix_pair();
		refused(ErrorKind::PermissionDenied, SOCKET_EPERM, 'send_handles', fn() => Sockets\send_handles($a, [$a]));
		Sockets\send_handles($a, [$a]);
		refused(ErrorKind::OutOfMemory, SOCKET_ENOMEM, 'receive_handles', fn() => Sockets\receive_handles($b));
		same(1, count(Sockets\receive_handles($b)), 'they are still there');
	}],
	'receive_handles: what came cannot be looked at' => ['getsockopt:2:EIO', function (): void {
		[$a, $b] = unix_pair();
		Sockets\send_handles($a, [$a, $b, $a], 'three');
		refused(ErrorKind::Other, 5, 'receive_handles', fn() => Sockets\receive_handles($b));
	}],
]);
?>
--EXPECT--
ok replace: no lock
ok replace: the lock is another user's
ok replace: the lock is held
ok mode: fchmod refuses, as elsewhere
ok mode: no /proc, an older kernel
ok mode: the exact ones cannot be set
ok fastopen
ok from_descriptor
ok set_inheritable
ok peer_credentials
ok tcp_info
ok describe: every call fails
ok send_handles, receive_handles
ok receive_handles: what came cannot be looked at
