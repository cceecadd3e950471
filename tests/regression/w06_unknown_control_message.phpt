--TEST--
W6: a control message without a table row is delivered as bytes, beside everything else
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_ipv6();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
const IPV6_FLOWINFO_NUMBER = 11;

[$receiver, $port] = udp_bound(AF_INET6);
[$sender, $from] = udp_bound(AF_INET6);
$receive = function () use ($receiver, &$message) {
	return socket_recvmsg($receiver, $message);
};
same(true, socket_set_option($receiver, IPPROTO_IPV6, IPV6_FLOWINFO_NUMBER, 1), 'the flow information is wanted');
socket_set_option($sender, IPPROTO_IPV6, IPV6_TCLASS, 0x20);
socket_sendto($sender, 'payload', 7, 0, '::1', $port);
$message = ['name' => [], 'buffer_size' => 100, 'controllen' => 256];
same(7, quiet($receive, 'unknown only'), 'received');
same(['payload'], $message['iov'] ?? null, 'the data');
same(['::1', $from], [$message['name']['addr'] ?? null, $message['name']['port'] ?? null], 'the sender');
/* four bytes in network order: the class of traffic stands above the flow label, which the kernel chooses */
$class = fn(mixed $raw) => is_string($raw) && strlen($raw) === 4 ? unpack('N', $raw)[1] >> 20 & 0xff : $raw;
same(1, count($message['control'] ?? []), 'one control message');
$one = $message['control'][0] ?? [];
same(['level', 'type', 'data'], array_keys($one), 'its keys');
same([IPPROTO_IPV6, IPV6_FLOWINFO_NUMBER], [$one['level'] ?? null, $one['type'] ?? null], 'its kind');
same(0x20, $class($one['data'] ?? null), 'its bytes');

/* known and unknown together */
socket_set_option($receiver, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
socket_set_option($receiver, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1);
socket_set_option($sender, IPPROTO_IPV6, IPV6_UNICAST_HOPS, 17);
socket_sendto($sender, 'more', 4, 0, '::1', $port);
$message = ['name' => [], 'buffer_size' => 100, 'controllen' => 512];
same(4, quiet($receive, 'three'), 'received');
same(['more'], $message['iov'] ?? null, 'the data');
$by_type = array_column($message['control'] ?? [], 'data', 'type');
ksort($by_type);
same([IPV6_FLOWINFO_NUMBER, IPV6_PKTINFO, IPV6_HOPLIMIT], array_keys($by_type), 'three control messages');
same(0x20, $class($by_type[IPV6_FLOWINFO_NUMBER] ?? null), 'the flow information');
same('::1', $by_type[IPV6_PKTINFO]['addr'] ?? null, 'the packet information');
same(17, $by_type[IPV6_HOPLIMIT] ?? null, 'the hop limit');
/* a stream that could not be read on after a refused message */
socket_sendto($sender, 'next', 4, 0, '::1', $port);
same('next', socket_read($receiver, 100), 'the next datagram');
finish();
?>
--EXPECT--
17 checks held
