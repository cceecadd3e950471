--TEST--
Multicast: a socket of both families in IPv4 groups; the zone of a group is its interface
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_namespace();
need_ipv6();
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
in_namespace(__FILE__, "for i in 0 1; do ip link add v\${i}a type veth peer name v\${i}b\n"
	. "ip link set v\${i}a up\nip link set v\${i}b up\ndone\n"
	. "ip addr add 10.7.0.1/24 dev v0a\nip addr add 10.7.1.1/24 dev v1a\n"
	. "ip -6 addr add fd00:7::1/64 dev v0a nodad\n"
	. "ip route add default dev v0a\nip -6 route add default dev v0a");

/* --- both families --- */
$dual = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
socket_set_option($dual, IPPROTO_IPV6, IPV6_V6ONLY, 0);
socket_bind($dual, '::', 0);
socket_getsockname($dual, $address, $port);
$hears = function (string $group) use ($dual, $port): ?string {
	$sender = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
	socket_bind($sender, '10.7.1.1');
	socket_set_option($sender, IPPROTO_IP, IP_MULTICAST_IF, 'v1a');
	same(2, socket_sendto($sender, 'hi', 2, 0, $group, $port), "sent to $group");
	return @socket_recvfrom($dual, $data, 9, MSG_DONTWAIT, $from, $from_port) === false ? null : $from;
};
$set = fn(int $option, array $value) => socket_set_option($dual, IPPROTO_IP, $option, $value);
same(null, $hears('239.3.3.3'), 'no member yet');
same(true, $set(MCAST_JOIN_GROUP, ['group' => '239.3.3.3', 'interface' => 'v1a']), 'joined');
same('::ffff:10.7.1.1', $hears('239.3.3.3'), 'a member');
same(true, $set(MCAST_LEAVE_GROUP, ['group' => '239.3.3.3', 'interface' => 'v1a']), 'left');
same(null, $hears('239.3.3.3'), 'no member any more');
$sourced = ['group' => '232.3.3.3', 'source' => '10.7.1.1', 'interface' => 'v1a'];
same(true, $set(MCAST_JOIN_SOURCE_GROUP, $sourced), 'joined for a source');
same('::ffff:10.7.1.1', $hears('232.3.3.3'), 'a member for a source');
same(true, $set(MCAST_LEAVE_SOURCE_GROUP, $sourced), 'left');
same(null, $hears('232.3.3.3'), 'no member for a source any more');
same(true, socket_set_option($dual, IPPROTO_IPV6, MCAST_JOIN_GROUP, ['group' => 'ff12::1', 'interface' => 'v1a']), 'IPv6 as before');
same(false, @$set(MCAST_JOIN_GROUP, ['group' => 'ff12::2', 'interface' => 'v1a']), 'an IPv6 group is none of IPv4');

/* --- zones --- */
function members(string $group): array
{
	$found = [];
	foreach (file('/proc/net/igmp6') as $line) {
		$parts = preg_split('/\s+/', trim($line));
		if ($parts[2] === bin2hex(inet_pton($group))) {
			$found[] = $parts[1];
		}
	}
	return $found;
}

$s = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
socket_set_option($s, IPPROTO_IPV6, IPV6_MULTICAST_IF, 'v1a');
$index = socket_get_option($s, IPPROTO_IPV6, IPV6_MULTICAST_IF);
holds($index > 0, 'the index');
$set = fn(int $option, array $value) => socket_set_option($s, IPPROTO_IPV6, $option, $value);
foreach ([[], ['interface' => 0], ['interface' => 'v1a'], ['interface' => $index]] as $i => $interface) {
	$group = "ff12::9$i";
	same(true, $set(MCAST_JOIN_GROUP, ['group' => "$group%v1a"] + $interface), "$group joined");
	same(['v1a'], members($group), "$group at the zone's interface");
	same(true, $set(MCAST_LEAVE_GROUP, ['group' => "$group%$index"] + $interface), "$group left");
	same([], members($group), "$group at no interface");
}
same(true, $set(MCAST_JOIN_GROUP, ['group' => 'ff12::80']), 'without a zone');
same(1, count(members('ff12::80')), 'the system chooses an interface');
throws('ValueError', 'socket_set_option(): Argument #4 ($value) "group" must not have the zone of another interface',
	fn() => $set(MCAST_JOIN_GROUP, ['group' => 'ff12::81%v1a', 'interface' => 'v0a']));
same([], members('ff12::81'), 'not joined');
same(true, $set(MCAST_JOIN_SOURCE_GROUP, ['group' => 'ff32::82', 'source' => 'fe80::1%v1a']), 'the zone of a source');
same(['v1a'], members('ff32::82'), 'is the interface, too');
throws('ValueError', 'socket_set_option(): Argument #4 ($value) "source" must not have the zone of another interface',
	fn() => $set(MCAST_JOIN_SOURCE_GROUP, ['group' => 'ff32::83%v0a', 'source' => 'fe80::1%v1a']));
same([], members('ff32::83'), 'not joined');
finish();
--EXPECT--
41 checks held
