--TEST--
recvmsg: control messages that are cut by too little room
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

/** Which file or socket this is. */
function identity(mixed $thing): string
{
	$stat = fstat($thing instanceof Socket ? socket_export_stream($thing) : $thing);
	return "$stat[dev]:$stat[ino]";
}

/* descriptors: the first ones that fit, and none stays open */
$sent = [socket_create(AF_INET, SOCK_STREAM, SOL_TCP), tmpfile(), socket_create(AF_INET, SOCK_DGRAM, SOL_UDP), tmpfile()];
$wanted = array_map('identity', $sent);
$header = socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 0);
[$a, $b] = unix_pair(SOCK_DGRAM);
foreach ([0 => 0, 1 => 0, $header => 0, $header + 3 => 0, $header + 4 => 1, $header + 8 => 2, $header + 15 => 3,
		$header + 16 => 4, 4096 => 4, 1 << 24 => 4, 0x7fffffff => 4] as $room => $fit) {
	$before = descriptor_count();
	socket_sendmsg($a, ['iov' => ['x'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => $sent]]]);
	$message = ['buffer_size' => 10, 'controllen' => $room];
	same(1, socket_recvmsg($b, $message), "room $room: received");
	same(['x'], $message['iov'], "room $room: the data");
	same($fit < 4 ? MSG_CTRUNC : 0, $message['flags'], "room $room: flags");
	$got = $message['control'][0]['data'] ?? [];
	same($before + $fit, descriptor_count(), "room $room: so many were opened");
	same(array_slice($wanted, 0, $fit), array_map('identity', $got), "room $room: these");
	unset($got, $message);
	same($before, descriptor_count(), "room $room: all are closed again");
}

/* the flag of the extension itself is not shown, the caller's is */
socket_write($a, 'x');
$message = ['buffer_size' => 10];
socket_recvmsg($b, $message, MSG_CMSG_CLOEXEC);
same(MSG_CMSG_CLOEXEC, $message['flags'], 'the flag that was asked for');

/* other control messages: the part received as bytes, and all that fits */
[$receiver, $port] = udp_bound(AF_INET6);
[$sender, $from] = udp_bound(AF_INET6);
socket_set_option($receiver, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
socket_set_option($receiver, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1);
$info = socket_cmsg_space(IPPROTO_IPV6, IPV6_PKTINFO);
$whole = ['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => ['addr' => '::1', 'ifindex' => 1]];
$cases = [
	[$header + 8, [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => str_repeat("\0", 8)]]],
	[$header + 20, [$whole]],
	[$info, [$whole]],
	[$info + $header + 1, [$whole, ['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT, 'data' => pack('i', 9)[0]]]],
	[$info + $header + 4, [$whole, ['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT, 'data' => 9]]],
];
foreach ($cases as [$room, $control]) {
	socket_sendmsg($sender, ['name' => ['addr' => '::1', 'port' => $port], 'iov' => ['data'],
		'control' => [['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT, 'data' => 9]]]);
	$message = ['name' => [], 'controllen' => $room];
	same(4, quiet(function () use ($receiver, &$message) { return socket_recvmsg($receiver, $message); }, "room $room"), "room $room: received");
	same($from, $message['name']['port'], "room $room: the sender");
	same($control, $message['control'], "room $room: control");
	same(count($control) === 2 && is_int($control[1]['data']) ? 0 : MSG_CTRUNC, $message['flags'], "room $room: flags");
}
finish();
?>
--EXPECT--
92 checks held
