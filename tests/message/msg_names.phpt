--TEST--
sendmsg and recvmsg: names of every family, there and back
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

/** Sends to a name; gives the name that recvmsg has for the sender. */
function name_of_sender(Socket $sender, Socket $receiver, array $to): ?array
{
	same(5, quiet(fn() => socket_sendmsg($sender, ['name' => $to, 'iov' => ['hello']]), 'send'), 'sent');
	$message = ['name' => []];
	same(5, socket_recvmsg($receiver, $message), 'received');
	same(['hello'], $message['iov'], 'the data');
	return $message['name'];
}

/* IPv4 and IPv6: the answer goes to the name as it came */
foreach ([AF_INET => ['family', 'addr', 'port'], AF_INET6 => ['family', 'addr', 'port', 'flowinfo', 'scope_id']]
		as $family => $keys) {
	[$a, $port_a] = udp_bound($family);
	[$b, $port_b] = udp_bound($family);
	$name = name_of_sender($a, $b, ['addr' => loopback($family), 'port' => $port_b]);
	same($keys, array_keys($name), 'the keys');
	same([$family, loopback($family), $port_a], [$name['family'], $name['addr'], $name['port']], 'the sender');
	same($port_b, name_of_sender($b, $a, $name)['port'], 'the answer');
}
same([0, 0], [$name['flowinfo'], $name['scope_id']], 'no flow, no scope');

/* an IPv4 name on an IPv6 socket */
$six = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
warns('socket_sendmsg(): Error in sendmsg [22]: Invalid argument', fn() => socket_sendmsg($six, ['name' => ['family' => AF_INET6]]));
[$four, $port] = udp_bound();
$name = name_of_sender($six, $four, ['family' => AF_INET, 'addr' => '127.0.0.1', 'port' => $port]);
same('127.0.0.1', $name['addr'], 'as IPv4');

/* unix: a path of any length, abstract with a NUL inside, autobound, none */
$paths = [temp_path(), str_pad(temp_path(), 107, 'x'), "\0skt" . bin2hex(random_bytes(6)) . "\0tail", "\0" . bin2hex(random_bytes(53)) . 'z'];
$to = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($to, $path = temp_path());
foreach ($paths as $i => $bound) {
	$from = socket_create(AF_UNIX, SOCK_DGRAM, 0);
	same(true, socket_bind($from, $bound), "path $i: bound");
	same(['family' => AF_UNIX, 'path' => $bound], name_of_sender($from, $to, ['path' => $path]), "path $i: the sender");
	same(['family' => AF_UNIX, 'path' => $path], name_of_sender($to, $from, ['family' => AF_UNIX, 'path' => $bound]), "path $i: the answer");
	if ($bound[0] !== "\0") {
		unlink($bound);
	}
}
same(null, name_of_sender(socket_create(AF_UNIX, SOCK_DGRAM, 0), $to, ['path' => $path]), 'no name');

/* netlink: an acknowledged no-operation comes from the kernel */
if (defined('AF_NETLINK')) {
	$netlink = socket_create(AF_NETLINK, SOCK_RAW, 0);
	$noop = pack('LSSLL', 16, 1, 5, 7, 0);
	same(16, socket_sendmsg($netlink, ['name' => ['pid' => 0, 'groups' => 0], 'iov' => [$noop]]), 'netlink: sent');
	$message = ['name' => [], 'buffer_size' => 100];
	same(36, socket_recvmsg($netlink, $message), 'netlink: received');
	same(['family' => AF_NETLINK, 'pid' => 0, 'groups' => 0], $message['name'], 'netlink: the kernel');
	same([2, 7, 0], array_values(unpack('Stype/x2/Lseq/x4/lerror', $message['iov'][0], 4)), 'netlink: the answer');
	warns('socket_sendmsg(): error converting user data (path: msghdr > name > groups): given PHP integer is out of bounds for an unsigned 32-bit integer',
		fn() => socket_sendmsg($netlink, ['name' => ['groups' => 4294967296.0]]));
}

/* families that do not fit */
$udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
$unsupported = 'socket_sendmsg(): error converting user data (path: msghdr > name): the specified family (%s) is not supported on this socket';
warns(sprintf($unsupported, 'AF_INET6'), fn() => socket_sendmsg($udp, ['name' => ['family' => AF_INET6]]));
warns(sprintf($unsupported, 'AF_UNIX'), fn() => socket_sendmsg($udp, ['name' => ['family' => AF_UNIX]]));
warns(sprintf($unsupported, 'number 2'), fn() => socket_sendmsg($to, ['name' => ['family' => AF_INET]]));
foreach ([0, -1, 99, 70000] as $family) {
	warns('socket_sendmsg(): error converting user data (path: msghdr > name): the only families currently supported are AF_INET, AF_INET6 and AF_UNIX',
		fn() => socket_sendmsg($udp, ['name' => ['family' => $family]]), "family $family");
}
finish();
?>
--EXPECT--
90 checks held
