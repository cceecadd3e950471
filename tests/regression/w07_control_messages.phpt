--TEST--
W7: the control messages that network programs use are known
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_ipv6();
need_interface(index: true);
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
/** Receives one message with control messages: [data, control by "level:type"]. */
function receive(Socket $socket, int $flags = 0): array
{
	$message = ['name' => [], 'buffer_size' => 65536, 'controllen' => 1024];
	$n = quiet(function () use ($socket, &$message, $flags) {
		return socket_recvmsg($socket, $message, $flags | MSG_DONTWAIT);
	}, 'recvmsg');
	$control = [];
	foreach ($message['control'] ?? [] as $c) {
		$control["$c[level]:$c[type]"] = $c['data'];
	}
	return [$n === false ? false : implode('', $message['iov'] ?? []), $control, $message];
}
$lo = null;
foreach (net_get_interfaces() as $name => $unused) {
	$lo = $name === 'lo' ? (int) file_get_contents('/sys/class/net/lo/ifindex') : $lo;
}

/* IPv4: IP_PKTINFO 8, IP_RECVTTL 12 gives IP_TTL 2, IP_RECVTOS 13 gives IP_TOS 1 */
[$receiver, $port] = udp_bound();
[$sender, $from] = udp_bound();
foreach ([8, 12, 13] as $option) {
	same(true, @socket_set_option($receiver, IPPROTO_IP, $option, 1), "IPv4 option $option");
}
socket_set_option($sender, IPPROTO_IP, 2, 33);
socket_set_option($sender, IPPROTO_IP, 1, 0x10);
socket_sendto($sender, 'v4', 2, 0, '127.0.0.1', $port);
[$data, $control] = receive($receiver);
same('v4', $data, 'IPv4: the data');
same(['ifindex' => $lo, 'spec_dst' => '127.0.0.1', 'addr' => '127.0.0.1'], $control['0:8'] ?? null, 'IP_PKTINFO');
same(33, $control['0:2'] ?? null, 'IP_TTL');
same(0x10, $control['0:1'] ?? null, 'IP_TOS');
same(3, count($control), 'no other');

/* sending them */
same(3, @socket_sendmsg($sender, ['name' => ['addr' => '127.0.0.1', 'port' => $port], 'iov' => ['ttl'], 'control' => [
	['level' => IPPROTO_IP, 'type' => 2, 'data' => 44], ['level' => IPPROTO_IP, 'type' => 1, 'data' => 0x08],
	['level' => IPPROTO_IP, 'type' => 8, 'data' => ['ifindex' => 0, 'spec_dst' => '127.0.0.3', 'addr' => '0.0.0.0']]]]), 'sent with TTL, TOS and source');
[$data, $control, $message] = receive($receiver);
same(['ttl', 44, 0x08], [$data, $control['0:2'] ?? null, $control['0:1'] ?? null], 'TTL and TOS arrive');
same('127.0.0.3', $message['name']['addr'] ?? null, 'the source is as asked');

/* Time stamps: SO_TIMESTAMP 29, SO_TIMESTAMPNS 35, SO_TIMESTAMPING 37 */
foreach ([29 => ['sec', 'usec'], 35 => ['sec', 'nsec']] as $option => $keys) {
	[$a, $b] = udp_pair();
	same(true, socket_set_option($b, SOL_SOCKET, $option, 1), "option $option");
	$before = time();
	socket_send($a, 'stamp', 5, 0);
	[$data, $control] = receive($b);
	same('stamp', $data, "option $option: the data");
	$stamp = $control["1:$option"] ?? [];
	same($keys, array_keys($stamp), "option $option: keys");
	holds(($stamp['sec'] ?? 0) >= $before - 1 && ($stamp['sec'] ?? 0) <= time() + 1, "option $option: the time");
}
[$a, $b] = udp_pair();
$software_receive = 1 << 3 | 1 << 4;
same(true, socket_set_option($b, SOL_SOCKET, 37, $software_receive), 'SO_TIMESTAMPING');
/* the kernel begins to stamp some time after it was asked to */
for ($i = 0, $stamps = []; $i < 200 && $stamps === []; $i++) {
	usleep($i === 0 ? 0 : 5000);
	socket_send($a, 'x', 1, 0);
	$message = ['buffer_size' => 10, 'controllen' => 256];
	socket_recvmsg($b, $message, MSG_DONTWAIT);
	foreach ($message['control'] ?? [] as $c) {
		$stamps = $c['type'] === 37 ? $c['data'] : $stamps;
	}
}
same(3, count($stamps), 'SO_TIMESTAMPING: three');
same(['sec', 'nsec'], array_keys($stamps[0] ?? []), 'SO_TIMESTAMPING: keys');
holds(($stamps[0]['sec'] ?? 0) > 1700000000, 'SO_TIMESTAMPING: the first is the software stamp');
same([0, 0], [$stamps[1]['sec'] ?? null, $stamps[2]['sec'] ?? null], 'SO_TIMESTAMPING: the others are unset');

/* UDP_SEGMENT 103 and UDP_GRO 104 */
[$a, $b] = udp_pair();
same(true, @socket_set_option($b, SOL_UDP, 104, 1), 'UDP_GRO');
same(30, @socket_sendmsg($a, ['iov' => [str_repeat('A', 10) . str_repeat('B', 10) . str_repeat('C', 10)],
	'control' => [['level' => SOL_UDP, 'type' => 103, 'data' => 10]]]), 'UDP_SEGMENT');
socket_set_nonblock($b);
for ($all = '', $sizes = []; strlen($all) < 30; $all .= $data) {
	[$data, $control] = receive($b);
	if ($data === false || $data === '') {
		break;
	}
	if (strlen($data) > 10) {
		$sizes[] = $control['17:104'] ?? null;
	}
}
same(str_repeat('A', 10) . str_repeat('B', 10) . str_repeat('C', 10), $all, 'UDP_SEGMENT and UDP_GRO: the data');
holds($sizes === [] || $sizes === [10], 'UDP_GRO: the size of the parts');

/* IP_RECVERR 11 and IPV6_RECVERR 25: a closed port answers */
foreach ([AF_INET => [IPPROTO_IP, 11, '127.0.0.1'], AF_INET6 => [IPPROTO_IPV6, 25, '::1']] as $family => [$level, $option, $address]) {
	[$gone, $dead] = udp_bound($family);
	socket_close($gone);
	[$socket] = udp_bound($family);
	try {
		same(true, socket_set_option($socket, $level, $option, 1), "$address: errors are wanted");
	} catch (TypeError $e) {
		same('no exception', $e->getMessage(), "$address: errors are wanted");
	}
	socket_sendto($socket, 'lost', 4, 0, $address, $dead);
	$read = [$socket];
	$none = $except = null;
	socket_select($read, $none, $except, 5);
	[$data, $control, $message] = receive($socket, MSG_ERRQUEUE);
	same('lost', $data, "$address: what was sent");
	$error = $control["$level:$option"] ?? [];
	same(['errno', 'origin', 'type', 'code', 'info', 'data', 'offender'], array_keys($error), "$address: keys");
	$icmp = $family === AF_INET ? [SOCKET_ECONNREFUSED, 2, 3, 3] : [SOCKET_ECONNREFUSED, 3, 1, 4];
	same($icmp, [$error['errno'] ?? 0, $error['origin'] ?? 0, $error['type'] ?? 0, $error['code'] ?? 0], "$address: the error");
	same($address, $error['offender']['addr'] ?? null, "$address: the node that reported it");
	same([$address, $dead], [$message['name']['addr'] ?? null, $message['name']['port'] ?? null], "$address: where it went");
}

/* SO_RXQ_OVFL 40: how many were dropped before this one */
[$a, $b] = udp_pair();
socket_set_option($b, SOL_SOCKET, 40, 1);
socket_set_option($b, SOL_SOCKET, SO_RCVBUF, 1);
for ($i = 0; $i < 100; $i++) {
	socket_send($a, str_repeat('x', 1000), 1000, 0);
}
socket_set_nonblock($b);
$queued = 0;
while (@socket_recv($b, $data, 2000, 0) === 1000) {
	$queued++;
}
socket_send($a, 'last', 4, 0);
[$data, $control] = receive($b);
same(['last', 100 - $queued], [$data, $control['1:40'] ?? null], 'SO_RXQ_OVFL counts the dropped ones');

/* SO_PASSPIDFD 76 gives SCM_PIDFD 4, as a stream */
[$a, $b] = unix_pair(SOCK_DGRAM);
if (@socket_set_option($b, SOL_SOCKET, 76, 1)) {
	socket_send($a, 'me', 2, 0);
	[$data, $control] = receive($b);
	holds(is_resource($control['1:4'] ?? null) && get_resource_type($control['1:4']) === 'stream', 'SCM_PIDFD is a stream');
	$before = descriptor_count();
	unset($control);
	same($before - 1, descriptor_count(), 'SCM_PIDFD is closed with the stream');
} else {
	holds(true, 'the kernel has no SO_PASSPIDFD');
	holds(true, 'the kernel has no SCM_PIDFD');
}
finish();
?>
--EXPECT--
52 checks held
