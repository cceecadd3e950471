--TEST--
Int options: what is taken as a number, what is refused, ranges
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
$s = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$set = fn(mixed $value, int $option = SO_KEEPALIVE, int $level = SOL_SOCKET) => socket_set_option($s, $level, $option, $value);
$get = fn(int $option = SO_KEEPALIVE, int $level = SOL_SOCKET) => socket_get_option($s, $level, $option);

foreach ([[1, 1], [0, 0], [true, 1], [null, 0], ['1', 1], [false, 0], [1.0, 1], ['0', 0], [' 1 ', 1],
		['1e0', 1], [-1, 1]] as [$value, $want]) {
	same(true, quiet(fn() => $set($value), 'set ' . show($value)), 'set ' . show($value));
	same($want, $get(), 'after ' . show($value));
}
$set(0);
same(true, warns('Implicit conversion from float 1.5 to int loses precision', fn() => $set(1.5)), 'set 1.5');
same(1, $get(), 'after 1.5');

foreach (['string' => 'abc', 'array' => [1], 'stdClass' => new stdClass, 'Socket' => $s, 'float' => NAN] as $type => $value) {
	throws('TypeError', "socket_set_option(): Argument #4 (\$value) must be of type int, $type given",
		fn() => $set($value));
}
foreach (['', '1x', 'x1', "1\0"] as $value) {
	throws('TypeError', 'socket_set_option(): Argument #4 ($value) must be of type int, string given',
		fn() => $set($value), show($value));
}
same(1, $get(), 'nothing was set');

if (PHP_INT_SIZE === 8) {
	foreach ([1 << 40, 1 << 31, -(1 << 31) - 1, PHP_INT_MAX, PHP_INT_MIN, '1099511627776'] as $value) {
		throws('ValueError', 'socket_set_option(): Argument #4 ($value) must be between -2147483648 and 2147483647',
			fn() => $set($value), "set $value");
	}
	throws('ValueError', 'socket_set_option(): Argument #2 ($level) must be between -2147483648 and 2147483647',
		fn() => socket_set_option($s, (1 << 32) + SOL_SOCKET, SO_KEEPALIVE, 0));
	throws('ValueError', 'socket_get_option(): Argument #3 ($option) must be between -2147483648 and 2147483647',
		fn() => socket_get_option($s, SOL_SOCKET, (1 << 32) + SO_TYPE));
	throws('ValueError', 'socket_set_option(): Argument #4 ($value) must be between 0 and 4294967295',
		fn() => $set(1 << 32, TCP_USER_TIMEOUT, SOL_TCP));
} else {
	left_out(9);
}
same(1, $get(), 'nothing was set');
throws('ValueError', 'socket_set_option(): Argument #4 ($value) must be between 0 and 4294967295',
	fn() => $set(-1, TCP_USER_TIMEOUT, SOL_TCP));
$u = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
foreach ([-1, 65536] as $value) {
	throws('ValueError', 'socket_set_option(): Argument #4 ($value) must be between 0 and 65535',
		fn() => socket_set_option($u, SOL_UDP, UDP_SEGMENT, $value));
}
foreach ([-1, 256] as $value) {
	throws('ValueError', 'socket_set_option(): Argument #4 ($value) must be between 0 and 255',
		fn() => socket_set_option($u, IPPROTO_IP, IP_MULTICAST_TTL, $value));
}
foreach ([-2, 256] as $value) {
	throws('ValueError', 'socket_set_option(): Argument #4 ($value) must be between -1 and 255',
		fn() => socket_set_option($u, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, $value));
}

/* The aliases are the same functions, by their own names. */
same(true, socket_setopt($s, SOL_SOCKET, SO_KEEPALIVE, 0), 'socket_setopt');
same(0, socket_getopt($s, SOL_SOCKET, SO_KEEPALIVE), 'socket_getopt');
throws('TypeError', 'socket_setopt(): Argument #4 ($value) must be of type int, array given',
	fn() => socket_setopt($s, SOL_SOCKET, SO_KEEPALIVE, []));

socket_close($s);
throws('Error', 'socket_get_option(): Argument #1 ($socket) has already been closed', $get);
throws('Error', 'socket_set_option(): Argument #1 ($socket) has already been closed', fn() => $set([]));
finish();
--EXPECT--
68 checks held
