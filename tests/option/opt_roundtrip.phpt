--TEST--
Every int option of the system is read, set to something else and read back
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_ipv6();
--FILE--
<?php
require __DIR__ . '/../sockets.inc';

/* level, name, values to set; a value that reads back otherwise is [set, read]. */
const TABLE = [
	'tcp' => [
		[SOL_SOCKET, 'SO_REUSEADDR', 1, 0],
		[SOL_SOCKET, 'SO_REUSEPORT', 1, 0],
		[SOL_SOCKET, 'SO_KEEPALIVE', 1, 0],
		[SOL_SOCKET, 'SO_BROADCAST', 1, 0],
		[SOL_SOCKET, 'SO_DONTROUTE', 1, 0],
		[SOL_SOCKET, 'SO_OOBINLINE', 1, 0],
		[SOL_SOCKET, 'SO_SNDBUF', [10000, 20000], [20000, 40000]],
		[SOL_SOCKET, 'SO_RCVBUF', [10000, 20000], [20000, 40000]],
		[SOL_SOCKET, 'SO_RCVLOWAT', 5, 1],
		[SOL_SOCKET, 'SO_PRIORITY', 3, 6, 0],
		[SOL_SOCKET, 'SO_TIMESTAMP', 1, 0],
		[SOL_SOCKET, 'SO_TIMESTAMPNS', 1, 0],
		[SOL_SOCKET, 'SO_RXQ_OVFL', 1, 0],
		[SOL_SOCKET, 'SO_SELECT_ERR_QUEUE', 1, 0],
		[SOL_SOCKET, 'SO_BUF_LOCK', 1, 3, 0],
		[SOL_SOCKET, 'SO_ZEROCOPY', 1, 0],
		[SOL_SOCKET, 'SO_MAX_PACING_RATE', 1000000, 5000000000, -1],
		[SOL_SOCKET, 'SO_TXREHASH', 0, 1],
		[SOL_TCP, 'TCP_NODELAY', 1, 0],
		[SOL_TCP, 'TCP_CORK', 1, 0],
		[SOL_TCP, 'TCP_MAXSEG', 600, 700],
		[SOL_TCP, 'TCP_KEEPIDLE', 100, 32767],
		[SOL_TCP, 'TCP_KEEPINTVL', 10, 20],
		[SOL_TCP, 'TCP_KEEPCNT', 3, 127],
		[SOL_TCP, 'TCP_SYNCNT', 1, 127],
		[SOL_TCP, 'TCP_USER_TIMEOUT', 30000, 2147483647, 0],
		[SOL_TCP, 'TCP_LINGER2', 7, -1],
		[SOL_TCP, 'TCP_DEFER_ACCEPT', 1, 0],
		[SOL_TCP, 'TCP_NOTSENT_LOWAT', 16384, 2147483647],
		[SOL_TCP, 'TCP_FASTOPEN_CONNECT', 1, 0],
		[SOL_TCP, 'TCP_FASTOPEN_NO_COOKIE', 1, 0],
		[SOL_TCP, 'TCP_SAVE_SYN', 1, 0],
		[SOL_TCP, 'TCP_INQ', 1, 0],
		[SOL_TCP, 'TCP_THIN_LINEAR_TIMEOUTS', 1, 0],
		[IPPROTO_IP, 'IP_TOS', 16, 8, 0],
		[IPPROTO_IP, 'IP_TTL', 7, 255, 64],
		[IPPROTO_IP, 'IP_MINTTL', 5, 0],
		[IPPROTO_IP, 'IP_BIND_ADDRESS_NO_PORT', 1, 0],
		[IPPROTO_IP, 'IP_LOCAL_PORT_RANGE', (30001 << 16) | 30000, 0],
		[IPPROTO_IP, 'IP_FREEBIND', 1, 0],
		[IPPROTO_IP, 'IP_MTU_DISCOVER', IP_PMTUDISC_DO, IP_PMTUDISC_DONT, IP_PMTUDISC_PROBE],
	],
	'udp' => [
		[SOL_UDP, 'UDP_SEGMENT', 1400, 65535, 0],
		[SOL_UDP, 'UDP_GRO', 1, 0],
		[SOL_UDP, 'UDP_CORK', 1, 0],
		[SOL_SOCKET, 'SO_NO_CHECK', 1, 0],
		[SOL_SOCKET, 'SO_PEEK_OFF', 5, -1],
		[SOL_SOCKET, 'SO_BINDTOIFINDEX', 1, 0],
		[IPPROTO_IP, 'IP_MULTICAST_TTL', 0, 255, 17],
		[IPPROTO_IP, 'IP_MULTICAST_LOOP', 0, 1, [99, 1], [-256, 1]],
		[IPPROTO_IP, 'IP_MULTICAST_ALL', 0, 1],
		[IPPROTO_IP, 'IP_PKTINFO', 1, 0],
		[IPPROTO_IP, 'IP_RECVTOS', 1, 0],
		[IPPROTO_IP, 'IP_RECVTTL', 1, 0],
		[IPPROTO_IP, 'IP_RECVOPTS', 1, 0],
		[IPPROTO_IP, 'IP_RETOPTS', 1, 0],
		[IPPROTO_IP, 'IP_RECVERR', 1, 0],
		[IPPROTO_IP, 'IP_RECVERR_RFC4884', 1, 0],
		[IPPROTO_IP, 'IP_RECVORIGDSTADDR', 1, 0],
		[IPPROTO_IP, 'IP_RECVFRAGSIZE', 1, 0],
		[IPPROTO_IP, 'IP_CHECKSUM', 1, 0],
		[IPPROTO_IP, 'IP_MTU_DISCOVER', IP_PMTUDISC_INTERFACE, IP_PMTUDISC_OMIT, IP_PMTUDISC_WANT],
	],
	'udp6' => [
		[IPPROTO_IPV6, 'IPV6_V6ONLY', 1, 0],
		[IPPROTO_IPV6, 'IPV6_UNICAST_HOPS', 5, 255, [-1, 64]],
		[IPPROTO_IPV6, 'IPV6_MULTICAST_HOPS', 0, 255, [-1, 1]],
		[IPPROTO_IPV6, 'IPV6_MULTICAST_LOOP', 0, 1, [0, 0], [-5, 1]],
		[IPPROTO_IPV6, 'IPV6_MULTICAST_IF', 1, 0],
		[IPPROTO_IPV6, 'IPV6_MULTICAST_ALL', 0, 1],
		[IPPROTO_IPV6, 'IPV6_RECVPKTINFO', 1, 0],
		[IPPROTO_IPV6, 'IPV6_RECVHOPLIMIT', 1, 0],
		[IPPROTO_IPV6, 'IPV6_RECVTCLASS', 1, 0],
		[IPPROTO_IPV6, 'IPV6_TCLASS', 16, 255, [-1, 0]],
		[IPPROTO_IPV6, 'IPV6_RECVRTHDR', 1, 0],
		[IPPROTO_IPV6, 'IPV6_RECVHOPOPTS', 1, 0],
		[IPPROTO_IPV6, 'IPV6_RECVDSTOPTS', 1, 0],
		[IPPROTO_IPV6, 'IPV6_RECVPATHMTU', 1, 0],
		[IPPROTO_IPV6, 'IPV6_RECVERR', 1, 0],
		[IPPROTO_IPV6, 'IPV6_RECVERR_RFC4884', 1, 0],
		[IPPROTO_IPV6, 'IPV6_RECVFRAGSIZE', 1, 0],
		[IPPROTO_IPV6, 'IPV6_RECVORIGDSTADDR', 1, 0],
		[IPPROTO_IPV6, 'IPV6_DONTFRAG', 1, 0],
		[IPPROTO_IPV6, 'IPV6_MTU_DISCOVER', IPV6_PMTUDISC_DO, IPV6_PMTUDISC_DONT],
		[IPPROTO_IPV6, 'IPV6_FREEBIND', 1, 0],
		[IPPROTO_IPV6, 'IPV6_MINHOPCOUNT', 5, 0],
		[IPPROTO_IPV6, 'IPV6_AUTOFLOWLABEL', 1, 0],
		[IPPROTO_IPV6, 'IPV6_FLOWINFO_SEND', 1, 0],
		[SOL_UDP, 'UDP_NO_CHECK6_TX', 1, 0],
		[SOL_UDP, 'UDP_NO_CHECK6_RX', 1, 0],
	],
	'unix' => [
		[SOL_SOCKET, 'SO_PASSCRED', 1, 0],
		[SOL_SOCKET, 'SO_PASSSEC', 1, 0],
		[SOL_SOCKET, 'SO_PASSPIDFD', 1, 0],
	],
	'netlink' => [
		[SOL_NETLINK, 'NETLINK_PKTINFO', 1, 0],
		[SOL_NETLINK, 'NETLINK_CAP_ACK', 1, 0],
		[SOL_NETLINK, 'NETLINK_EXT_ACK', 1, 0],
		[SOL_NETLINK, 'NETLINK_BROADCAST_ERROR', 1, 0],
		[SOL_NETLINK, 'NETLINK_NO_ENOBUFS', 1, 0],
		[SOL_NETLINK, 'NETLINK_GET_STRICT_CHK', 1, 0],
	],
];

$sockets = [
	'tcp' => socket_create(AF_INET, SOCK_STREAM, SOL_TCP),
	'udp' => socket_create(AF_INET, SOCK_DGRAM, SOL_UDP),
	'udp6' => socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP),
	'unix' => socket_create(AF_UNIX, SOCK_DGRAM, 0),
	'netlink' => socket_create(AF_NETLINK, SOCK_DGRAM, NETLINK_ROUTE),
];
$sent = 0;
foreach (TABLE as $which => $rows) {
	foreach ($rows as $row) {
		[$level, $name] = $row;
		$values = array_slice($row, 2);
		/* Only root can take it back. */
		if ($name === 'SO_BINDTOIFINDEX' && fileowner('/proc/self') !== 0) {
			left_out(1 + 3 * count($values));
			continue;
		}
		$option = constant($name);
		$socket = $sockets[$which];
		/* What a kernel does not know, or not let us, is for other machines to test. */
		$first = @socket_get_option($socket, $level, $option);
		if ($first === false && in_array(socket_last_error($socket), [SOCKET_ENOPROTOOPT, SOCKET_EOPNOTSUPP, SOCKET_EINVAL])) {
			left_out(1 + 3 * count($values));
			continue;
		}
		holds(is_int($first), "$name is an int at first: " . show($first));
		foreach ($values as $value) {
			[$set, $want] = is_array($value) ? $value : [$value, $value];
			if ($set > PHP_INT_MAX || is_float($set)) {
				left_out(3);
				continue;
			}
			same(true, quiet(fn() => socket_set_option($socket, $level, $option, $set), "$name = $set"), "$name = $set");
			same($want, socket_get_option($socket, $level, $option), "$name after $set");
			$sent++;
		}
	}
}
holds($sent > 120, "most of the table was known to this kernel: $sent values");

/* Read only: the system reports what the socket is. */
same(SOCK_STREAM, socket_get_option($sockets['tcp'], SOL_SOCKET, SO_TYPE), 'type');
same(AF_INET6, socket_get_option($sockets['udp6'], SOL_SOCKET, SO_DOMAIN), 'family');
same(SOL_UDP, socket_get_option($sockets['udp'], SOL_SOCKET, SO_PROTOCOL), 'protocol');
same(0, socket_get_option($sockets['tcp'], SOL_SOCKET, SO_ACCEPTCONN), 'does not listen');
[$listener] = tcp_listener();
same(1, socket_get_option($listener, SOL_SOCKET, SO_ACCEPTCONN), 'listens');
holds(socket_get_option($listener, SOL_SOCKET, SO_COOKIE) !== socket_get_option($sockets['tcp'], SOL_SOCKET, SO_COOKIE), 'cookies differ');
finish();
--EXPECT--
730 checks held
