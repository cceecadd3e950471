--TEST--
W12: option values are checked for type and range; an option without a row takes raw bytes
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
const TCP_FASTOPEN_KEY_NUMBER = 33;
const IP_OPTIONS_NUMBER = 4;
$tcp = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
$options = [
	'SO_KEEPALIVE' => [$tcp, SOL_SOCKET, SO_KEEPALIVE, 1],
	'SO_REUSEADDR' => [$tcp, SOL_SOCKET, SO_REUSEADDR, 1],
	'TCP_NODELAY' => [$tcp, SOL_TCP, TCP_NODELAY, 1],
	'TCP_KEEPIDLE' => [$tcp, SOL_TCP, TCP_KEEPIDLE, 77],
	'SO_BROADCAST' => [$udp, SOL_SOCKET, SO_BROADCAST, 1],
];
foreach ($options as $name => [$socket, $level, $option, $good]) {
	$set = fn($value) => socket_set_option($socket, $level, $option, $value);
	same(true, $set($good), "$name: an int");
	$types = ['abc' => 'string', 'on' => 'string', 'x1' => 'string', '0x10' => 'string'];
	foreach ($types as $value => $type) {
		throws('TypeError', "socket_set_option(): Argument #4 (\$value) must be of type int, $type given", fn() => $set($value), "$name: \"$value\"");
	}
	foreach ([[[], 'array'], [[1], 'array'], [new stdClass, 'stdClass'], [fopen('php://memory', 'r'), 'resource']] as [$value, $type]) {
		throws('TypeError', "socket_set_option(): Argument #4 (\$value) must be of type int, $type given", fn() => $set($value), "$name: $type");
	}
	$far = PHP_INT_SIZE > 4 ? [1 << 40, 1 << 32, -2147483649, PHP_INT_MIN] : [1099511627776.0, 4294967296.0, -2147483649.0, -1e18];
	foreach ([...$far, '4294967297', 1e10] as $value) {
		throws('ValueError', 'socket_set_option(): Argument #4 ($value) must be between -2147483648 and 4294967295',
			fn() => $set($value), "$name: " . var_export($value, true));
	}
	same($good, socket_get_option($socket, $level, $option), "$name: nothing has changed it");
	/* What a program with PHP's own extension may rely on. */
	foreach ([true, "$good", (float) $good, $good + 0.9, "{$good}s", ' 1'] as $value) {
		same(true, quiet(fn() => $set($value), "$name"), "$name: " . var_export($value, true));
	}
	same(1, socket_get_option($socket, $level, $option), "$name: the last of them is set");
}

/* unsigned in the kernel: the upper half with a sign or without */
$set = fn($value) => socket_set_option($tcp, SOL_TCP, 25, $value);
foreach ([0, 16384, 4294967295, -1] as $value) {
	same(true, quiet(fn() => $set($value), 'TCP_NOTSENT_LOWAT'), "TCP_NOTSENT_LOWAT: $value");
}
foreach ([4294967296, -2147483649] as $value) {
	throws('ValueError', 'socket_set_option(): Argument #4 ($value) must be between -2147483648 and 4294967295', fn() => $set($value), "TCP_NOTSENT_LOWAT: $value");
}

/* no row: an int, or the bytes of what the kernel wants */
$key = random_bytes(16);
same(true, quiet(fn() => socket_set_option($tcp, SOL_TCP, TCP_FASTOPEN_KEY_NUMBER, $key), 'raw'), 'sixteen raw bytes');
same(['raw' => $key], socket_get_option($tcp, SOL_TCP, TCP_FASTOPEN_KEY_NUMBER), 'come back as raw');
same(true, quiet(fn() => socket_set_option($udp, IPPROTO_IP, IP_OPTIONS_NUMBER, "\x01\x01\x01\x01\x01\x01\x01\x00"), 'raw'), 'eight raw bytes');
same(['raw' => "\x01\x01\x01\x01\x01\x01\x01\x00"], socket_get_option($udp, IPPROTO_IP, IP_OPTIONS_NUMBER), 'come back');
same(true, quiet(fn() => socket_set_option($udp, IPPROTO_IP, IP_OPTIONS_NUMBER, ''), 'raw'), 'no bytes');
same(0, socket_get_option($udp, IPPROTO_IP, IP_OPTIONS_NUMBER), 'length 0 is 0');
same(false, warns('socket_set_option(): Unable to set socket option [92]: Protocol not available',
	fn() => socket_set_option($tcp, SOL_TCP, 200, "bytes\0of any kind")), 'bytes for an option that nobody knows reach the kernel');
throws('TypeError', 'socket_set_option(): Argument #4 ($value) must be of type int, array given',
	fn() => socket_set_option($tcp, SOL_TCP, 200, [1]), 'an array for an option without a row');
throws('TypeError', 'socket_set_option(): Argument #4 ($value) must be of type int, stdClass given',
	fn() => socket_set_option($tcp, SOL_TCP, 200, new stdClass), 'an object for an option without a row');
finish();
?>
--EXPECT--
168 checks held
