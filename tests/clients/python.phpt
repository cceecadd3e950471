--TEST--
CPython as the other end: bulk both ways, descriptors and credentials, a listener handed over, packet information
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_function('posix_kill');
need_program('python3', 'setsid');
need_ipv6();
?>
--FILE--
<?php
require __DIR__ . '/client.inc';
bound(55);
$bytes = mebibyte();
$digest = hash('sha256', $bytes);

/* 1 MiB each way at the same time: Python sends what it received, backwards, and a digest of it */
$echo = <<<'PYTHON'
import hashlib, socket, sys, threading
family, address, port, kind = sys.argv[1:5]
peer = socket.socket(int(family), socket.SOCK_STREAM)
peer.connect(address if kind == 'unix' else (address, int(port)))
data = b''.join(hashlib.md5(str(i).encode()).hexdigest().encode() for i in range(1 << 15))
sender = threading.Thread(target=lambda: (peer.sendall(data[::-1]), peer.shutdown(socket.SHUT_WR)))
sender.start()
got = hashlib.sha256()
while True:
    part = peer.recv(10007)
    if not part:
        break
    got.update(part)
sender.join()
print(got.hexdigest(), flush=True)
PYTHON;

function both_ways(string $kind, Socket $listener, string $address, int $port, int $family): void
{
	global $echo, $bytes, $digest;
	$python = python($echo, (string) $family, $address, (string) $port, $kind);
	$socket = socket_accept($listener);
	socket_set_nonblock($socket);
	$none = null;
	for ($sent = 0, $got = '', $ended = false; $sent < strlen($bytes) || !$ended;) {
		$read = $ended ? [] : [$socket];
		$write = $sent < strlen($bytes) ? [$socket] : [];
		socket_select($read, $write, $none, 20);
		if ($write) {
			$sent += (int) socket_write($socket, substr($bytes, $sent, 70001));
			$sent === strlen($bytes) && socket_shutdown($socket, 1);
		}
		if ($read) {
			$part = socket_read($socket, 65536);
			$ended = $part === '';
			$got .= $part;
		}
	}
	same(hash('sha256', strrev($bytes)), hash('sha256', $got), "$kind: what Python sent");
	same(0, $python->ends(), "$kind: Python ends well: " . $python->log());
	same("$digest\n", $python->log(), "$kind: what Python has got");
}

foreach (['tcp4' => AF_INET, 'tcp6' => AF_INET6] as $kind => $family) {
	[$listener, $port] = tcp_listener($family);
	both_ways($kind, $listener, loopback($family), $port, $family);
}
$path = temp_path();
$listener = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($listener, $path);
socket_listen($listener);
both_ways('unix', $listener, $path, 0, AF_UNIX);

/* SCM_CREDENTIALS and SCM_RIGHTS both ways, and a listening Socket of ours in Python's hands */
[$tcp, $tcp_port] = tcp_listener();
$python = python(<<<'PYTHON'
import array, os, socket, struct, sys
peer = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
peer.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
peer.connect(sys.argv[1])
# what PHP sends: a listening socket and a pipe's end
data, control, flags, _ = peer.recvmsg(100, socket.CMSG_SPACE(2 * 4) + socket.CMSG_SPACE(12))
assert data == b'take these' and flags & ~socket.MSG_CMSG_CLOEXEC == 0, (data, flags)
kinds = {kind: body for level, kind, body in control}
assert sorted(kinds) == [socket.SCM_RIGHTS, socket.SCM_CREDENTIALS], control
fds = array.array('i', kinds[socket.SCM_RIGHTS])
assert struct.unpack('3i', kinds[socket.SCM_CREDENTIALS]) == (int(sys.argv[2]), os.getuid(), os.getgid()), kinds
os.write(fds[1], b'into the pipe')
os.close(fds[1])
listener = socket.socket(fileno=fds[0])
assert listener.getsockname() == ('127.0.0.1', int(sys.argv[3])), listener
connection, address = listener.accept()
connection.sendall(b'from python, port %d' % address[1])
connection.close()
# what Python sends: a file, a socket, its credentials
inner, outer = socket.socketpair()
file = os.open(sys.argv[4], os.O_RDONLY)
peer.sendmsg([b'and ', b'these'], [
    (socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [file, inner.fileno()])),
    (socket.SOL_SOCKET, socket.SCM_CREDENTIALS, struct.pack('3i', os.getpid(), os.getuid(), os.getgid()))])
inner.close()
outer.sendall(b'through the socket')
assert outer.recv(100) == b'and back'
print(os.getpid())
PYTHON, $path, (string) getmypid(), (string) $tcp_port, __FILE__);
$socket = socket_accept($listener);
socket_set_option($socket, SOL_SOCKET, SO_PASSCRED, 1);
[$in, $out] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
same(10, socket_sendmsg($socket, ['iov' => ['take ', '', 'these'], 'control' => [
	['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$tcp, $out]],
	['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => ['pid' => getmypid(), 'uid' => posix_getuid(), 'gid' => posix_getgid()]]]]), 'sent');
fclose($out);
unset($tcp);
same('into the pipe', stream_get_contents($in), 'Python wrote to the stream and closed it');
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
holds(@socket_connect($client, '127.0.0.1', $tcp_port), 'a connection to the listener that Python has: ' . $python->log());
socket_getsockname($client, $address, $own_port);
same("from python, port $own_port", read_exactly($client, 1000), 'Python accepts on our listener');
$message = ['name' => [], 'buffer_size' => 100, 'controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 2) + socket_cmsg_space(SOL_SOCKET, SCM_CREDENTIALS)];
same(9, socket_recvmsg($socket, $message), 'received');
same(['and these'], $message['iov'], 'data');
foreach ($message['control'] as ['type' => $type, 'data' => $data]) {
	if ($type === SCM_CREDENTIALS) {
		$credentials = $data;
		continue;
	}
	same(file_get_contents(__FILE__), stream_get_contents($data[0]), 'the file');
	same(true, $data[1] instanceof Socket, 'a Socket');
	same('through the socket', socket_read($data[1], 100), 'through it');
	same(8, socket_write($data[1], 'and back'), 'and back');
}
same(0, $python->ends(), 'Python ends well: ' . $python->log());
same(['pid' => (int) $python->log(), 'uid' => posix_getuid(), 'gid' => posix_getgid()], $credentials, 'credentials');

/* UDP: addresses and ports of the sender, IPV6_PKTINFO, IP_TTL */
foreach (['4' => AF_INET, '6' => AF_INET6] as $version => $family) {
	[$udp, $port] = udp_bound($family);
	$family === AF_INET6 && socket_set_option($udp, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
	$python = python(<<<'PYTHON'
import socket, sys
udp = socket.socket(int(sys.argv[1]), socket.SOCK_DGRAM)
udp.bind((sys.argv[2], 0))
udp.sendto(b'from %d' % udp.getsockname()[1], (sys.argv[2], int(sys.argv[3])))
data, sender = udp.recvfrom(2000)
udp.sendto(b'%d bytes from %d' % (len(data), sender[1]), sender)
udp.recvfrom(10)
PYTHON, (string) $family, loopback($family), (string) $port);
	if ($family === AF_INET6) {
		$message = ['name' => [], 'buffer_size' => 100, 'controllen' => socket_cmsg_space(IPPROTO_IPV6, IPV6_PKTINFO)];
		socket_recvmsg($udp, $message);
		[$data, $from_port] = [$message['iov'][0], $message['name']['port']];
		same(['addr' => '::1', 'ifindex' => 1], $message['control'][0]['data'], 'IPV6_PKTINFO');
		same('::1', $message['name']['addr'], 'the sender');
	} else {
		socket_recvfrom($udp, $data, 100, 0, $from, $from_port);
		same('127.0.0.1', $from, 'the sender');
	}
	same("from $from_port", $data, 'the port is the sender\'s');
	socket_sendto($udp, str_repeat('u', 1400), 1400, 0, loopback($family), $from_port);
	socket_recvfrom($udp, $data, 100, 0, $from, $again);
	same(["1400 bytes from $port", $from_port], [$data, $again], 'what Python saw');
	same(0, socket_sendto($udp, '', 0, 0, loopback($family), $from_port), 'an empty datagram');
	same(0, $python->ends(), "udp$version: Python ends well: " . $python->log());
}

/* urgent data and a reset */
[$listener, $port] = tcp_listener();
$python = python(<<<'PYTHON'
import socket, struct, sys
peer = socket.create_connection(('127.0.0.1', int(sys.argv[1])))
peer.sendall(b'before')
peer.send(b'!', socket.MSG_OOB)
peer.sendall(b'after')
assert peer.recv(10) == b'now'
peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
peer.close()
PYTHON, (string) $port);
$socket = socket_accept($listener);
$read = $write = null;
$except = [$socket];
same([1, [$socket]], [socket_select($read, $write, $except, 20), $except], 'urgent data');
$at_mark = '';
while (!socket_atmark($socket)) {
	$at_mark .= socket_read($socket, 3);
}
same('before', $at_mark, 'up to the mark');
same([1, '!'], [socket_recv($socket, $data, 1, MSG_OOB), $data], 'the urgent byte');
same('after', read_exactly($socket, 5), 'behind the mark');
socket_write($socket, 'now');
same(0, $python->ends(), 'Python ends well: ' . $python->log());
same(false, warns('socket_read(): unable to read from socket [104]: Connection reset by peer', fn() => socket_read($socket, 10)), 'the reset');
finish();
?>
--EXPECT--
39 checks held
