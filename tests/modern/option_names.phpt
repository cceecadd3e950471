--TEST--
Sockets\set_option, get_option: every option by its name, at the level of the family, in connect and listen
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_ipv6();
PHP_OS_FAMILY === 'Linux' || die('skip the numbers are those of Linux');
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, SocketException};
use function Sockets\{accept, connect, get_option, listen, set_option};
use Time\Duration;

require __DIR__ . '/../sockets.inc';
bound(60);

const STREAM = [[AF_INET, SOCK_STREAM], [AF_INET6, SOCK_STREAM]];
const DATAGRAM = [[AF_INET, SOCK_DGRAM], [AF_INET6, SOCK_DGRAM]];
const INTERNET = [...STREAM, ...DATAGRAM];
const ANY = [...INTERNET, [AF_UNIX, SOCK_STREAM]];

/*
 * name => sockets, value, the value in the text of an endpoint, level, option and result of
 * socket_get_option(), option of IPPROTO_IPV6, and the value of get_option() where it is another one
 */
$rows = [
	'nodelay' => [STREAM, true, '1', SOL_TCP, TCP_NODELAY, 1],
	'cork' => [STREAM, true, '1', SOL_TCP, TCP_CORK, 1],
	'reuseaddr' => [INTERNET, true, '1', SOL_SOCKET, SO_REUSEADDR, 1],
	'reuseport' => [INTERNET, true, '1', SOL_SOCKET, SO_REUSEPORT, 1],
	'v6only' => [[[AF_INET6, SOCK_STREAM], [AF_INET6, SOCK_DGRAM]], true, '1', SOL_IPV6, IPV6_V6ONLY, 1],
	'keepalive' => [INTERNET, true, '1', SOL_SOCKET, SO_KEEPALIVE, 1],
	'keepalive_idle' => [STREAM, 11, '11', SOL_TCP, TCP_KEEPIDLE, 11],
	'keepalive_interval' => [STREAM, 7, '7', SOL_TCP, TCP_KEEPINTVL, 7],
	'keepalive_count' => [STREAM, 5, '5', SOL_TCP, TCP_KEEPCNT, 5],
	'user_timeout' => [STREAM, 1.5, '1.5', SOL_TCP, TCP_USER_TIMEOUT, 1500],
	'linger' => [INTERNET, 3, '3', SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 3], 'is' => 3.0],
	'rcvbuf' => [ANY, 70000, '70000', SOL_SOCKET, SO_RCVBUF, 140000, 'is' => 140000],
	'sndbuf' => [ANY, 70000, '70000', SOL_SOCKET, SO_SNDBUF, 140000, 'is' => 140000],
	'rcvlowat' => [INTERNET, 3, '3', SOL_SOCKET, SO_RCVLOWAT, 3],
	'notsent_lowat' => [STREAM, 5000, '5000', SOL_TCP, TCP_NOTSENT_LOWAT, 5000],
	'congestion' => [STREAM, 'reno', 'reno', SOL_TCP, TCP_CONGESTION, ['name' => 'reno']],
	'ttl' => [INTERNET, 7, '7', SOL_IP, IP_TTL, 7, IPV6_UNICAST_HOPS],
	'hop_limit' => [INTERNET, 9, '9', SOL_IP, IP_TTL, 9, IPV6_UNICAST_HOPS],
	'tos' => [INTERNET, 0x20, '32', SOL_IP, IP_TOS, 0x20, IPV6_TCLASS],
	'dscp' => [INTERNET, 46, '46', SOL_IP, IP_TOS, 46 << 2, IPV6_TCLASS],
	'priority' => [ANY, 5, '5', SOL_SOCKET, SO_PRIORITY, 5],
	'mark' => [ANY, 3, '3', SOL_SOCKET, SO_MARK, 3],
	'interface' => [INTERNET, 'lo', 'lo', SOL_SOCKET, SO_BINDTODEVICE, ['name' => 'lo']],
	'freebind' => [INTERNET, true, '1', SOL_IP, IP_FREEBIND, 1, IPV6_FREEBIND],
	'transparent' => [INTERNET, true, '1', SOL_IP, IP_TRANSPARENT, 1, IPV6_TRANSPARENT],
	'bind_address_no_port' => [INTERNET, true, '1', SOL_IP, IP_BIND_ADDRESS_NO_PORT, 1],
	'port_range' => [INTERNET, [40000, 50000], '40000-50000', SOL_IP, IP_LOCAL_PORT_RANGE, null],
	'broadcast' => [DATAGRAM, true, '1', SOL_SOCKET, SO_BROADCAST, 1],
	'multicast_loop' => [DATAGRAM, false, '0', SOL_IP, IP_MULTICAST_LOOP, 0, IPV6_MULTICAST_LOOP],
	'multicast_ttl' => [DATAGRAM, 5, '5', SOL_IP, IP_MULTICAST_TTL, 5, IPV6_MULTICAST_HOPS],
	'multicast_interface' => [DATAGRAM, 'lo', 'lo', SOL_IP, IP_MULTICAST_IF, 1, IPV6_MULTICAST_IF],
	'multicast_all' => [DATAGRAM, false, '0', SOL_IP, IP_MULTICAST_ALL, 0, IPV6_MULTICAST_ALL],
	'pktinfo' => [INTERNET, true, '1', SOL_IP, IP_PKTINFO, 1, IPV6_RECVPKTINFO],
	'recvttl' => [INTERNET, true, '1', SOL_IP, IP_RECVTTL, 1, IPV6_RECVHOPLIMIT],
	'recvtos' => [INTERNET, true, '1', SOL_IP, IP_RECVTOS, 1, IPV6_RECVTCLASS],
	'recverr' => [INTERNET, true, '1', SOL_IP, IP_RECVERR, 1, IPV6_RECVERR],
	'timestamps' => [ANY, true, '1', SOL_SOCKET, SO_TIMESTAMPNS, 1],
	'gro' => [DATAGRAM, true, '1', SOL_UDP, UDP_GRO, 1],
	'incoming_cpu' => [INTERNET, 0, '0', SOL_SOCKET, SO_INCOMING_CPU, 0],
	'busy_poll' => [INTERNET, 0.00005, '0.00005', SOL_SOCKET, SO_BUSY_POLL, 50],
	'defer_accept' => [STREAM, true, '1', SOL_TCP, TCP_DEFER_ACCEPT, 1, 'is' => 1],
	'fastopen' => [STREAM, 5, '5', SOL_TCP, TCP_FASTOPEN, 5],
];

/** Not all users may set these, and not every kernel has them. */
function permitted(callable $call): mixed
{
	try {
		return $call() ?? true;
	} catch (SocketException $e) {
		if ($e->kind === ErrorKind::PermissionDenied || $e->kind === ErrorKind::Unsupported) {
			return null;
		}
		throw $e;
	}
}

/** What socket_get_option() gives for a row on a socket: [of IPv4, of IPv6]; the same where there is one. */
function natively(Socket $s, int $family, array $row): array
{
	$ipv4 = socket_get_option($s, $row[3], $row[4]);
	return [$ipv4, $family === AF_INET6 && isset($row[6]) ? socket_get_option($s, SOL_IPV6, $row[6]) : $ipv4];
}

foreach ($rows as $name => $row) {
	[$sockets, $value, $text, , , $native] = $row;
	$is = $row['is'] ?? $value;
	foreach ($sockets as [$family, $type]) {
		$what = "$name of $family, $type";
		$s = socket_create($family, $type, 0);
		if (permitted(fn() => set_option($s, $name, $value)) === null) {
			left_out($family === AF_INET6 && isset($row[6]) ? 5 : 3);
			continue;
		}
		same($is, get_option($s, $name), $what);
		if ($native !== null) {
			same([$native, $native], natively($s, $family, $row), "$what, the system's");
		}
		$s = socket_create($family, $type, 0);
		set_option($s, $name, $name === 'rcvbuf' || $name === 'sndbuf' ? intdiv($is, 2) : $is);
		same($is, get_option($s, $name), "$what: takes the value that it returns");
		if ($native === null) {
			left_out(1);
		}
		if ($family === AF_INET6 && isset($row[6])) {
			/* an IPv6 socket that accepts no IPv4 */
			$s = socket_create($family, $type, 0);
			$before = socket_get_option($s, $row[3], $row[4]);
			set_option($s, 'v6only', true);
			set_option($s, $name, $value);
			same($native, socket_get_option($s, SOL_IPV6, $row[6]), "$what: set without IPv4");
			$shared = in_array($name, ['freebind', 'transparent', 'recverr', 'multicast_all'], true);
			$shared || same($before, socket_get_option($s, $row[3], $row[4]), "$what: not that of IPv4");
			$shared && left_out(1);
		}
	}
	/* connect and listen take the name, in an array and as text */
	[$family, $type] = end($sockets) === [AF_UNIX, SOCK_STREAM] ? $sockets[0] : end($sockets);
	$at = ($type === SOCK_STREAM ? 'tcp' : 'udp') . ($family === AF_INET ? '4://127.0.0.1:' : '6://[::1]:');
	foreach ([fn() => listen("{$at}0?$name=$text"), fn() => listen("{$at}0", [$name => $value])] as $i => $open) {
		$s = permitted($open);
		$s === null ? left_out(1) : same($is, get_option($s, $name), "$name, listen $i");
	}
	if ($name === 'fastopen' || $name === 'defer_accept' || $name === 'port_range') {
		continue;
	}
	$server = listen("{$at}0");
	$port = Endpoint::local($server)->port;
	foreach ([fn() => connect("$at$port?$name=$text", 5), fn() => connect("$at$port", 5, [$name => $value])] as $i => $open) {
		$s = permitted($open);
		$s === null ? left_out(1) : same($is, get_option($s, $name), "$name, connect $i");
	}
}

/* groups, durations, interfaces, traffic classes */
$s = socket_create(AF_INET, SOCK_STREAM, 0);
set_option($s, 'keepalive', ['idle' => 21, 'interval' => 8, 'count' => 4]);
same([true, 21, 8, 4], array_map(fn($n) => get_option($s, $n), ['keepalive', 'keepalive_idle', 'keepalive_interval', 'keepalive_count']), 'a group');
set_option($s, 'keepalive', false);
set_option($s, 'keepalive_idle', 30);
same([false, 30], [get_option($s, 'keepalive'), get_option($s, 'keepalive_idle')], 'an element alone');
set_option($s, 'user_timeout', Duration::fromMilliseconds(20));
same(0.02, get_option($s, 'user_timeout'), 'a duration');
set_option($s, 'user_timeout', 0.0000001);
same(0.001, get_option($s, 'user_timeout'), 'rounded up');
set_option($s, 'user_timeout', 0);
same(0.0, get_option($s, 'user_timeout'), 'the default of the system');
foreach ([[2.1, 3.0], [0, 0.0], [false, false], [65535, 65535.0]] as [$value, $is]) {
	set_option($s, 'linger', $value);
	same($is, get_option($s, 'linger'), 'linger ' . show($value));
}
$s = socket_create(AF_INET6, SOCK_DGRAM, 0);
foreach ([1, '1', 'lo'] as $value) {
	set_option($s, 'multicast_interface', $value);
	same('lo', get_option($s, 'multicast_interface'), 'an interface, ' . show($value));
	set_option($s, 'multicast_interface', '');
	same('', get_option($s, 'multicast_interface'), 'none');
}
set_option($s, 'tos', 3);
set_option($s, 'dscp', 10);
same([10, 10 << 2 | 3], [get_option($s, 'dscp'), get_option($s, 'tos')], 'the bits of ECN stay');
if (permitted(fn() => get_option($s, 'port_range')) !== null) {
	$server = listen('udp4://127.0.0.1:0');
	$port = Endpoint::local($server)->port;
	$s = connect("udp4://127.0.0.1:$port", 5, ['port_range' => [$port - 20, $port + 20]]);
	holds(abs(Endpoint::local($s)->port - $port) <= 20, 'the port is in the range');
	set_option($s, 'port_range', [0, 0]);
	same([0, 0], get_option($s, 'port_range'), 'no range');
} else {
	left_out(2);
}

/* a broadcast address */
$server = listen('udp4://127.255.255.255:0');
$at = Endpoint::local($server);
$refused = raised(SocketException::class, fn() => connect($at, 5));
same(ErrorKind::PermissionDenied, $refused->kind, 'without the option');
foreach ([connect("$at?broadcast", 5), connect($at, 5, ['broadcast' => true])] as $s) {
	socket_write($s, 'to all');
	same('to all', Sockets\read($server, 100, 5), 'broadcast');
}

/* an address that the host does not have */
$s = socket_create(AF_INET, SOCK_DGRAM, 0);
set_option($s, 'freebind', true);
same(true, socket_bind($s, '192.0.2.77'), 'freebind');
same('192.0.2.77', Endpoint::local(listen('udp4://192.0.2.77:0?freebind'))->host, 'freebind, listen');
finish();
?>
--EXPECT--
651 checks held
