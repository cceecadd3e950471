--TEST--
source-specific multicast, IPv4 and IPv6
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
ip addr add 10.9.0.1/32 dev lo
ip -6 addr add fd00:9::1/128 dev lo nodad
ip link add skm0 type veth peer name skm1
ip addr add 10.80.0.1/24 dev skm0
ip link set skm0 up
ip link set skm1 up
ip route add 224.0.0.0/4 dev skm0
ip -6 route add local ff00::/8 dev lo table local 2>/dev/null || true');
bound();
foreach ([AF_INET => [IPPROTO_IP, '232.1.2.3', '127.0.0.1', '10.9.0.1'], AF_INET6 => [IPPROTO_IPV6, 'ff35::1:2:3', '::1', 'fd00:9::1']] as $family => [$level, $group, $wanted, $unwanted]) {
	$receiver = socket_create($family, SOCK_DGRAM, SOL_UDP);
	socket_bind($receiver, $family === AF_INET ? '0.0.0.0' : '::');
	socket_getsockname($receiver, $address, $port);
	socket_set_nonblock($receiver);
	$senders = [];
	foreach ([$wanted, $unwanted] as $source) {
		$senders[$source] = socket_create($family, SOCK_DGRAM, SOL_UDP);
		socket_bind($senders[$source], $source);
		socket_set_option($senders[$source], $level, $family === AF_INET ? IP_MULTICAST_IF : IPV6_MULTICAST_IF, 'lo');
	}
	$from = function () use ($senders, $receiver, $group, $port): array {
		foreach ($senders as $source => $sender) {
			socket_sendto($sender, 'x', 1, 0, $group, $port);
		}
		$seen = [];
		while (@socket_recvfrom($receiver, $data, 10, 0, $address, $p) === 1) {
			$seen[] = $address;
		}
		return $seen;
	};
	foreach (['lo', 1] as $interface) {
		$one = ['group' => $group, 'interface' => $interface, 'source' => $wanted];
		same(true, socket_set_option($receiver, $level, MCAST_JOIN_SOURCE_GROUP, $one), "$group: join one source");
		same([$wanted], $from(), "$group: only that source");
		$two = ['source' => $unwanted] + $one;
		same(true, socket_set_option($receiver, $level, MCAST_JOIN_SOURCE_GROUP, $two), "$group: another source");
		same([$wanted, $unwanted], $from(), "$group: both");
		same(true, socket_set_option($receiver, $level, MCAST_LEAVE_SOURCE_GROUP, $one), "$group: leave the first");
		same([$unwanted], $from(), "$group: the other remains");
		same(true, socket_set_option($receiver, $level, MCAST_LEAVE_SOURCE_GROUP, $two), "$group: leave the second");
	}
}
$four = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
throws('ValueError', 'No key "source" passed in optval', fn() => socket_set_option($four, IPPROTO_IP, MCAST_JOIN_SOURCE_GROUP, ['group' => '232.1.2.3']));
throws('ValueError', 'No key "group" passed in optval', fn() => socket_set_option($four, IPPROTO_IP, MCAST_JOIN_SOURCE_GROUP, ['source' => '127.0.0.1']));
finish();
?>
--EXPECT--
30 checks held
