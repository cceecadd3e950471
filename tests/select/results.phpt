--TEST--
socket_select: keys, removed elements, copies, counts
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$a, $b] = unix_pair();
[$c, $d] = unix_pair();
socket_write($a, 'x');
$read = ['ready' => $b, 'idle' => $d, 7 => $b];
$copy = $read;
$write = ['w' => $a];
$except = ['e' => $a];
same(2, socket_select($read, $write, $except, 0), 'how many sockets, once an array, as select(2) counts');
same(['ready' => $b, 7 => $b], $read, 'keys stay, idle ones go');
same(['w' => $a], $write, 'writable');
same([], $except, 'no exception');
same(['ready' => $b, 'idle' => $d, 7 => $b], $copy, 'a copy made before is left alone');
$read = [$d];
$none = null;
same(0, socket_select($read, $none, $none, 0), 'nothing ready');
same([[], null], [$read, $none], 'an empty array; null stays null');
/* references into the array */
$kept = $b;
$read = ['r' => &$kept];
same(1, socket_select($read, $none, $none, 0), 'an element that is a reference');
same($b, $read['r'], 'is there');
/* elements of arrays and properties */
$set = new stdClass;
$set->read = [$b, $d];
$lists = ['write' => [$c]];
same(2, socket_select($set->read, $lists['write'], $none, 0), 'a property and an element');
same([[0 => $b], [$c]], [$set->read, $lists['write']], 'are filled');
/* empty beside full */
$read = [];
$write = [$a];
same(1, socket_select($read, $write, $none, 0), 'an empty array beside another');
same([[], [$a]], [$read, $write], 'stays empty');
/* the same socket in every array */
$read = $write = $except = [$b];
same(2, socket_select($read, $write, $except, 0), 'a socket in three arrays');
same([[$b], [$b], []], [$read, $write, $except], 'each set has its own sockets');
/* order */
$many = [];
for ($i = 9; $i >= 0; $i--) {
	[$many["x$i"], $other[$i]] = unix_pair();
}
foreach ([8, 2, 5] as $i) {
	socket_write($other[$i], 'x');
}
$read = $many;
same(3, socket_select($read, $none, $none, 0), 'three of ten');
same(['x8', 'x5', 'x2'], array_keys($read), 'in the order they had');
finish();
?>
--EXPECT--
17 checks held
