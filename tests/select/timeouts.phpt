--TEST--
socket_select: null, 0, microseconds, invalid times
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_fork();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$a, $b] = unix_pair();
$select = function (?int $seconds, int $microseconds = 0) use ($b): array {
	$read = [$b];
	$none = null;
	$start = hrtime(true);
	$n = socket_select($read, $none, $none, $seconds, $microseconds);
	return [$n, count((array) $read), hrtime(true) - $start];
};
same([0, 0], array_slice($select(0), 0, 2), 'a look');
[$n, , $time] = $select(0, 30000);
same(0, $n, 'microseconds');
holds($time >= 30_000_000, 'are waited in full');
[$n, , $time] = $select(0, 1100000);
same(0, $n, 'a million microseconds and more');
holds($time >= 1_100_000_000, 'are more than a second');
$peer = peer(function (Peer $parent) use ($a): void {
	$parent->hear();
	socket_write($a, 'x');
});
$peer->tell();
same([1, 1], array_slice($select(null), 0, 2), 'null waits without a timeout, until data comes');
same([1, 1], array_slice($select(30), 0, 2), 'a ready socket is reported at once');
$peer->wait();
same([1, 1], array_slice($select(null, 0), 0, 2), 'null and 0');
same([1, 1], array_slice($select(null, 5), 0, 2), 'microseconds mean nothing beside null');
finish();
?>
--EXPECT--
9 checks held
