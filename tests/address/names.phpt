--TEST--
getsockname and getpeername on IPv4, IPv6 and unix sockets
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
foreach ([AF_INET => '127.0.0.1', AF_INET6 => '::1'] as $family => $address) {
	$any = $family === AF_INET ? '0.0.0.0' : '::';
	$fresh = socket_create($family, SOCK_STREAM, SOL_TCP);
	same(true, socket_getsockname($fresh, $a, $p), "$address: unbound");
	same([$any, 0], [$a, $p], "$address: any address, port 0");
	same(false, warns('socket_getpeername(): unable to retrieve peer name ' . code(SOCKET_ENOTCONN),
		fn() => socket_getpeername($fresh, $a, $p)), "$address: no peer");
	same(SOCKET_ENOTCONN, socket_last_error($fresh), "$address: ENOTCONN");
	[$listener, $port] = tcp_listener($family);
	socket_connect($fresh, $address, $port);
	$server = socket_accept($listener);
	socket_getsockname($fresh, $a1, $p1);
	socket_getpeername($server, $a2, $p2);
	same([$address, $p1], [$a2, $p2], "$address: the client is the server's peer");
	same($a1, $a2, "$address: by the same name");
	socket_getsockname($server, $a3, $p3);
	socket_getpeername($fresh, $a4, $p4);
	same([$address, $port, $address, $port], [$a3, $p3, $a4, $p4], "$address: the server is the client's peer");
	same(true, socket_getsockname($fresh, $only), "$address: without a port");
	same($address, $only, "$address: the address alone");
	$out = ['was' => 'something'];
	socket_getsockname($fresh, $out['was'], $out['new']);
	same([$address, $p1], [$out['was'], $out['new']], "$address: into elements of an array");
}
[$a, $b] = unix_pair();
same(true, socket_getsockname($a, $name), 'a pair');
same('', $name, 'has no name');
same(true, socket_getpeername($a, $name), 'nor its peer');
same('', $name, 'a name');
$path = temp_path();
$listener = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($listener, $path);
socket_listen($listener);
$client = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_connect($client, $path);
socket_getpeername($client, $name);
same($path, $name, 'the path of the listener');
socket_getsockname(socket_accept($listener), $name);
same($path, $name, 'and of the accepted socket');
finish();
?>
--EXPECT--
28 checks held
