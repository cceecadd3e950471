--TEST--
Sockets\send_batch, send_segments, write_all, connect: a full queue of the device, no free port, errors of earlier datagrams
--EXTENSIONS--
sockets
pcntl
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_namespace();
need_program('tc');
?>
--FILE--
<?php
use Sockets\{Datagram, Endpoint, ErrorKind, SocketException, TimeoutException};
use function Sockets\{connect, receive_batch, send_batch, send_segments, write_all};

require __DIR__ . '/../sockets.inc';
in_namespace(__FILE__, 'ip link add slow type veth peer name tap
ip link set slow up
ip link set tap up
ip addr add 10.9.0.1/24 dev slow
ip neigh add 10.9.0.2 lladdr 02:00:00:00:00:02 dev slow
tc qdisc add dev slow root tbf rate 16mbit burst 3000 limit 4000
echo 40000 40009 >/proc/sys/net/ipv4/ip_local_port_range');
bound(60);

/* ---- a queue of four packets ---- */

/** A socket that gets an error when the queue of the device is full. */
function reporting(): Socket
{
	$socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
	socket_set_option($socket, IPPROTO_IP, IP_RECVERR, 1);
	return $socket;
}

$full = function (Socket $socket): int {
	for ($i = 0; $i < 100; $i++) {
		if (@socket_sendto($socket, str_repeat('x', 1000), 1000, 0, '10.9.0.2', 9) === false) {
			return socket_last_error($socket);
		}
	}
	return 0;
};
same(SOCKET_ENOBUFS, $full(reporting()), 'the queue is full');
$batch = array_fill(0, 100, new Datagram(str_repeat('x', 1000), '10.9.0.2', 9));
same(100, send_batch(reporting(), $batch, 30), 'a batch waits for it');
same(60, send_segments(reporting(), str_repeat('y', 60_000), 1000, Endpoint::parse('udp://10.9.0.2:9'), 30), 'so do segments');
$socket = reporting();
$full($socket);
throws(TimeoutException::class, 'send_batch to udp://10.9.0.2:9: timed out', fn() => send_batch($socket, $batch, 0));

/* ---- no port is left ---- */

$held = [];
do {
	$held[] = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
} while (@socket_bind(end($held), '127.0.0.1', 0));
$free = array_pop($held);
socket_clear_error($free);
foreach ([
	'send_batch to udp://127.0.0.1:9' => fn(?float $limit) => send_batch($free, [new Datagram('x', '127.0.0.1', 9)], $limit),
	'send_segments to udp://127.0.0.1:9' => fn(?float $limit) => send_segments($free, 'segments', 4, Endpoint::parse('udp://127.0.0.1:9'), $limit),
	'connect to udp://127.0.0.1:9' => fn(?float $limit) => connect('udp://127.0.0.1:9', $limit),
] as $what => $call) {
	foreach ([null, 30.0] as $limit) {
		$text = "$what: " . socket_strerror(SOCKET_EADDRNOTAVAIL);
		$e = throws(SocketException::class, $text, fn() => $call($limit), "$what, " . json_encode($limit));
		same(ErrorKind::AddressNotAvailable, $e?->kind, "$what: kind");
	}
}
array_pop($held);
same(1, send_batch($free, [new Datagram('x', '127.0.0.1', 9)], 30), 'one is free again');
$held = [];

/* ---- an error of an earlier datagram ---- */

[$server, $port] = udp_bound();
foreach ([false, true] as $connected) {
	$name = $connected ? 'connected' : 'IP_RECVERR';
	$socket = reporting();
	[$gone, $dead] = udp_bound();
	if ($connected) {
		socket_set_option($socket, IPPROTO_IP, IP_RECVERR, 0);
		socket_connect($socket, '127.0.0.1', $dead);
	}
	socket_close($gone);
	same(1, socket_sendto($socket, 'x', 1, 0, '127.0.0.1', $dead), "$name: to nobody");
	if ($connected) {
		[$server] = [socket_create(AF_INET, SOCK_DGRAM, SOL_UDP)];
		socket_bind($server, '127.0.0.1', $dead);
		same(2, send_batch($socket, ['a', 'b'], 30), "$name: the peer is there again");
	} else {
		same(2, send_batch($socket, [new Datagram('a', '127.0.0.1', $port), new Datagram('b', '127.0.0.1', $port)], 30), "$name: to another");
	}
	same(['a', 'b'], array_map(fn($d) => $d->data, receive_batch($server, 10, timeout: 30)), "$name: both arrive");
}

/** A connected socket whose peer was away when it got a datagram, and the peer that is there again. */
$returned = function (): array {
	[$gone, $port] = udp_bound();
	$socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
	socket_connect($socket, '127.0.0.1', $port);
	socket_close($gone);
	socket_send($socket, 'x', 1, 0);
	$server = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
	socket_bind($server, '127.0.0.1', $port);
	return [$socket, $server];
};
foreach ([
	'write_all' => fn(Socket $socket) => write_all($socket, 'healthy', 30),
	'write_all, pieces' => fn(Socket $socket) => write_all($socket, ['heal', 'thy'], 30),
	'write_all, many pieces' => fn(Socket $socket) => write_all($socket, [...array_fill(0, 3000, ''), 'healthy'], 30),
] as $what => $send) {
	[$socket, $server] = $returned();
	same(7, $send($socket), "$what: an earlier datagram has failed");
	same('healthy', Sockets\read($server, 100, 30), "$what: this one arrives");
	same(0, socket_get_option($socket, SOL_SOCKET, SO_ERROR), "$what: the error has been reported");
}

finish();
?>
--EXPECT--
32 checks held
