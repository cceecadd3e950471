--TEST--
IPV6_PKTINFO is an array of address and interface
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
$s = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
$set = fn(mixed $value) => socket_set_option($s, IPPROTO_IPV6, IPV6_PKTINFO, $value);
$path = 'socket_set_option(): error converting user data (path: in6_pktinfo';
foreach ([1, 'x', null, true, 1.5] as $value) {
	same(false, warns("$path): expected an array here", fn() => $set($value)), show($value));
}
same(false, warns("$path): The key 'addr' is required", fn() => $set([])), 'no address');
same(false, warns("$path): The key 'ifindex' is required", fn() => $set(['addr' => '::1'])), 'no interface');
same(false, warns("$path > ifindex): no interface with name \"nope\" could be found",
	fn() => $set(['addr' => '::1', 'ifindex' => 'nope'])), 'no such interface');
same(false, warns("$path > ifindex): the interface index cannot be negative or larger than 4294967295; given -1",
	fn() => $set(['addr' => '::1', 'ifindex' => -1])), 'no such index');
foreach ([['addr' => '::1', 'ifindex' => 1], ['addr' => '::1', 'ifindex' => 'lo'], ['addr' => '::', 'ifindex' => 0]] as $value) {
	same(true, quiet(fn() => $set($value), 'set'), 'set');
}
/* The kernel gives it with messages only. */
same(false, warns('socket_get_option(): unable to get socket option [92]: Protocol not available',
	fn() => socket_get_option($s, IPPROTO_IPV6, IPV6_PKTINFO)), 'get');

/* What is sent has the address that was set. */
[$to, $port] = udp_bound(AF_INET6);
same(true, $set(['addr' => '::1', 'ifindex' => 'lo']), 'set');
same(4, socket_sendto($s, 'text', 4, 0, '::1', $port), 'sent');
same(4, socket_recvfrom($to, $data, 10, 0, $address, $from), 'received');
same('::1', $address, 'from');
finish();
--EXPECT--
30 checks held
