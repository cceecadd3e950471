--TEST--
socket_select: descriptors that are closed and used again between calls
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$none = null;
for ($round = 0; $round < 50; $round++) {
	[$a, $b] = unix_pair();
	[$c, $d] = unix_pair();
	socket_write($round % 2 ? $a : $c, 'x');
	$read = ['b' => $b, 'd' => $d];
	same(1, socket_select($read, $none, $none, 0), "round $round");
	same($round % 2 ? ['b' => $b] : ['d' => $d], $read, "round $round: the right one");
	if ($round % 3) {
		socket_close($b);
	}
}
/* a socket without another variable that holds it */
$read = [socket_create(AF_INET, SOCK_DGRAM, SOL_UDP)];
same(0, socket_select($read, $none, $none, 0), 'a socket that only the array holds');
same([], $read, 'is let go');
finish();
?>
--EXPECT--
102 checks held
