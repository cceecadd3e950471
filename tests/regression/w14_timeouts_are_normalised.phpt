--TEST--
W14: microseconds of a million and more become seconds; negative times are refused
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$text = fn(string $key) => "socket_set_option(): Argument #4 (\$value) \"$key\" must be greater than or equal to 0";
foreach (['SO_RCVTIMEO' => SO_RCVTIMEO, 'SO_SNDTIMEO' => SO_SNDTIMEO] as $name => $option) {
	$set = fn($value) => socket_set_option($socket, SOL_SOCKET, $option, $value);
	$cases = [
		[0, 1000000, 1, 0], [1, 1500000, 2, 500000], [3, 999999999, 1003, 0], [0, 2000000, 2, 0],
		[5, 500000, 5, 500000], [7, 0, 7, 0],
	];
	foreach ($cases as [$sec, $usec, $want_sec, $want_usec]) {
		same(true, quiet(fn() => $set(['sec' => $sec, 'usec' => $usec]), $name), "$name: $sec s $usec us");
		same(['sec' => $want_sec, 'usec' => $want_usec], socket_get_option($socket, SOL_SOCKET, $option), "$name: $sec s $usec us is read");
	}
	same(true, $set((object) ['sec' => 2, 'usec' => 2500000]), "$name: an object");
	same(['sec' => 4, 'usec' => 500000], socket_get_option($socket, SOL_SOCKET, $option), "$name: an object is read");
	throws('ValueError', $text('sec'), fn() => $set(['sec' => -1, 'usec' => 0]), "$name: negative seconds");
	throws('ValueError', $text('sec'), fn() => $set(['sec' => PHP_INT_MIN, 'usec' => 0]), "$name: most negative seconds");
	throws('ValueError', $text('usec'), fn() => $set(['sec' => 1, 'usec' => -1]), "$name: negative microseconds");
	throws('ValueError', $text('sec'), fn() => $set(['sec' => -1, 'usec' => 2000000]), "$name: no netting");
	same(['sec' => 4, 'usec' => 500000], socket_get_option($socket, SOL_SOCKET, $option), "$name: failed calls changed nothing");
	same(true, $set(['sec' => 0, 'usec' => 0]), "$name: none");
	same(['sec' => 0, 'usec' => 0], socket_get_option($socket, SOL_SOCKET, $option), "$name: none is read");
}
finish();
?>
--EXPECT--
54 checks held
