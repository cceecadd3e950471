--TEST--
MSG_ZEROCOPY: the kernel reads the data after the call, which the string does not have to survive; its notifications come
--EXTENSIONS--
sockets
pcntl
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_namespace();
need_program('tc');
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
/* What goes out of "slow" waits in its queue, and arrives at the other end of the cable, which only listens. */
in_namespace(__FILE__, 'ip link add slow type veth peer name tap
ip link set slow up
ip link set tap up
ip addr add 10.9.0.1/24 dev slow
ip neigh add 10.9.0.2 lladdr 02:00:00:00:00:02 dev slow
tc qdisc add dev slow root tbf rate 800kbit burst 3000 limit 1000000');
bound();

/** The numbers of the finished sends, as the error queue has them. */
function notified(Socket $socket, int $wanted): array
{
	$numbers = [];
	for ($i = 0; $i < 1000 && count($numbers) < $wanted; $i++) {
		$message = ['controllen' => 512];
		if (@socket_recvmsg($socket, $message, MSG_ERRQUEUE | MSG_DONTWAIT) === false) {
			usleep(10_000);
			continue;
		}
		foreach ($message['control'] as $control) {
			$error = $control['data'];
			$error['origin'] === SO_EE_ORIGIN_ZEROCOPY || holds(false, "an error of origin {$error['origin']}");
			array_push($numbers, ...range($error['info'], $error['data']));
		}
	}
	return $numbers;
}

/* ---- what leaves late ---- */

$tap = socket_create(AF_PACKET, SOCK_RAW, ETH_P_ALL);
socket_bind($tap, 'tap');
socket_set_option($tap, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 10, 'usec' => 0]);
$udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_connect($udp, '10.9.0.2', 9);
socket_set_option($udp, SOL_SOCKET, SO_ZEROCOPY, 1);

$sends = [
	fn(string $data) => socket_send($udp, $data, strlen($data), MSG_ZEROCOPY),
	fn(string $data) => socket_sendto($udp, $data, strlen($data), MSG_ZEROCOPY, '10.9.0.2', 9),
	fn(string $data) => socket_sendmsg($udp, ['iov' => [$data]], MSG_ZEROCOPY),
];
for ($i = 0; $i < 12; $i++) {
	$data = str_repeat(chr(ord('A') + $i), 1400);
	same(1400, $sends[$i % 3]($data), "send $i");
	unset($data);
	$other = str_repeat('#', 1400);
	unset($other);
}
for ($i = 0; $i < 12;) {
	$length = @socket_recv($tap, $frame, 2000, 0);
	if (!is_int($length)) {
		holds(false, "frame $i has come");
		break;
	}
	if ($length === 1442 && substr($frame, 12, 2) === "\x08\x00") {
		same([chr(ord('A') + $i) => 1400], array_count_values(str_split(substr($frame, 42))), "datagram $i");
		$i++;
	}
}
same(range(0, 11), notified($udp, 12), 'each send is notified of');

/* ---- a connection ---- */

[$client, $server] = tcp_pair();
socket_set_option($client, SOL_SOCKET, SO_ZEROCOPY, 1);
same(100_000, socket_send($client, str_repeat('s', 100_000), 100_000, MSG_ZEROCOPY), 'socket_send');
same(str_repeat('s', 100_000), read_exactly($server, 100_000), 'it arrives');
same(6, socket_sendmsg($client, ['iov' => ['ab', '', 'cdef']], MSG_ZEROCOPY), 'socket_sendmsg');
same('abcdef', read_exactly($server, 6), 'it arrives in order');
same(3, socket_send($client, 'end', 3, 0), 'without the flag');
same('end', read_exactly($server, 3), 'it arrives');
same([0, 1], notified($client, 2), 'the sends with the flag are notified of');
finish();
--EXPECT--
32 checks held
