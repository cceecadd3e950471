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
const IPV6_ORIGDSTADDR_NUMBER = 74;
const IPV6_FLOWINFO_NUMBER = 11;

[$receiver, $port] = udp_bound(AF_INET6);
[$sender, $from] = udp_bound(AF_INET6);
same(true, socket_set_option($receiver, IPPROTO_IPV6, IPV6_ORIGDSTADDR_NUMBER, 1), 'the original destination is wanted');
socket_sendto($sender, 'payload', 7, 0, '::1', $port);
$message = ['name' => [], 'buffer_size' => 100, 'controllen' => 256];
same(7, quiet(fn() => socket_recvmsg($receiver, $message), 'unknown only'), 'received');
same(['payload'], $message['iov'], 'the data');
same(['::1', $from], [$message['name']['addr'], $message['name']['port']], 'the sender');
same(1, count($message['control']), 'one control message');
same(['level', 'type', 'data'], array_keys($message['control'][0]), 'its keys');
same([IPPROTO_IPV6, IPV6_ORIGDSTADDR_NUMBER], [$message['control'][0]['level'], $message['control'][0]['type']], 'its kind');
$raw = $message['control'][0]['data'];
same(28, strlen($raw), 'the whole address');
same([AF_INET6, $port], [unpack('S', $raw)[1], unpack('n', $raw, 2)[1]], 'family and port in it');
same(inet_pton('::1'), substr($raw, 8, 16), 'address in it');

/* known and unknown together */
socket_set_option($receiver, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
socket_set_option($receiver, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1);
socket_set_option($receiver, IPPROTO_IPV6, IPV6_FLOWINFO_NUMBER, 1);
socket_set_option($sender, IPPROTO_IPV6, IPV6_TCLASS, 0x20);
socket_sendto($sender, 'more', 4, 0, '::1', $port);
$message = ['name' => [], 'buffer_size' => 100, 'controllen' => 512];
same(4, quiet(fn() => socket_recvmsg($receiver, $message), 'four'), 'received');
same(['more'], $message['iov'], 'the data');
$by_type = array_column($message['control'], 'data', 'type');
ksort($by_type);
same([IPV6_FLOWINFO_NUMBER, IPV6_PKTINFO, IPV6_HOPLIMIT, IPV6_ORIGDSTADDR_NUMBER], array_keys($by_type), 'four control messages');
same(pack('N', 0x20 << 20), $by_type[IPV6_FLOWINFO_NUMBER], 'the flow information');
same('::1', $by_type[IPV6_PKTINFO]['addr'], 'the packet information');
holds(is_int($by_type[IPV6_HOPLIMIT]), 'the hop limit');
same(28, strlen($by_type[IPV6_ORIGDSTADDR_NUMBER]), 'the original destination');
finish();
?>
--EXPECT--
19 checks held
