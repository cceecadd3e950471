--TEST--
IPv6 multicast: join by name and index, options, leave
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_namespace();
need_ipv6();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
in_namespace(__FILE__, 'ip link set lo multicast on
ip link add skm0 type veth peer name skm1
ip addr add 10.80.0.1/24 dev skm0
ip link set skm0 up
ip link set skm1 up
ip -6 route add local ff00::/8 dev lo table local 2>/dev/null || true');
bound();
const GROUP = 'ff05::1:3';
$lo = 1;
$receiver = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
socket_bind($receiver, '::');
socket_getsockname($receiver, $address, $port);
socket_set_nonblock($receiver);
$sender = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
$arrives = function () use ($sender, $receiver, $port): bool {
	$text = bin2hex(random_bytes(4));
	socket_sendto($sender, $text, 8, 0, GROUP, $port);
	return socket_recv($receiver, $data, 100, 0) === 8 && $data === $text;
};
same(true, socket_set_option($sender, IPPROTO_IPV6, IPV6_MULTICAST_IF, 'lo'), 'IPV6_MULTICAST_IF by name');
same($lo, socket_get_option($sender, IPPROTO_IPV6, IPV6_MULTICAST_IF), 'is read as an index');
same(true, socket_set_option($sender, IPPROTO_IPV6, IPV6_MULTICAST_IF, $lo), 'IPV6_MULTICAST_IF by index');
same(false, $arrives(), 'not a member');
foreach (['lo', $lo] as $interface) {
	$join = ['group' => GROUP, 'interface' => $interface];
	same(true, socket_set_option($receiver, IPPROTO_IPV6, MCAST_JOIN_GROUP, $join), 'join');
	same(true, $arrives(), 'a member gets it');
	same(true, socket_set_option($receiver, IPPROTO_IPV6, MCAST_LEAVE_GROUP, $join), 'leave');
	same(false, $arrives(), 'no member any more');
}
same(true, socket_set_option($sender, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, 9), 'IPV6_MULTICAST_HOPS');
same(9, socket_get_option($sender, IPPROTO_IPV6, IPV6_MULTICAST_HOPS), 'is read');
same(true, socket_set_option($sender, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, -1), '-1 is the default of the system');
same(true, socket_set_option($sender, IPPROTO_IPV6, IPV6_MULTICAST_LOOP, false), 'IPV6_MULTICAST_LOOP');
same(0, socket_get_option($sender, IPPROTO_IPV6, IPV6_MULTICAST_LOOP), 'is read');
same(true, socket_set_option($sender, IPPROTO_IPV6, IPV6_MULTICAST_LOOP, true), 'and on again');
finish();
?>
--EXPECT--
18 checks held
