--TEST--
W21: socket_select has no limit of descriptors
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
preg_match('~Max open files\s+(\d+)~', file_get_contents('/proc/self/limits'), $m);
$m[1] >= 1300 || skip("1,300 descriptors are needed, the limit is $m[1]");
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(50);
preg_match('~Max open files\s+(\d+)~', file_get_contents('/proc/self/limits'), $m);
$limit = (int) $m[1];
foreach ([1100, 5000, 65536] as $count) {
	if ($count + 100 > $limit) {
		$count = $limit - 100;
	}
	$sockets = [];
	for ($i = 0; $i < $count; $i += 2) {
		array_push($sockets, ...unix_pair(SOCK_DGRAM));
	}
	$count = count($sockets);
	holds(max(array_keys(descriptors())) >= 1024, 'descriptors beyond 1023');
	$none = null;

	$read = $sockets;
	same(0, quiet(select($read, $none, $none), "none of $count"), "$count: none is readable");
	same([], $read, "$count: and all are removed");

	$write = $sockets;
	same($count, quiet(select($none, $write, $none), "all of $count"), "$count: all are writable");
	same($sockets, $write, "$count: and all remain");

	$last = $count - 1;
	foreach ([0, 511, 1021, intdiv($count, 4) * 2, $last] as $ready) {
		socket_write($sockets[$ready ^ 1], 'x');
	}
	$ready = [0, 511, 1021, intdiv($count, 4) * 2, $last];
	sort($ready);
	$ready = array_unique($ready);
	$read = $sockets;
	same(count($ready), quiet(select($read, $none, $none), "some of $count"), "$count: some are readable");
	same($ready, array_keys($read), "$count: exactly those that have data, under their keys");
	foreach ($read as $key => $socket) {
		same(true, $socket === $sockets[$key] && socket_recv($socket, $data, 10, MSG_DONTWAIT) === 1 && $data === 'x', "$count: socket $key is itself");
	}

	/* a single one with a high number */
	$read = ['high' => $sockets[$last]];
	socket_write($sockets[$last ^ 1], 'y');
	same(1, quiet(select($read, $none, $none), 'one'), "$count: a single high one");
	same(['high'], array_keys($read), "$count: its key");
	$read = $sockets;
	$write = [$sockets[$last], $sockets[0]];
	$except = $sockets;
	same(3, quiet(select($read, $write, $except), 'three arrays'), "$count: three arrays");
	same([[$last], [0, 1], []], [array_keys($read), array_keys($write), array_keys($except)], "$count: the results");
	array_map('socket_close', $sockets);
}
finish();

function select(?array &$read, ?array &$write, ?array &$except): Closure
{
	return function () use (&$read, &$write, &$except) {
		return socket_select($read, $write, $except, 0);
	};
}
?>
--EXPECT--
63 checks held
