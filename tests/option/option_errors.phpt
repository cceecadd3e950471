--TEST--
socket_set_option and socket_get_option: wrong options and values
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
$tcp = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
same(false, warns('socket_get_option(): Unable to retrieve socket option [92]: Protocol not available', fn() => socket_get_option($tcp, SOL_SOCKET, 9999)), 'unknown option');
same(SOCKET_ENOPROTOOPT, socket_last_error($tcp), 'ENOPROTOOPT');
same(false, warns('socket_set_option(): Unable to set socket option [92]: Protocol not available', fn() => socket_set_option($tcp, SOL_SOCKET, 9999, 1)), 'unknown option, set');
same(false, collecting(fn() => socket_get_option($tcp, 9999, 1), $messages), 'unknown level');
same(1, count($messages), 'unknown level: one warning');
same(false, warns('socket_set_option(): Unable to set socket option [92]: Protocol not available', fn() => socket_set_option($tcp, SOL_SOCKET, SO_TYPE, 1)), 'SO_TYPE cannot be set');
foreach (['SO_LINGER' => SO_LINGER, 'SO_RCVTIMEO' => SO_RCVTIMEO, 'SO_SNDTIMEO' => SO_SNDTIMEO] as $name => $option) {
	foreach ([['x', 'string'], [1, 'int'], [1.5, 'float'], [null, 'null']] as [$value, $type]) {
		throws('TypeError', "socket_set_option(): Argument #4 (\$value) must be of type array when argument #3 (\$option) is $name, $type given", fn() => socket_set_option($tcp, SOL_SOCKET, $option, $value), "$name: $type");
	}
}
foreach ([['l_linger', ['l_onoff' => 1]], ['l_onoff', ['l_linger' => 1]], ['l_onoff', []]] as [$key, $value]) {
	throws('ValueError', "socket_set_option(): Argument #4 (\$value) must have key \"$key\"", fn() => socket_set_option($tcp, SOL_SOCKET, SO_LINGER, $value), "SO_LINGER without $key");
}
foreach ([['usec', ['sec' => 1]], ['sec', ['usec' => 1]], ['sec', []]] as [$key, $value]) {
	throws('ValueError', "socket_set_option(): Argument #4 (\$value) must have key \"$key\"", fn() => socket_set_option($tcp, SOL_SOCKET, SO_RCVTIMEO, $value), "SO_RCVTIMEO without $key");
}
foreach ([[1, 'int'], [['reno'], 'array']] as [$value, $type]) {
	throws('TypeError', "socket_set_option(): Argument #4 (\$value) must be of type string when argument #3 (\$option) is TCP_CONGESTION, $type given", fn() => socket_set_option($tcp, SOL_TCP, TCP_CONGESTION, $value), "TCP_CONGESTION: $type");
}
same(false, warns('socket_set_option(): Unable to set socket option [2]: No such file or directory', fn() => socket_set_option($tcp, SOL_TCP, TCP_CONGESTION, 'nosuch')), 'an unknown algorithm');
foreach ([-1, 4294967296] as $value) {
	if (PHP_INT_SIZE > 4 || is_int($value)) {
		throws('ValueError', 'socket_set_option(): Argument #4 ($value) must be between 0 and 4294967295', fn() => socket_set_option($tcp, SOL_TCP, 18, $value), "TCP_USER_TIMEOUT $value");
	} else {
		holds(true, 'no such int');
	}
}
$udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
foreach ([-1, 65536] as $value) {
	throws('ValueError', 'socket_set_option(): Argument #4 ($value) must be between 0 and 65535', fn() => socket_set_option($udp, SOL_UDP, 103, $value), "UDP_SEGMENT $value");
}
finish();
?>
--EXPECT--
35 checks held
