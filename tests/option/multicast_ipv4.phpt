--TEST--
IPv4 multicast: join by name and index, options, leave
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_namespace();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
in_namespace(__FILE__, 'ip link set lo multicast on
ip link add skm0 type veth peer name skm1
ip addr add 10.80.0.1/24 dev skm0
ip link set skm0 up
ip link set skm1 up
ip route add 224.0.0.0/4 dev skm0');
/* The route leads to skm0: a socket that asks for lo and is given the interface of the route hears nothing. */
bound();
const GROUP = '239.1.2.3';
$lo = 1;
$receiver = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_bind($receiver, '0.0.0.0');
socket_getsockname($receiver, $address, $port);
$sender = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_set_nonblock($receiver);
$arrives = function (string $group = GROUP) use ($sender, $receiver, $port): bool {
	$text = bin2hex(random_bytes(4));
	socket_sendto($sender, $text, 8, 0, $group, $port);
	return socket_recv($receiver, $data, 100, 0) === 8 && $data === $text;
};
$other = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
same(true, socket_set_option($sender, IPPROTO_IP, IP_MULTICAST_IF, 'lo'), 'IP_MULTICAST_IF by name');
same($lo, socket_get_option($sender, IPPROTO_IP, IP_MULTICAST_IF), 'is read as an index');
same(true, socket_set_option($sender, IPPROTO_IP, IP_MULTICAST_IF, $lo), 'IP_MULTICAST_IF by index');
foreach (['lo', $lo] as $interface) {
	$join = ['group' => GROUP, 'interface' => $interface];
	same(true, socket_set_option($receiver, IPPROTO_IP, MCAST_JOIN_GROUP, $join), 'join');
	same(true, $arrives(), 'a member gets it');
	same(false, warns('socket_set_option(): Unable to set socket option ' . code(SOCKET_EADDRINUSE), fn() => socket_set_option($receiver, IPPROTO_IP, MCAST_JOIN_GROUP, $join)), 'joined once');
	same(true, socket_set_option($receiver, IPPROTO_IP, MCAST_LEAVE_GROUP, $join), 'leave');
	same(false, warns('socket_set_option(): Unable to set socket option ' . code(SOCKET_EADDRNOTAVAIL), fn() => socket_set_option($receiver, IPPROTO_IP, MCAST_LEAVE_GROUP, $join)), 'left once');
}
socket_set_option($sender, IPPROTO_IP, IP_MULTICAST_IF, 'skm0');
same(true, socket_set_option($receiver, IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => GROUP]), 'join without an interface');
same(true, $arrives(), 'the route decides');
/* one source is not wanted */
$block = ['group' => GROUP, 'source' => '10.80.0.1', 'interface' => 0];
same(true, socket_set_option($receiver, IPPROTO_IP, MCAST_BLOCK_SOURCE, $block), 'block a source');
same(false, $arrives(), 'nothing from there');
same(true, socket_set_option($receiver, IPPROTO_IP, MCAST_UNBLOCK_SOURCE, $block), 'unblock it');
same(true, $arrives(), 'it is back');
/* how far, and to this machine too */
same(true, socket_set_option($sender, IPPROTO_IP, IP_MULTICAST_TTL, 7), 'IP_MULTICAST_TTL');
same(7, socket_get_option($sender, IPPROTO_IP, IP_MULTICAST_TTL), 'is read');
same(true, socket_set_option($sender, IPPROTO_IP, IP_MULTICAST_LOOP, true), 'IP_MULTICAST_LOOP');
same(1, socket_get_option($sender, IPPROTO_IP, IP_MULTICAST_LOOP), 'is read');
foreach ([-1, 256] as $ttl) {
	throws('ValueError', 'socket_set_option(): Argument #4 ($value) must be between 0 and 255', fn() => socket_set_option($sender, IPPROTO_IP, IP_MULTICAST_TTL, $ttl));
}
same(false, warns('socket_set_option(): No interface with name "nosuch0" could be found', fn() => socket_set_option($receiver, IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => GROUP, 'interface' => 'nosuch0'])), 'no such interface');
finish();
?>
--EXPECT--
31 checks held
