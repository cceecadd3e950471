--TEST--
Sockets\set_option: loop, TTL and interface of multicast, for IPv4, IPv6 and both
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
use Sockets\{Endpoint, ErrorKind, SocketException};
use function Sockets\{get_option, join_group, listen, receive_batch, set_option};

require __DIR__ . '/../sockets.inc';
in_namespace(__FILE__, 'ip link add skm0 type veth peer name skm1
ip link add skm2 type veth peer name skm3
ip addr add 10.80.0.1/24 dev skm0
ip -6 addr add fd00:80::1/64 dev skm0 nodad
ip -6 addr add fd00:82::1/64 dev skm2 nodad
ip link set skm0 up
ip link set skm1 up
ip link set skm2 up
ip link set skm3 up');
bound(60);

const GROUPS = [AF_INET => '239.1.2.3', AF_INET6 => 'ff15::1:2:3'];

/** Receives what arrives from a group on skm0. */
final class Receiver
{
	public Socket $socket;
	public int $port;

	public function __construct(private int $family)
	{
		$this->socket = listen($family === AF_INET ? 'udp4://*:0' : 'udp6://*:0', ['recvttl' => true, 'pktinfo' => true, 'multicast_all' => false]);
		$this->port = Endpoint::local($this->socket)->port;
		join_group($this->socket, GROUPS[$family], 'skm0');
	}

	/** What a sender's datagram arrives with: [TTL, interface]; null when it does not arrive. */
	public function hears(Socket $sender, bool $mapped): ?array
	{
		socket_sendto($sender, 'data', 4, 0, ($mapped ? '::ffff:' : '') . GROUPS[$this->family], $this->port);
		try {
			[$datagram] = receive_batch($this->socket, 1, timeout: 0);
		} catch (Sockets\TimeoutException) {
			return null;
		}
		$got = [];
		foreach ($datagram->control as $message) {
			$got[$message['type']] = $message['data'];
		}
		return $this->family === AF_INET
			? [$got[IP_TTL], $got[IP_PKTINFO]['ifindex']]
			: [$got[IPV6_HOPLIMIT], $got[IPV6_PKTINFO]['ifindex']];
	}
}

$sender = socket_create(AF_INET6, SOCK_DGRAM, 0);
set_option($sender, 'multicast_interface', 'skm0');
$index = socket_get_option($sender, SOL_IPV6, IPV6_MULTICAST_IF);
holds($index > 1, 'the index of the interface');
foreach ([[AF_INET, [AF_INET]], [AF_INET6, [AF_INET6, AF_INET]]] as [$family, $peers]) {
	foreach (['skm0', $index, (string) $index, $family === AF_INET ? '10.80.0.1' : 'fd00:80::1'] as $interface) {
		$sender = socket_create($family, SOCK_DGRAM, 0);
		set_option($sender, 'multicast_interface', $interface);
		same('skm0', get_option($sender, 'multicast_interface'), 'the interface by ' . show($interface));
		foreach ($peers as $peer) {
			$what = "from $family to $peer, " . show($interface);
			$receiver = new Receiver($peer);
			$mapped = $peer !== $family;
			same([1, $index], $receiver->hears($sender, $mapped), "$what: a TTL of 1");
			set_option($sender, 'multicast_ttl', 7);
			same([7, $index], $receiver->hears($sender, $mapped), "$what: a TTL of 7");
			set_option($sender, 'multicast_loop', false);
			same(null, $receiver->hears($sender, $mapped), "$what: no loop");
			set_option($sender, 'multicast_loop', true);
			set_option($sender, 'multicast_ttl', 1);
		}
	}
}

/* an interface without an IPv4 address serves the IPv6 half of a socket of both */
$sender = socket_create(AF_INET6, SOCK_DGRAM, 0);
same(null, set_option($sender, 'multicast_interface', 'skm2'), 'IPv6 alone');
same('skm2', get_option($sender, 'multicast_interface'), 'is set');
$e = raised(SocketException::class, fn() => set_option(socket_create(AF_INET, SOCK_DGRAM, 0), 'multicast_interface', 'skm2'));
same(ErrorKind::AddressNotAvailable, $e->kind, 'no IPv4 address');
foreach (['nosuch0' => ErrorKind::NotFound, '4711' => ErrorKind::NotFound, '10.80.0.9' => ErrorKind::AddressNotAvailable] as $name => $kind) {
	$e = raised(SocketException::class, fn() => set_option($sender, 'multicast_interface', (string) $name));
	same($kind, $e->kind, "$name: " . $e->getMessage());
}
same('skm2', get_option($sender, 'multicast_interface'), 'is unchanged');

/* in connect and listen */
$receiver = new Receiver(AF_INET);
$s = Sockets\connect('udp4://' . GROUPS[AF_INET] . ":$receiver->port?multicast_interface=skm0&multicast_ttl=3", 5);
socket_write($s, 'connected');
same('connected', Sockets\read($receiver->socket, 100, 5), 'connect');
$s = listen('udp://*:0', ['multicast_interface' => 'skm0', 'multicast_ttl' => 3, 'multicast_loop' => false, 'multicast_all' => false]);
same(['skm0', 3, false, false], array_map(fn($n) => get_option($s, "multicast_$n"), ['interface', 'ttl', 'loop', 'all']), 'listen');
same([3, 0, 0], array_map(fn($o) => socket_get_option($s, SOL_IP, $o), [IP_MULTICAST_TTL, IP_MULTICAST_LOOP, IP_MULTICAST_ALL]), 'listen, IPv4');
finish();
?>
--EXPECT--
59 checks held
