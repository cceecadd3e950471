--TEST--
M4: an IPv6 address that is no string is converted or refused by value, without a crash
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_ipv6();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
class Loopback { public function __toString(): string { return '::1'; } }
class Nowhere { public function __toString(): string { return ''; } }
class Loud { public function __toString(): string { throw new RuntimeException('not today'); } }

[$receiver, $port] = udp_bound(AF_INET6);
$sender = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
$by_name = fn($addr) => socket_sendmsg($sender, ['name' => ['addr' => $addr, 'port' => $port], 'iov' => ['x']]);
$by_pktinfo = fn($addr) => socket_sendmsg($sender, ['name' => ['addr' => '::1', 'port' => $port], 'iov' => ['x'],
	'control' => [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => ['addr' => $addr, 'ifindex' => 0]]]]);

foreach (['name' => $by_name, 'pktinfo' => $by_pktinfo] as $where => $send) {
	foreach ([[null, ''], [false, ''], [new Nowhere, ''], [[], 'Array'], [['::1'], 'Array']] as [$value, $text]) {
		same(false, collecting(fn() => $send($value), $messages), "$where: " . gettype($value));
		holds(str_ends_with(end($messages), "could not resolve address '$text' to get an AF_INET6 address"),
			"$where: the message names the value: " . end($messages));
	}
	same(1, quiet(fn() => $send('::1'), 'a string'), "$where: a string");
	same(1, quiet(fn() => $send(new Loopback), 'a Stringable'), "$where: a Stringable");
	throws('Error', 'Object of class stdClass could not be converted to string', fn() => collecting(fn() => $send(new stdClass), $messages));
	throws('RuntimeException', 'not today', fn() => collecting(fn() => $send(new Loud), $messages));
}
$message = ['name' => ['addr' => '::1']];
same(false, collecting(fn() => socket_sendmsg($sender, ['name' => ['addr' => '1 2', 'port' => $port], 'iov' => ['x']]), $messages), 'no address');
same(1, socket_recv($receiver, $data, 10, 0), 'what was sent arrived');
finish();
?>
--EXPECT--
34 checks held
