--TEST--
W23: a host name's addresses are tried in turn, as far as the family of the socket allows
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_namespace(true);
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
$hosts = sys_get_temp_dir() . '/skt-hosts-' . getmypid();
in_namespace(__FILE__, "ip -6 addr add ::1/128 dev lo 2>/dev/null || true
ip -6 addr add fd00:5::1/128 dev lo nodad
ip addr add 192.0.2.99/32 dev lo
cat > $hosts <<'HOSTS'
127.0.0.1 localhost
127.0.0.2 many.test
127.0.0.3 many.test
127.0.0.4 many.test
127.0.0.5 both.test four.test
::1 both.test
fd00:5::1 six.test
HOSTS
printf 'multi on\\n' > $hosts.conf
printf 'hosts: files\\n' > $hosts.nss
mount --bind $hosts /etc/hosts
[ ! -e /etc/host.conf ] || mount --bind $hosts.conf /etc/host.conf
[ ! -e /etc/nsswitch.conf ] || mount --bind $hosts.nss /etc/nsswitch.conf
rm $hosts $hosts.conf $hosts.nss", true);
bound();
$listen = function (int $family, string $address, int $port = 0): array {
	$listener = socket_create($family, SOCK_STREAM, SOL_TCP);
	if ($family === AF_INET6) {
		socket_set_option($listener, IPPROTO_IPV6, IPV6_V6ONLY, 1);
	}
	socket_bind($listener, $address, $port);
	socket_listen($listener, 8);
	socket_getsockname($listener, $a, $port);
	return [$listener, $port];
};
/* whichever of the three answers is found, at whatever place it stands */
foreach (['127.0.0.2', '127.0.0.3', '127.0.0.4'] as $address) {
	[$listener, $port] = $listen(AF_INET, $address);
	$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
	same(true, quiet(fn() => socket_connect($client, 'many.test', $port), $address), "connect, $address answers");
	same(true, @socket_getpeername($client, $peer, $peer_port), "$address: connected");
	same([$address, $port], [$peer ?? null, $peer_port ?? null], "$address: to the one that answers");
	same(true, socket_accept($listener) instanceof Socket, "$address: accepted");
	socket_close($listener);
}
/* none answers: the last error is reported, once, and the socket can still be used */
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
same(false, warns('socket_connect(): unable to connect [111]: Connection refused',
	fn() => socket_connect($client, 'many.test', $port)), 'nobody answers');
same(SOCKET_ECONNREFUSED, socket_last_error($client), 'nobody answers: the error');
[$listener, $port] = $listen(AF_INET, '127.0.0.3');
same(true, quiet(fn() => socket_connect($client, 'many.test', $port), 'again'), 'the same socket connects later');

/* each family takes its own */
[$four, $port] = $listen(AF_INET, '127.0.0.5');
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
same(true, quiet(fn() => socket_connect($client, 'both.test', $port), 'both, IPv4'), 'an IPv4 socket takes the IPv4 address');
socket_getpeername($client, $peer);
same('127.0.0.5', $peer, 'an IPv4 socket: its peer');
[$six, $port6] = $listen(AF_INET6, '::1');
$client = socket_create(AF_INET6, SOCK_STREAM, SOL_TCP);
same(true, quiet(fn() => socket_connect($client, 'both.test', $port6), 'both, IPv6'), 'an IPv6 socket takes the IPv6 address');
socket_getpeername($client, $peer);
same('::1', $peer, 'an IPv6 socket: its peer');

/* an IPv6 socket reaches a name that has IPv4 only, by a mapped address */
$client = socket_create(AF_INET6, SOCK_STREAM, SOL_TCP);
same(true, quiet(fn() => socket_connect($client, 'four.test', $port), 'mapped'), 'an IPv6 socket reaches an IPv4 name');
socket_getpeername($client, $peer);
same('::ffff:127.0.0.5', $peer, 'by a mapped address');

/* an IPv4 socket cannot reach a name that has IPv6 only */
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
same(false, collecting(fn() => socket_connect($client, 'six.test', $port6), $messages), 'no IPv4 address');
holds(count($messages) === 1 && str_starts_with($messages[0], 'socket_connect(): Host lookup failed [-1000'), 'a lookup error: ' . implode($messages));
same(false, warns('socket_connect(): Host lookup failed [-10001]: Unknown host',
	fn() => socket_connect($client, 'nosuch.test', $port6)), 'no such name');
same(-10001, socket_last_error($client), 'no such name: the error');
finish();
?>
--EXPECT--
34 checks held
