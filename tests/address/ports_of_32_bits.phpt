--TEST--
Ports of 32 bits: what is given out is taken back, also where an int has 32 bits
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
@socket_create(AF_NETLINK, SOCK_RAW, 2) || skip('NETLINK_USERSOCK is needed');
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
use Sockets\Datagram;

/* The second netlink socket of a process has a port id above 2^31: negative where an int has 32 bits. */
$make = function (?int &$port): Socket {
	$s = socket_create(AF_NETLINK, SOCK_RAW, 2);
	socket_bind($s, '0', 0);
	socket_getsockname($s, $groups, $port);
	return $s;
};
$holder = $make($held);
$a = $make($from);
$b = $make($to);
holds(PHP_INT_SIZE > 4 ? $to > 0x7fffffff : $to < 0, "a port id above 2^31: $to");

same(2, quiet(fn() => socket_sendto($a, 'hi', 2, 0, '0', $to), 'sendto'), 'sendto');
same(2, socket_recvfrom($b, $data, 100, MSG_DONTWAIT, $groups, $port), 'recvfrom');
same($from, $port, 'from the port id that getsockname gave');
same(2, quiet(fn() => socket_sendmsg($a, ['name' => ['pid' => $to, 'groups' => 0], 'iov' => ['hi']]), 'sendmsg'), 'sendmsg');
$message = ['name' => [], 'buffer_size' => 9];
same(2, socket_recvmsg($b, $message, MSG_DONTWAIT), 'recvmsg');
same($from, $message['name']['pid'], 'and its name');
same(2, quiet(fn() => socket_sendmsg($b, ['name' => $message['name'], 'iov' => ['ho']]), 'sendmsg'), 'answered');
same(2, socket_recv($a, $data, 9, MSG_DONTWAIT), 'received');

/* The same as floats, which an int of 32 bits cannot be. */
$unsigned = $to < 0 ? $to + 4294967296.0 : (float) $to;
same(2, quiet(fn() => socket_sendmsg($a, ['name' => ['pid' => $unsigned], 'iov' => ['hi']]), 'sendmsg'), 'a float');
same(2, socket_recv($b, $data, 9, MSG_DONTWAIT), 'received');
foreach ([4294967296.0, -4294967296.0, 1e30, NAN] as $number) {
	same(false, @socket_sendmsg($a, ['name' => ['pid' => $number], 'iov' => ['hi']]), "no port id: " . show($number));
	holds(str_contains(error_get_last()['message'], 'out of bounds for an'), 'out of bounds');
}

/* Datagrams keep them, too. */
same(1, Sockets\send_batch($a, [new Datagram('hi', '0', $to)], 5), 'a batch');
[$got] = Sockets\receive_batch($b, 1, timeout: 5);
same(['hi', '0', $from], [$got->data, $got->address, $got->port], 'a datagram');
same(1, Sockets\send_batch($b, [new Datagram('ho', $got->address, $got->port)], 5), 'answered');
same(2, socket_recv($a, $data, 9, MSG_DONTWAIT), 'received');

same(true, quiet(fn() => socket_connect($a, '0', $to), 'connect'), 'connect');
same(true, socket_getpeername($a, $groups, $peer), 'the peer');
same($to, $peer, 'the peer of the connection');

/* Endpoints print them as they are, whatever the property is. */
$endpoint = Sockets\Endpoint::parse('vsock://1:4294967295');
same('vsock://1:4294967295', (string) $endpoint, 'read and printed');
same(PHP_INT_SIZE > 4 ? 4294967295 : -1, $endpoint->port, 'its port');
finish();
--EXPECT--
33 checks held
