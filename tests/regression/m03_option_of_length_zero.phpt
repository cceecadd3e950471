--TEST--
M3: an option whose value has length 0 gives 0, not what lay in memory
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
const SO_ATTACH_FILTER_NUMBER = 26;
const IP_OPTIONS_NUMBER = 4;
$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
foreach ([1, 4321, 212992] as $size) {
	socket_set_option($socket, SOL_SOCKET, SO_RCVBUF, $size);
	holds(socket_get_option($socket, SOL_SOCKET, SO_RCVBUF) >= $size, "a receive buffer of $size");
	same(0, socket_get_option($socket, SOL_SOCKET, SO_ATTACH_FILTER_NUMBER), 'no filter');
	socket_get_option($socket, SOL_SOCKET, SO_LINGER);
	same(0, socket_getopt($socket, SOL_SOCKET, SO_ATTACH_FILTER_NUMBER), 'no filter, after a structure');
	socket_get_option($socket, SOL_SOCKET, SO_RCVTIMEO);
	same(0, socket_get_option($socket, IPPROTO_IP, IP_OPTIONS_NUMBER), 'no options');
}
finish();
?>
--EXPECT--
12 checks held
