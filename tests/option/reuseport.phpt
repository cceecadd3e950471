--TEST--
SO_REUSEPORT: a group of sockets on one port
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
$group = [];
$port = 0;
for ($i = 0; $i < 4; $i++) {
	$group[$i] = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
	same(true, socket_set_option($group[$i], SOL_SOCKET, SO_REUSEPORT, 1), "member $i");
	same(true, socket_bind($group[$i], '127.0.0.1', $port), "member $i is bound");
	socket_getsockname($group[$i], $address, $port);
	socket_set_nonblock($group[$i]);
}
$lonely = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
same(false, @socket_bind($lonely, '127.0.0.1', $port), 'not without the option');
$sent = [];
for ($i = 0; $i < 100; $i++) {
	$sender = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
	socket_sendto($sender, $sent[] = "n$i", 4, 0, '127.0.0.1', $port);
}
$got = [];
foreach ($group as $i => $socket) {
	while (socket_recv($socket, $data, 10, 0) > 0) {
		$got[] = $data;
	}
}
sort($got);
sort($sent);
same($sent, $got, 'every datagram reaches one of them, once');
finish();
?>
--EXPECT--
10 checks held
