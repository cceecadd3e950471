--TEST--
W19: the scope of an IPv6 address is part of the addresses returned
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_namespace();
need_interface(index: true);
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
in_namespace(__FILE__, 'ip -6 addr add fe80::1/64 dev lo nodad
ip link add skt0 type dummy 2>/dev/null && ip link set skt0 up && ip -6 addr add fe80::2/64 dev skt0 nodad || true');
bound();
$lo = (int) file_get_contents('/sys/class/net/lo/ifindex');

$receiver = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
same(true, socket_bind($receiver, 'fe80::1%lo', 0), 'bind to a scoped address');
socket_getsockname($receiver, $address, $port);
same('fe80::1%lo', $address, 'getsockname');
$sender = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
same(true, socket_bind($sender, 'fe80::1%' . $lo, 0), 'bind with the index');
socket_getsockname($sender, $address, $from_port);
same('fe80::1%lo', $address, 'getsockname gives the name');
same(5, socket_sendto($sender, 'hello', 5, 0, 'fe80::1%lo', $port), 'sendto');
same(5, socket_recvfrom($receiver, $data, 10, 0, $from, $got_port), 'recvfrom');
same(['fe80::1%lo', $from_port], [$from, $got_port], 'recvfrom: the sender');
same(2, @socket_sendto($receiver, 'yo', 2, 0, $from, $got_port), 'the answer to exactly that');
same(2, @socket_recv($sender, $data, 10, MSG_DONTWAIT), 'arrives');

same(true, socket_connect($sender, 'fe80::1%lo', $port), 'connect');
same(true, socket_getpeername($sender, $peer, $peer_port), 'getpeername');
same(['fe80::1%lo', $port], [$peer, $peer_port], 'getpeername: the peer');

socket_set_option($receiver, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
socket_write($sender, 'msg');
$message = ['name' => [], 'buffer_size' => 10, 'controllen' => 128];
same(3, socket_recvmsg($receiver, $message), 'recvmsg');
same($lo, $message['name']['scope_id'] ?? null, 'recvmsg: scope_id');
holds(in_array($message['name']['addr'] ?? null, ['fe80::1', 'fe80::1%lo'], true), 'recvmsg: the address');
same(3, @socket_sendmsg($receiver, ['name' => $message['name'], 'iov' => ['ans']]), 'sendmsg to the received name');

/* TCP: accepted and connected ends */
$listener = socket_create(AF_INET6, SOCK_STREAM, SOL_TCP);
socket_bind($listener, 'fe80::1%lo', 0);
socket_listen($listener);
socket_getsockname($listener, $address, $port);
$client = socket_create(AF_INET6, SOCK_STREAM, SOL_TCP);
same(true, socket_connect($client, $address, $port), 'tcp: connect to what getsockname gave');
socket_getpeername(socket_accept($listener), $peer);
same('fe80::1%lo', $peer, 'tcp: the accepted peer');

$info = socket_addrinfo_lookup('fe80::1%lo', '80', ['ai_family' => AF_INET6, 'ai_socktype' => SOCK_STREAM]);
$explained = socket_addrinfo_explain($info[0])['ai_addr'] ?? [];
same(80, $explained['sin6_port'] ?? null, 'addrinfo_explain: port');
same('fe80::1%lo', $explained['sin6_addr'] ?? null, 'addrinfo_explain: address');

/* an address without a scope stays as it is */
$plain = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
socket_bind($plain, '::1', 0);
socket_getsockname($plain, $address);
same('::1', $address, 'no scope, none shown');
if (isset(net_get_interfaces()['skt0'])) {
	$other = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
	socket_bind($other, 'fe80::2%skt0', 0);
	socket_getsockname($other, $address);
	same('fe80::2%skt0', $address, 'another interface');
} else {
	holds(true, 'the kernel has no dummy interfaces');
}
finish();
?>
--EXPECT--
22 checks held
