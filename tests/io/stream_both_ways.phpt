--TEST--
a MiB goes both ways between processes over TCP on IPv4 and IPv6 and unix sockets
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_fork();
need_ipv6();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(40);
$up = random_bytes(1 << 20);
$down = random_bytes(1 << 20);
$path = temp_path();
foreach ([AF_INET => '127.0.0.1', AF_INET6 => '::1', AF_UNIX => $path] as $family => $address) {
	$listener = socket_create($family, SOCK_STREAM, 0);
	same(true, socket_bind($listener, $address), "$address: bind");
	same(true, socket_listen($listener, 1), "$address: listen");
	socket_getsockname($listener, $name, $port);
	$peer = peer(function () use ($listener, $up, $down): void {
		$server = socket_accept($listener);
		$got = read_exactly($server, strlen($up));
		write_all($server, $down);
		exit($got === $up ? 0 : 1);
	});
	$client = socket_create($family, SOCK_STREAM, 0);
	same(true, socket_connect($client, $address, $port), "$address: connect");
	same(true, write_all($client, $up), "$address: written");
	same(md5($down), md5(read_exactly($client, strlen($down))), "$address: read");
	same('', socket_read($client, 10), "$address: then the end");
	same(0, $peer->wait(), "$address: the peer got the same bytes");
}
finish();
?>
--EXPECT--
21 checks held
