--TEST--
Options are identified by level and number (W4)
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
$tcp = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
$udp6 = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);

same(SO_BINDTODEVICE, TCP_NOTSENT_LOWAT, 'one number, two options');
same(true, socket_set_option($tcp, SOL_TCP, TCP_NOTSENT_LOWAT, 12345), 'TCP_NOTSENT_LOWAT');
same(12345, socket_get_option($tcp, SOL_TCP, TCP_NOTSENT_LOWAT), 'TCP_NOTSENT_LOWAT read');
same(true, socket_set_option($tcp, SOL_SOCKET, SO_BINDTODEVICE, ''), 'SO_BINDTODEVICE');

/* 13 is SO_LINGER and TCP_CONGESTION, 20 is SO_RCVTIMEO and TCP_QUEUE_SEQ's neighbour. */
same(['name'], array_keys(socket_get_option($tcp, SOL_TCP, TCP_CONGESTION)), 'TCP_CONGESTION');
same(['l_onoff', 'l_linger'], array_keys(socket_get_option($tcp, SOL_SOCKET, SO_LINGER)), 'SO_LINGER');
foreach ([13, 20, 21] as $option) {
	warns('socket_set_option(): Unable to set socket option [' . SOCKET_ENOPROTOOPT . ']: Protocol not available',
		fn() => socket_set_option($udp, SOL_UDP, $option, 1), "SOL_UDP $option is no array");
}
/* IP_MULTICAST_IF is 32, IPV6_MULTICAST_LOOP 19, MCAST_JOIN_GROUP 42: other things elsewhere. */
same(0, socket_get_option($udp6, IPPROTO_IPV6, IPV6_RECVHOPLIMIT), '51 of IPPROTO_IPV6');
same(true, socket_set_option($udp6, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, '1'), '51 of IPPROTO_IPV6 set');
same(1, socket_get_option($udp6, IPPROTO_IPV6, IPV6_RECVHOPLIMIT), '51 of IPPROTO_IPV6 read');
throws('TypeError', 'socket_set_option(): Argument #4 ($value) must be of type int when argument #3 ($option) is SO_ATTACH_REUSEPORT_CBPF, string given',
	fn() => socket_set_option($udp, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, '1'));
foreach ([SOL_TCP, SOL_UDP] as $level) {
	socket_clear_error($udp);
	same(false, warns('socket_set_option(): Invalid level',
		fn() => socket_set_option($udp, $level, SO_ATTACH_REUSEPORT_CBPF, SKF_AD_CPU)), "level $level");
	same(0, socket_last_error($udp), 'no error of the system');
}
finish();
--EXPECT--
19 checks held
