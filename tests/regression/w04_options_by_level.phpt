--TEST--
W4: an option is found by level and number: numbers that mean something else on another level work
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_ipv6();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$tcp = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
$udp6 = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
$cases = [
	/* name, socket, level, option, value, the same number on another level */
	['TCP_NOTSENT_LOWAT', $tcp, SOL_TCP, 25, 16384, 'SO_BINDTODEVICE'],
	['IP_RECVTOS', $udp, IPPROTO_IP, 13, 1, 'SO_LINGER'],
	['IP_RECVORIGDSTADDR', $udp, IPPROTO_IP, 20, 1, 'SO_RCVTIMEO'],
	['IP_MINTTL', $tcp, IPPROTO_IP, 21, 5, 'SO_SNDTIMEO'],
	['IP_RECVFRAGSIZE', $udp, IPPROTO_IP, 25, 1, 'SO_BINDTODEVICE'],
	['IPV6_RECVERR', $udp6, IPPROTO_IPV6, 25, 1, 'SO_BINDTODEVICE'],
	['IPV6_RECVHOPLIMIT', $udp6, IPPROTO_IPV6, 51, 1, 'SO_ATTACH_REUSEPORT_CBPF'],
	['TCP_MAXSEG is 2', $tcp, SOL_TCP, 2, 500, 'SO_REUSEADDR'],
	['TCP_USER_TIMEOUT', $tcp, SOL_TCP, 18, 30000, 'IPV6_MULTICAST_HOPS, SO_RCVLOWAT'],
];
foreach ($cases as [$name, $socket, $level, $option, $value, $other]) {
	try {
		same(true, socket_set_option($socket, $level, $option, $value), "$name is set ($other has its number)");
		same($value, socket_get_option($socket, $level, $option), "$name is read");
	} catch (Throwable $e) {
		same('no exception', get_class($e) . ': ' . $e->getMessage(), "$name ($other has its number)");
	}
}
/* and those others are what they were */
same(true, socket_set_option($tcp, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 3]), 'SO_LINGER');
same(['l_onoff' => 1, 'l_linger' => 3], socket_get_option($tcp, SOL_SOCKET, SO_LINGER), 'SO_LINGER is read');
same(true, socket_set_option($tcp, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 4, 'usec' => 0]), 'SO_RCVTIMEO');
same(['sec' => 4, 'usec' => 0], socket_get_option($tcp, SOL_SOCKET, SO_RCVTIMEO), 'SO_RCVTIMEO is read');
same(16384, socket_get_option($tcp, SOL_TCP, 25), 'TCP_NOTSENT_LOWAT is still set');
holds(is_string($name) && socket_set_option($tcp, SOL_TCP, TCP_CONGESTION, 'reno'), 'TCP_CONGESTION is set');
same(['name' => 'reno'], socket_get_option($tcp, SOL_TCP, TCP_CONGESTION), 'TCP_CONGESTION is read');
finish();
?>
--EXPECT--
25 checks held
