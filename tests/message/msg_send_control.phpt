--TEST--
sendmsg: control messages beyond IPv6, raw ones, and limits
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_interface();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
const IP_TOS_NUMBER = 1, IP_TTL_NUMBER = 2, IP_RETOPTS_NUMBER = 7, IP_PKTINFO_NUMBER = 8, IP_RECVTTL_NUMBER = 12, IP_RECVTOS_NUMBER = 13;
const UDP_SEGMENT_NUMBER = 103, SO_TXTIME_NUMBER = 61;

[$receiver, $port] = udp_bound();
$sender = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_bind($sender, '127.0.0.1');
socket_set_nonblock($receiver);
socket_set_option($receiver, IPPROTO_IP, IP_RECVTTL_NUMBER, 1);
socket_set_option($receiver, IPPROTO_IP, IP_RECVTOS_NUMBER, 1);
socket_set_option($receiver, IPPROTO_IP, 6, 1); /* IP_RECVOPTS */
$send = fn(array ...$control) => socket_sendmsg($sender, ['name' => ['addr' => '127.0.0.1', 'port' => $port], 'iov' => ['twelve bytes'],
	'control' => array_map(fn(array $c) => ['level' => $c[0], 'type' => $c[1], 'data' => $c[2]], $control)]);
$receive = function () use ($receiver): array {
	$message = ['name' => [], 'controllen' => 256];
	@socket_recvmsg($receiver, $message);
	return [implode('', $message['iov'] ?? []), array_column($message['control'] ?? [], 'data', 'type'), $message['name']['addr'] ?? null];
};

same(12, $send([IPPROTO_IP, IP_TTL_NUMBER, 7], [IPPROTO_IP, IP_TOS_NUMBER, 0x10], [IPPROTO_IP, IP_PKTINFO_NUMBER, ['spec_dst' => '127.0.0.9']]), 'TTL, TOS, source');
same(['twelve bytes', [IP_TTL_NUMBER => 7, IP_TOS_NUMBER => 0x10], '127.0.0.9'], $receive(), 'TTL, TOS, source arrive');
same(12, $send([IPPROTO_IP, IP_PKTINFO_NUMBER, ['ifindex' => 'lo', 'addr' => '127.0.0.1', 'spec_dst' => '127.0.0.8']]), 'interface by name');
same('127.0.0.8', $receive()[2], 'its source');
same(12, $send([IPPROTO_UDP, UDP_SEGMENT_NUMBER, 5]), 'segments');
same(['twelv', 'e byt', 'es', ''], [$receive()[0], $receive()[0], $receive()[0], $receive()[0]], 'three datagrams');

/* without a row: bytes */
same(12, $send([IPPROTO_IP, IP_RETOPTS_NUMBER, "\1\1\1\1"]), 'IP options as bytes');
same("\1\1\1\1", $receive()[1][6] ?? null, 'the options arrive as bytes');
$bytes = "\1\1\1\1";
same(12, $send([IPPROTO_IP, IP_RETOPTS_NUMBER, &$bytes]), 'a reference to bytes');
same("\1\1\1\1", $receive()[1][6] ?? null, 'they arrive');
$warning = fn(string $path, string $why) => "socket_sendmsg(): error converting user data (path: msghdr > control > element #0$path): $why";
foreach ([5, null, [1], 1.5, new stdClass()] as $data) {
	warns($warning('', 'cmsghdr with level 0 and type 7 not supported'), fn() => $send([IPPROTO_IP, IP_RETOPTS_NUMBER, $data]), 'no bytes: ' . get_debug_type($data));
}
warns('socket_sendmsg(): Error in sendmsg [22]: Invalid argument', fn() => $send([SOL_SOCKET, 9999, '']), 'the system refuses it');

/* limits */
$bounds = [
	[IP_TOS_NUMBER, 256, 'an unsigned 8-bit integer'], [IP_TOS_NUMBER, -1, 'an unsigned 8-bit integer'],
	[IP_TTL_NUMBER, 2147483648, 'a native int'], [IP_TTL_NUMBER, -2147483649, 'a native int'],
];
foreach ($bounds as [$type, $number, $name]) {
	/* on 32-bit systems the last two are no int */
	is_float($number) ? holds(true, 'no int') : warns($warning(' > data', "given PHP integer is out of bounds for $name"),
		fn() => $send([IPPROTO_IP, $type, $number]), "$type: $number");
}
warns($warning(' > data', 'given PHP integer is out of bounds for an unsigned 64-bit integer'), fn() => $send([SOL_SOCKET, SO_TXTIME_NUMBER, -1]));
warns($warning(' > data', 'given PHP integer is out of bounds for an unsigned 16-bit integer'), fn() => $send([IPPROTO_UDP, UDP_SEGMENT_NUMBER, 65536]));
warns($warning(' > data', 'expected an array here'), fn() => $send([IPPROTO_IP, IP_PKTINFO_NUMBER, 'lo']));
warns($warning(' > data > ifindex', 'no interface with name "no such" could be found'), fn() => $send([IPPROTO_IP, IP_PKTINFO_NUMBER, ['ifindex' => 'no such']]));
warns($warning('', "The key 'level' is required"), fn() => socket_sendmsg($sender, ['control' => [['type' => 1]]]));
warns($warning('', "The key 'type' is required"), fn() => socket_sendmsg($sender, ['control' => [['level' => 1]]]));
warns($warning('', "cmsghdr should have a 'data' element here"), fn() => socket_sendmsg($sender, ['control' => [['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS]]]));
same('', $receive()[0], 'none of these was sent');

/* descriptors: 253 a message */
[$a, $b] = unix_pair(SOCK_DGRAM);
$rights = fn(int $count) => socket_sendmsg($a, ['iov' => ['x'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => array_fill(0, $count, $a)]]]);
same(1, $rights(253), '253');
warns($warning(' > data', 'at most 253 descriptors can be sent in one message; given 254'), fn() => $rights(254));
warns($warning('', 'expected at least one element in this array'), fn() => $rights(0));
$before = descriptor_count();
$message = ['controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 253)];
same(1, socket_recvmsg($b, $message), 'received');
same(253, count(array_filter($message['control'][0]['data'], fn($s) => $s instanceof Socket)), '253 sockets');
same($before + 253, descriptor_count(), '253 descriptors');
unset($message);
same($before, descriptor_count(), 'closed');
finish();
?>
--EXPECT--
35 checks held
