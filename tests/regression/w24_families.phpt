--TEST--
W24: families beside UNIX, INET, INET6 and PACKET are open, and MPTCP has its constant
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
/* numbers of Linux: AF_NETLINK 16, AF_TIPC 30, AF_CAN 29, AF_VSOCK 40, IPPROTO_MPTCP 262 */
foreach (['AF_NETLINK' => 16, 'AF_TIPC' => 30, 'AF_CAN' => 29, 'AF_VSOCK' => 40, 'IPPROTO_MPTCP' => 262] as $name => $value) {
	same($value, defined($name) ? constant($name) : null, $name);
}
/* a family is open, or the kernel (not PHP) refuses it */
foreach (['AF_NETLINK' => [16, SOCK_RAW, 0], 'AF_VSOCK' => [40, SOCK_STREAM, 0], 'AF_TIPC' => [30, SOCK_RDM, 0], 'AF_CAN' => [29, SOCK_RAW, 1]] as $name => $arguments) {
	try {
		$socket = collecting(fn() => socket_create(...$arguments), $messages);
	} catch (ValueError $e) {
		[$socket, $messages] = [null, [$e->getMessage()]];
	}
	holds($socket instanceof Socket || $messages === ['socket_create(): Unable to create socket [97]: Address family not supported by protocol'],
		"$name: " . implode($messages));
}

/* netlink: the kernel lists its interfaces */
try {
	$netlink = socket_create(16, SOCK_RAW, 0);
} catch (ValueError $e) {
	$netlink = null;
}
if (holds($netlink instanceof Socket, 'a netlink socket')) {
	$request = pack('VvvVV', 32, 18, 0x301, 77, 0) . pack('CxvVVV', 0, 0, 0, 0, 0);
	same(32, socket_send($netlink, $request, 32, 0), 'RTM_GETLINK is sent');
	same(true, socket_recv($netlink, $answer, 65536, 0) > 32, 'an answer');
	$header = unpack('Vlength/vtype/vflags/Vsequence', $answer);
	same([16, 77], [$header['type'], $header['sequence']], 'RTM_NEWLINK, to this request');
	holds(str_contains($answer, "lo\0"), 'the loopback is in it');
	same(true, quiet(fn() => socket_getsockname($netlink, $address, $port), 'netlink'), 'it has a name');
}

/* MPTCP carries a stream, where the kernel has it */
$listener = @socket_create(AF_INET, SOCK_STREAM, 262);
if ($listener instanceof Socket) {
	socket_bind($listener, '127.0.0.1', 0);
	socket_listen($listener);
	socket_getsockname($listener, $address, $port);
	$client = socket_create(AF_INET, SOCK_STREAM, 262);
	same(true, socket_connect($client, '127.0.0.1', $port), 'MPTCP connects');
	$server = socket_accept($listener);
	socket_write($client, 'many paths');
	same('many paths', socket_read($server, 100), 'MPTCP carries');
} else {
	holds(true, 'the kernel has no MPTCP');
	holds(true, 'the kernel has no MPTCP');
}

/* VSOCK on its local transport, where the kernel has it */
$vsock = null;
try {
	$vsock = @socket_create(40, SOCK_STREAM, 0);
} catch (ValueError $e) {
}
holds($vsock instanceof Socket || socket_last_error() === SOCKET_EAFNOSUPPORT, 'a VSOCK socket, or no VSOCK in the kernel');

/* what is no family at all is refused as before */
try {
	socket_create(9999, SOCK_STREAM, 0);
	holds(false, 'family 9999 is refused');
} catch (ValueError $e) {
	holds(str_starts_with($e->getMessage(), 'socket_create(): Argument #1 ($domain) must be one of AF_UNIX'), $e->getMessage());
}
finish();
?>
--EXPECT--
20 checks held
