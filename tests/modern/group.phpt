--TEST--
Sockets\join_group, leave_group, block_source, unblock_source
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
use function Sockets\{block_source, join_group, leave_group, pair, unblock_source};

require __DIR__ . '/../sockets.inc';
in_namespace(__FILE__, 'ip link set lo multicast on
ip addr add 10.9.0.1/32 dev lo
ip -6 addr add fd00:9::1/128 dev lo nodad
ip link add skm0 type veth peer name skm1
ip addr add 10.80.0.1/24 dev skm0
ip link set skm0 up
ip link set skm1 up
ip -6 route add local ff00::/8 dev lo table local 2>/dev/null || true');
bound();

const FOUR = ['239.1.2.3', ['127.0.0.1', '10.9.0.1']];
const SIX = ['ff15::1:2:3', ['::1', 'fd00:9::1']];

/** A receiver that is bound to any address and receives only what it joins itself. */
final class Receiver
{
	public Socket $socket;
	public int $port = 0;

	public function __construct(public int $family, string $address)
	{
		$this->socket = socket_create($family, SOCK_DGRAM, SOL_UDP);
		socket_bind($this->socket, $address, 0);
		socket_getsockname($this->socket, $any, $this->port);
		socket_set_option($this->socket, IPPROTO_IP, IP_MULTICAST_ALL, 0);
		$family === AF_INET6 && socket_set_option($this->socket, IPPROTO_IPV6, IPV6_MULTICAST_ALL, 0);
	}

	/** Sends to a group from each source through lo, and returns the sources whose datagrams arrived. */
	public function hears(string $group, array $sources): array
	{
		$heard = [];
		foreach ($sources as $source) {
			$family = str_contains($source, ':') ? AF_INET6 : AF_INET;
			$sender = socket_create($family, SOCK_DGRAM, SOL_UDP);
			socket_bind($sender, $source);
			$family === AF_INET
				? socket_set_option($sender, IPPROTO_IP, IP_MULTICAST_IF, 'lo')
				: socket_set_option($sender, IPPROTO_IPV6, IPV6_MULTICAST_IF, 'lo');
			socket_sendto($sender, $source, strlen($source), 0, $group, $this->port);
			if (@socket_recv($this->socket, $data, 100, MSG_DONTWAIT) > 0) {
				$heard[] = $data;
			}
		}
		return $heard;
	}
}

/** All of it, for one family of groups on one socket: $names are ways to name the interface lo. */
function memberships(Receiver $on, array $of, array $names, string $what): void
{
	[$group, $sources] = $of;
	$s = $on->socket;
	same([], $on->hears($group, $sources), "$what: not joined");
	foreach ($names as $name => $interface) {
		same(null, join_group($s, $group, $interface), "$what: join by $name");
		same($sources, $on->hears($group, $sources), "$what: joined by $name");
		same(null, leave_group($s, $group, $interface), "$what: leave by $name");
		same([], $on->hears($group, $sources), "$what: left by $name");
	}
	$port = $on->port;
	$host = str_contains($group, ':') ? "[$group]" : $group;
	foreach (['text' => "udp://$host:$port", 'object' => Endpoint::parse("udp://$host:$port")] as $name => $endpoint) {
		join_group($s, $endpoint, 'lo');
		same($sources, $on->hears($group, $sources), "$what: an endpoint as $name");
		leave_group($s, $endpoint, 'lo');
	}

	/* One source, another one, and neither. */
	join_group($s, $group, 'lo', $sources[0]);
	same([$sources[0]], $on->hears($group, $sources), "$what: one source");
	join_group($s, $group, 'lo', source: $sources[1]);
	same($sources, $on->hears($group, $sources), "$what: two sources");
	leave_group($s, $group, 'lo', $sources[0]);
	same([$sources[1]], $on->hears($group, $sources), "$what: the other source");
	leave_group($s, $group, 'lo', $sources[1]);
	same([], $on->hears($group, $sources), "$what: no source");

	/* A source is blocked. */
	join_group($s, $group, 'lo');
	same(null, block_source($s, $group, $sources[1], 'lo'), "$what: block");
	same([$sources[0]], $on->hears($group, $sources), "$what: blocked");
	same(null, unblock_source($s, $group, $sources[1], 'lo'), "$what: unblock");
	same($sources, $on->hears($group, $sources), "$what: unblocked");

	/* What the system refuses. */
	fails(ErrorKind::AddressInUse, "join_group $group, interface \"lo\": " . socket_strerror(SOCKET_EADDRINUSE), fn() => join_group($s, $group, 'lo'), "$what: twice");
	same(98, socket_last_error($s), "$what: the last error");
	leave_group($s, $group, 'lo');
	fails(ErrorKind::AddressNotAvailable, "leave_group $group, interface 1: " . socket_strerror(SOCKET_EADDRNOTAVAIL), fn() => leave_group($s, $group, 1), "$what: not a member");
	fails(ErrorKind::NotFound, "join_group $group, interface \"skcnone0\": No such device", fn() => join_group($s, $group, 'skcnone0'), "$what: no such name");
	fails(ErrorKind::NotFound, "join_group $group, interface 987654: No such device", fn() => join_group($s, $group, 987654), "$what: no such index");
	fails(ErrorKind::AddressNotAvailable, "join_group $group, interface \"203.0.113.7\": " . socket_strerror(SOCKET_EADDRNOTAVAIL), fn() => join_group($s, $group, '203.0.113.7'), "$what: no such address");
}

function fails(ErrorKind $kind, string $message, Closure $call, string $what): void
{
	$e = raised(SocketException::class, $call);
	same([$kind, $message], [$e?->kind, $e?->getMessage()], $what);
}

$names = ['name' => 'lo', 'index' => 1, 'IPv4 address' => '127.0.0.1', 'second address' => '10.9.0.1', 'IPv6 address' => '::1', 'another' => 'fd00:9::1'];
$four = new Receiver(AF_INET, '0.0.0.0');
$six = new Receiver(AF_INET6, '::1');
$both = new Receiver(AF_INET6, '::');
memberships($four, FOUR, $names, 'IPv4');
memberships($both, SIX, $names, 'IPv6');
memberships($both, FOUR, $names, 'IPv4 on a dual-stack socket');

/* Both families at once, one of them as a mapped address. */
join_group($both->socket, '::ffff:' . FOUR[0], 'lo');
join_group($both->socket, SIX[0], 'lo');
same([FOUR[1], SIX[1]], [$both->hears(...FOUR), $both->hears(...SIX)], 'both families');
leave_group($both->socket, FOUR[0], 'lo');
same([[], SIX[1]], [$both->hears(...FOUR), $both->hears(...SIX)], 'one family');

/* Without an interface the route decides; there is none for IPv4 groups here. */
join_group($six->socket, SIX[0]);
leave_group($six->socket, SIX[0]);
join_group($six->socket, 'ff15::9%lo');
leave_group($six->socket, 'ff15::9', 'lo');
join_group($six->socket, 'ff15::9%lo', 1);
leave_group($six->socket, Endpoint::parse('udp://[ff15::9%lo]:1'), 0);
fails(ErrorKind::NotFound, 'join_group 239.1.2.3: No such device', fn() => join_group($four->socket, '239.1.2.3'), 'no route');
fails(ErrorKind::NotFound, 'join_group ff15::9%skcnone0: No such device', fn() => join_group($six->socket, 'ff15::9%skcnone0'), 'no such zone');
fails(ErrorKind::InvalidArgument, 'block_source 239.1.2.3, interface "lo": Invalid argument', fn() => block_source($four->socket, '239.1.2.3', '10.9.0.1', 'lo'), 'block without membership');

/* What is wrong with an argument. */
$s = $four->socket;
$only = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
socket_set_option($only, IPPROTO_IPV6, IPV6_V6ONLY, 1);
$join = 'Sockets\join_group(): Argument #';
foreach (['224.0.0', 'host.example', '10.1.2.3', 'fe80::1', '', "239.1.2.3\0", 'udp://host.example:1', 'unix:///x'] as $text) {
	throws('ValueError', "{$join}2 (\$group) must be a numeric multicast address of IPv4 or IPv6", fn() => join_group($s, $text), "\"$text\"");
}
throws('ValueError', "{$join}2 (\$group) must be an IPv4 address on an IPv4 socket", fn() => join_group($s, 'ff15::9'));
throws('ValueError', "{$join}2 (\$group) must be an IPv6 address on a socket without IPv4", fn() => join_group($only, '239.1.2.3'));
throws('ValueError', "{$join}2 (\$group) must have a host name, an address (IPv6 in brackets) or \"*\" at column 7", fn() => join_group($s, 'udp://'), 'the host is missing');
throws('ValueError', "{$join}2 (\$group) must not have the zone of another interface", fn() => join_group($only, 'ff15::9%lo', 2));
throws('ValueError', "{$join}3 (\$interface) must not be empty", fn() => join_group($s, '239.1.2.3', ''));
throws('ValueError', "{$join}3 (\$interface) must not contain any null bytes", fn() => join_group($s, '239.1.2.3', "lo\0"));
throws('ValueError', "{$join}3 (\$interface) must be between 0 and 4294967295", fn() => join_group($s, '239.1.2.3', -1));
throws('ValueError', "{$join}4 (\$source) must be the numeric IPv4 address of a host", fn() => join_group($s, '239.1.2.3', 1, '::1'));
throws('ValueError', "{$join}4 (\$source) must be the numeric IPv4 address of a host", fn() => join_group($s, '239.1.2.3', 1, '239.1.2.4'));
throws('ValueError', 'Sockets\block_source(): Argument #3 ($source) must be the numeric IPv6 address of a host', fn() => block_source($only, 'ff15::9', 'here', 1));
throws('ValueError', 'Sockets\unblock_source(): Argument #3 ($source) must not have the zone of another interface', fn() => unblock_source($only, 'ff15::9', 'fe80::1%lo', 2));
throws('ValueError', 'Sockets\unblock_source(): Argument #4 ($interface) must not be empty', fn() => unblock_source($only, 'ff15::9', 'fe80::1', ''));
throws('ValueError', "{$join}1 (\$socket) must be a datagram socket", fn() => join_group(tcp_listener()[0], '239.1.2.3'));
throws('ValueError', "{$join}1 (\$socket) must be an IPv4 or IPv6 socket", fn() => join_group(pair('unixgram')[0], '239.1.2.3'));
throws('TypeError', "{$join}2 (\$group) must be of type Sockets\\Endpoint|string, array given", fn() => join_group($s, []));
throws('TypeError', "{$join}3 (\$interface) must be of type string|int|null, array given", fn() => join_group($s, '239.1.2.3', []));

/* A conversion closes the socket. */
$closes = new class($s) {
	public function __construct(private Socket $socket) {}

	public function __toString(): string
	{
		socket_close($this->socket);
		return '127.0.0.1';
	}
};
throws('Error', "{$join}1 (\$socket) has already been closed", fn() => join_group($s, '239.1.2.3', 'lo', $closes));
finish();
?>
--EXPECT--
171 checks held
