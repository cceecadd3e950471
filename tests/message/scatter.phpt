--TEST--
sendmsg and recvmsg: several buffers, names, boundaries
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
foreach ([AF_INET => '127.0.0.1', AF_INET6 => '::1'] as $family => $address) {
	[$receiver, $port] = udp_bound($family);
	[$sender, $own] = udp_bound($family);
	$name = ['addr' => $address, 'port' => $port];
	foreach ([['one'], ['one', 'two', 'three'], ['', 'x', ''], [str_repeat('a', 1000), 'b', str_repeat('c', 3000)]] as $parts) {
		$whole = implode('', $parts);
		same(strlen($whole), socket_sendmsg($sender, ['name' => $name, 'iov' => $parts]), "$address: sent " . count($parts));
		$message = ['name' => [], 'buffer_size' => 65536, 'controllen' => 64];
		same(strlen($whole), socket_recvmsg($receiver, $message), "$address: received");
		same([$whole], $message['iov'], "$address: in one piece");
		same([$address, $own], [$message['name']['addr'], $message['name']['port']], "$address: from whom");
		same([[], 0], [$message['control'], $message['flags']], "$address: no control, no flags");
	}
	/* connected: no name needed */
	socket_connect($sender, $address, $port);
	same(9, socket_sendmsg($sender, ['iov' => ['connected']]), "$address: connected");
	$message = ['buffer_size' => 100, 'controllen' => 64];
	same(9, socket_recvmsg($receiver, $message), "$address: received");
	same('connected', $message['iov'][0], "$address: the data");
}
[$a, $b] = tcp_pair();
same(6, socket_sendmsg($a, ['iov' => ['abc', 'def']]), 'a stream');
$message = ['buffer_size' => 4, 'controllen' => 64];
same(4, socket_recvmsg($b, $message), 'a part');
same(['abcd'], $message['iov'], 'its first bytes');
$message = ['buffer_size' => 4, 'controllen' => 64];
same(2, socket_recvmsg($b, $message), 'the rest');
same(['ef'], $message['iov'], 'its last bytes');
socket_close($a);
$message = ['buffer_size' => 4, 'controllen' => 64];
same(0, socket_recvmsg($b, $message), 'the end');
finish();
?>
--EXPECT--
52 checks held
