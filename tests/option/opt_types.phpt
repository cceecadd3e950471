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
/* What a cast to int takes without a warning, as PHP's own extension does: fractions, what follows a number. */
foreach ([[1.5, 77, 1], [0.9, 0, 0], ['', 0, 0], ['1x', 1, 1], ["1\0", 1, 1], ['1.9', 1, 1], [' 30s', 1, 30], ['0s', 0, 0], ['-0', 0, 0]] as [$value, $on, $number]) {
	$set($on ? 0 : 1);
	same(true, quiet(fn() => $set($value), 'set ' . show($value)), 'set ' . show($value));
	same($on ? 1 : 0, $get(), 'after ' . show($value));
	if ($number > 1) {
		same(true, quiet(fn() => $set($value, TCP_USER_TIMEOUT, SOL_TCP), 'set ' . show($value)), 'set ' . show($value));
		same($number, $get(TCP_USER_TIMEOUT, SOL_TCP), 'after ' . show($value));
	}
}
$xml = extension_loaded('simplexml') ? new SimpleXMLElement('<a>1</a>') : '1';
same(true, quiet(fn() => $set($xml), 'an object that is a number'), 'an object that is a number');
same(1, $get(), 'after an object that is a number');

foreach (['string' => 'abc', 'array' => [1], 'stdClass' => new stdClass, 'Socket' => $s, 'float' => NAN] as $type => $value) {
	throws('TypeError', "socket_set_option(): Argument #4 (\$value) must be of type int, $type given",
		fn() => $set($value));
}
foreach (['yes', 'x1', ' ', '0x10', '-0b1', '0o7', INF, -1e300] as $value) {
	throws('TypeError', 'socket_set_option(): Argument #4 ($value) must be of type int, ' . get_debug_type($value) . ' given',
		fn() => $set($value), show($value));
}
same(1, $get(), 'nothing was set');

foreach (PHP_INT_SIZE === 8 ? [1 << 40, 1 << 32, -(1 << 31) - 1, PHP_INT_MAX, PHP_INT_MIN, '1099511627776']
		: [1e12, 4294967297.0, -2147483650.0, 9e18, -9e18, '1099511627776'] as $value) {
	throws('ValueError', 'socket_set_option(): Argument #4 ($value) must be between -2147483648 and 4294967295',
		fn() => $set($value), "set $value");
}
if (PHP_INT_SIZE === 8) {
	throws('ValueError', 'socket_set_option(): Argument #2 ($level) must be between -2147483648 and 2147483647',
		fn() => socket_set_option($s, (1 << 32) + SOL_SOCKET, SO_KEEPALIVE, 0));
	throws('ValueError', 'socket_get_option(): Argument #3 ($option) must be between -2147483648 and 2147483647',
		fn() => socket_get_option($s, SOL_SOCKET, (1 << 32) + SO_TYPE));
} else {
	left_out(2);
}
throws('ValueError', 'socket_set_option(): Argument #4 ($value) must be between 0 and 4294967295',
	fn() => $set(4294967296.0, TCP_USER_TIMEOUT, SOL_TCP));
foreach ([4294967296.0, -2147483649.0, '4294967296'] as $value) {
	throws('ValueError', 'socket_set_option(): Argument #4 ($value) must be between -2147483648 and 4294967295',
		fn() => $set($value), 'set ' . show($value));
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

/* 32 bits are 32 bits, with a sign or without; on a PHP of 32 bits the upper half is a float. */
foreach ([0x80000000, 0xffffffff, -2147483648, -1, '4294967295', 4294967295.0] as $value) {
	$set(0);
	same(true, quiet(fn() => $set($value), 'set ' . show($value)), 'set ' . show($value));
	same(1, $get(), 'after ' . show($value));
}
/* A buffer is as large as the system allows when more is asked for. */
$largest = $set(0x7fffffff, SO_RCVBUF) ? $get(SO_RCVBUF) : 0;
foreach ([PHP_INT_MAX, 1e15, 0xffffffff, '99999999999'] as $value) {
	$set(4096, SO_RCVBUF);
	same(true, quiet(fn() => $set($value, SO_RCVBUF), 'set ' . show($value)), 'SO_RCVBUF ' . show($value));
	same($largest, $get(SO_RCVBUF), 'SO_RCVBUF after ' . show($value));
}
/* A flag is what is true for PHP. */
$u6 = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
foreach ([[$u, IPPROTO_IP, IP_MULTICAST_LOOP], [$u6, IPPROTO_IPV6, IPV6_MULTICAST_LOOP]] as [$socket, $level, $option]) {
	foreach ([['on', 1], ['0', 0], [0.5, 1], ['', 0], [true, 1], [null, 0], [1 << 30, 1], [0.0, 0]] as [$value, $want]) {
		same(true, quiet(fn() => socket_set_option($socket, $level, $option, $value), 'flag ' . show($value)), 'flag ' . show($value));
		same($want, socket_get_option($socket, $level, $option), 'flag after ' . show($value));
	}
	throws('TypeError', 'socket_set_option(): Argument #4 ($value) must be of type int, array given',
		fn() => socket_set_option($socket, $level, $option, [1]));
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
185 checks held
