--TEST--
IPv6 control messages: packet information, hop limit, traffic class, both ways
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_ipv6();
need_interface();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$receiver, $port] = udp_bound(AF_INET6);
[$sender] = udp_bound(AF_INET6);
foreach (['IPV6_RECVPKTINFO' => IPV6_RECVPKTINFO, 'IPV6_RECVHOPLIMIT' => IPV6_RECVHOPLIMIT, 'IPV6_RECVTCLASS' => IPV6_RECVTCLASS] as $name => $option) {
	same(true, socket_set_option($receiver, IPPROTO_IPV6, $option, 1), $name);
}
$receive = function () use ($receiver): array {
	$message = ['name' => [], 'buffer_size' => 100, 'controllen' => 256];
	socket_recvmsg($receiver, $message);
	return array_column($message['control'], 'data', 'type') + ['data' => $message['iov'][0]];
};
socket_sendto($sender, 'plain', 5, 0, '::1', $port);
$got = $receive();
same('plain', $got['data'], 'the data');
same('::1', $got[IPV6_PKTINFO]['addr'], 'where it was sent to');
same(1, $got[IPV6_PKTINFO]['ifindex'], 'over the loopback');
holds($got[IPV6_HOPLIMIT] > 0, 'a hop limit');
same(0, $got[IPV6_TCLASS], 'no traffic class');
same(4, socket_sendmsg($sender, ['name' => ['addr' => '::1', 'port' => $port], 'iov' => ['with'], 'control' => [
	['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT, 'data' => 42],
	['level' => IPPROTO_IPV6, 'type' => IPV6_TCLASS, 'data' => 40],
	['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => ['addr' => '::1', 'ifindex' => 0]],
]]), 'sent with all three');
$got = $receive();
same(['with', 42, 40], [$got['data'], $got[IPV6_HOPLIMIT], $got[IPV6_TCLASS]], 'arrive as sent');
/* an interface by its name */
same(4, socket_sendmsg($sender, ['name' => ['addr' => '::1', 'port' => $port], 'iov' => ['name'], 'control' => [
	['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => ['addr' => '::1', 'ifindex' => 'lo']]]]), 'an interface by name');
same('name', $receive()['data'], 'arrives');
finish();
?>
--EXPECT--
12 checks held
