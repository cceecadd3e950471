--TEST--
W8: socket_recvmsg works without controllen
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$a, $b] = udp_pair();
socket_getsockname($a, $address, $port);
foreach (['absent' => [], 'zero' => ['controllen' => 0]] as $kind => $more) {
	$receive = function () use ($b, &$message) {
		return socket_recvmsg($b, $message);
	};
	socket_send($a, "no control, $kind", 11, 0);
	$message = ['name' => [], 'buffer_size' => 100] + $more;
	same(11, quiet($receive, $kind), "$kind: received");
	same([substr("no control, $kind", 0, 11)], $message['iov'] ?? null, "$kind: the data");
	same([], $message['control'] ?? null, "$kind: no control");
	same(['127.0.0.1', $port], [$message['name']['addr'] ?? null, $message['name']['port'] ?? null], "$kind: the sender");
	same(0, $message['flags'] ?? null, "$kind: flags");
}
/* what would have come is dropped without a trace */
if (PHP_OS_FAMILY === 'Linux') {
	[$a, $b] = unix_pair(SOCK_DGRAM);
	$before = descriptors();
	socket_sendmsg($a, ['iov' => ['x'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$a, $a]]]]);
	$message = ['buffer_size' => 100];
	same(1, @socket_recvmsg($b, $message), 'rights nobody wants');
	same(MSG_CTRUNC, ($message['flags'] ?? 0) & MSG_CTRUNC, 'the message has MSG_CTRUNC');
	same($before, descriptors(), 'and nothing stays open');
} else {
	array_map(fn($i) => holds(true, 'Linux only'), [1, 2, 3]);
}
finish();
?>
--EXPECT--
15 checks held
