--TEST--
option values come back as they were set
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
$tcp = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
foreach (['SO_REUSEADDR' => SO_REUSEADDR, 'SO_KEEPALIVE' => SO_KEEPALIVE, 'SO_BROADCAST' => SO_BROADCAST, 'SO_OOBINLINE' => SO_OOBINLINE, 'SO_DONTROUTE' => SO_DONTROUTE, 'SO_REUSEPORT' => SO_REUSEPORT] as $name => $option) {
	foreach ([1, 0, true, 1] as $value) {
		same(true, socket_set_option($tcp, SOL_SOCKET, $option, $value), "$name: set");
		same((int) $value, socket_get_option($tcp, SOL_SOCKET, $option) ? 1 : 0, "$name: read");
	}
}
foreach (['TCP_NODELAY' => [TCP_NODELAY, 1], 'TCP_KEEPIDLE' => [TCP_KEEPIDLE, 33], 'TCP_KEEPINTVL' => [TCP_KEEPINTVL, 44], 'TCP_KEEPCNT' => [TCP_KEEPCNT, 5], 'TCP_DEFER_ACCEPT' => [TCP_DEFER_ACCEPT, 0], 'TCP_SYNCNT' => [7, 3]] as $name => [$option, $value]) {
	same(true, socket_setopt($tcp, SOL_TCP, $option, $value), "$name: set");
	same($value, socket_getopt($tcp, SOL_TCP, $option), "$name: read");
}
foreach (['SO_RCVBUF' => SO_RCVBUF, 'SO_SNDBUF' => SO_SNDBUF] as $name => $option) {
	socket_set_option($udp, SOL_SOCKET, $option, 20000);
	same(40000, socket_get_option($udp, SOL_SOCKET, $option), "$name: Linux doubles it");
}
same(SOCK_STREAM, socket_get_option($tcp, SOL_SOCKET, SO_TYPE), 'SO_TYPE');
same(0, socket_get_option($tcp, SOL_SOCKET, SO_ERROR), 'SO_ERROR');
same(true, socket_set_option($udp, IPPROTO_IP, 10, 2), 'IP_MTU_DISCOVER');
same(2, socket_get_option($udp, IPPROTO_IP, 10), 'IP_MTU_DISCOVER: read');
same(true, socket_set_option($tcp, SOL_SOCKET, SO_LINGER, ['l_linger' => 7, 'l_onoff' => 1]), 'SO_LINGER');
same(['l_onoff' => 1, 'l_linger' => 7], socket_get_option($tcp, SOL_SOCKET, SO_LINGER), 'SO_LINGER: read');
same(true, socket_set_option($tcp, SOL_SOCKET, SO_RCVTIMEO, ['usec' => 500000, 'sec' => 3]), 'SO_RCVTIMEO');
same(['sec' => 3, 'usec' => 500000], socket_get_option($tcp, SOL_SOCKET, SO_RCVTIMEO), 'SO_RCVTIMEO: read');
finish();
?>
--EXPECT--
70 checks held
