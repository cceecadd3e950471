--TEST--
socket_connect: arguments and errors
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_ipv6();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
foreach ([AF_INET => 'AF_INET', AF_INET6 => 'AF_INET6'] as $family => $name) {
	$socket = socket_create($family, SOCK_STREAM, SOL_TCP);
	throws('ValueError', "socket_connect(): Argument #3 (\$port) cannot be null when the socket type is $name", fn() => socket_connect($socket, loopback($family)));
	throws('ValueError', "socket_connect(): Argument #3 (\$port) cannot be null when the socket type is $name", fn() => socket_connect($socket, loopback($family), null));
	[$listener, $port] = tcp_listener($family);
	same(true, socket_connect($socket, loopback($family), $port), "$name: connected");
	same(false, warns('socket_connect(): unable to connect ' . code(SOCKET_EISCONN),
		fn() => socket_connect($socket, loopback($family), $port)), "$name: once");
	same(SOCKET_EISCONN, socket_last_error($socket), "$name: EISCONN");
	socket_close($listener);
	$socket = socket_create($family, SOCK_STREAM, SOL_TCP);
	same(false, warns('socket_connect(): unable to connect ' . code(SOCKET_ECONNREFUSED), fn() => socket_connect($socket, loopback($family), $port)), "$name: refused");
}
/* an IPv6 socket and a mapped address */
[$listener, $port] = tcp_listener();
$six = socket_create(AF_INET6, SOCK_STREAM, SOL_TCP);
same(true, socket_connect($six, '::ffff:127.0.0.1', $port), 'a mapped address');
socket_getpeername($six, $address);
same('::ffff:127.0.0.1', $address, 'is shown as such');
/* UDP: connect chooses the peer, another connect another one */
[$a, $port_a] = udp_bound();
[$b, $port_b] = udp_bound();
$udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
same(true, socket_connect($udp, '127.0.0.1', $port_a), 'UDP');
socket_write($udp, 'to a');
same(true, socket_connect($udp, '127.0.0.1', $port_b), 'UDP, elsewhere');
socket_write($udp, 'to b');
same(['to a', 'to b'], [socket_read($a, 10), socket_read($b, 10)], 'each its own');
finish();
?>
--EXPECT--
21 checks held
