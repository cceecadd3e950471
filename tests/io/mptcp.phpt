--TEST--
MPTCP carries a stream
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
defined("IPPROTO_MPTCP") || skip("IPPROTO_MPTCP is no constant here");
@socket_create(AF_INET, SOCK_STREAM, IPPROTO_MPTCP) || skip("the kernel has no MPTCP");
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$listener = socket_create(AF_INET, SOCK_STREAM, IPPROTO_MPTCP);
socket_bind($listener, '127.0.0.1');
socket_listen($listener, 4);
socket_getsockname($listener, $address, $port);
foreach (['MPTCP' => IPPROTO_MPTCP, 'plain TCP' => SOL_TCP] as $name => $protocol) {
	$client = socket_create(AF_INET, SOCK_STREAM, $protocol);
	same($protocol, socket_get_option($client, SOL_SOCKET, 38), "$name: SO_PROTOCOL");
	same(true, socket_connect($client, '127.0.0.1', $port), "$name: connects");
	$server = socket_accept($listener);
	socket_getpeername($server, $from, $from_port);
	socket_getsockname($client, $own, $own_port);
	same([$own, $own_port], [$from, $from_port], "$name: the right one");
	$big = random_bytes(300000);
	socket_set_nonblock($client);
	for ($sent = 0, $got = ''; strlen($got) < 300000; $got .= (string) @socket_read($server, 65536)) {
		$sent += (int) @socket_write($client, substr($big, $sent, 65536));
	}
	same(md5($big), md5($got), "$name: carries");
	socket_close($client);
	same('', socket_read($server, 10), "$name: ends");
}
finish();
?>
--EXPECT--
10 checks held
