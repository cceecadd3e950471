--TEST--
M11: what a receive holds is the data, not the length that was asked for
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
const LENGTH = 65535;
[$a, $b] = udp_pair();
[$c, $d] = unix_pair();
$calls = [
	'socket_recv' => function () use ($b) { socket_recv($b, $data, LENGTH, 0); return $data; },
	'socket_recvfrom' => function () use ($b) { socket_recvfrom($b, $data, LENGTH, 0, $from, $port); return $data; },
	'socket_read' => function () use ($b) { return socket_read($b, LENGTH); },
	'socket_recvmsg' => function () use ($b) {
		$message = ['buffer_size' => LENGTH, 'controllen' => 64];
		socket_recvmsg($b, $message);
		return $message['iov'][0];
	},
	'socket_read, line' => function () use ($d) { return socket_read($d, LENGTH, PHP_NORMAL_READ); },
];
foreach ($calls as $name => $call) {
	$from = str_contains($name, 'line') ? $c : $a;
	socket_write($from, "0123456789\n");
	$call();
	$kept = array_fill(0, 200, null);
	$before = memory_get_usage();
	for ($i = 0; $i < 200; $i++) {
		socket_write($from, sprintf("%010d\n", $i));
		$kept[$i] = $call();
	}
	$each = intdiv(memory_get_usage() - $before, 200);
	holds($each < 1024, "$name: $each bytes of memory for a datagram of 11");
	same([sprintf("%010d\n", 0), sprintf("%010d\n", 199)], [$kept[0], $kept[199]], "$name: the data");
	$kept = null;
}
finish();
?>
--EXPECT--
10 checks held
