--TEST--
socket_select: what it refuses
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$a, $b] = unix_pair();
$select = function (mixed $read, mixed $write, mixed $except, ?int $seconds = 0, int $microseconds = 0) {
	return socket_select($read, $write, $except, $seconds, $microseconds);
};
$nothing = 'socket_select(): At least one array argument must be passed';
throws('ValueError', $nothing, fn() => $select(null, null, null));
throws('ValueError', $nothing, fn() => $select([], null, null));
throws('ValueError', $nothing, fn() => $select([], [], []));
foreach (['read', 'write', 'except'] as $i => $name) {
	$n = $i + 1;
	$call = fn(mixed $x) => $select(...array_replace([null, null, null], [$i => $x]));
	foreach ([[1, 'int'], ['x', 'string'], [null, 'null'], [STDIN, 'resource'], [new stdClass, 'stdClass'], [[], 'array']] as [$bad, $type]) {
		throws('TypeError', "socket_select(): Argument #$n (\$$name) must only have elements of type Socket, $type given", fn() => $call([$a, $bad]), "$name: $type");
	}
	$closed = unix_pair()[0];
	socket_close($closed);
	throws('TypeError', "socket_select(): Argument #$n (\$$name) contains a closed socket", fn() => $call([$a, $closed]), "$name: closed");
	throws('TypeError', "socket_select(): Argument #$n (\$$name) must be of type ?array, string given", fn() => $call('x'), "$name: a string");
}
/* a failed call leaves the arrays */
$read = ['k' => $a, 'bad' => 5];
$write = ['w' => $b];
$none = null;
try {
	socket_select($read, $write, $none, 0);
} catch (TypeError) {
}
same([['k' => $a, 'bad' => 5], ['w' => $b]], [$read, $write], 'the arrays are as they were');
finish();
?>
--EXPECT--
28 checks held
