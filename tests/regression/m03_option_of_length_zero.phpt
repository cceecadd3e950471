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
const TCP_ULP_NUMBER = 31;
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
	/* A name is an array here and an int in PHP's own extension: nothing is what both are then. */
	holds(in_array(socket_get_option($socket, SOL_SOCKET, SO_BINDTODEVICE), [0, ['name' => '']], true), 'no device');
	holds(in_array(socket_get_option($socket, SOL_TCP, TCP_ULP_NUMBER), [0, ['name' => '']], true), 'no upper layer');
}
finish();
?>
--EXPECT--
18 checks held
