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
$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
foreach ([1, 4321, 212992] as $size) {
	socket_set_option($socket, SOL_SOCKET, SO_RCVBUF, $size);
	holds(socket_get_option($socket, SOL_SOCKET, SO_RCVBUF) >= $size, "a receive buffer of $size");
	same(0, socket_get_option($socket, SOL_SOCKET, SO_BINDTODEVICE), 'no device');
	socket_get_option($socket, SOL_SOCKET, SO_LINGER);
	same(0, socket_getopt($socket, SOL_SOCKET, SO_BINDTODEVICE), 'no device, after a structure');
	socket_get_option($socket, SOL_SOCKET, SO_RCVTIMEO);
	same(0, socket_get_option($socket, SOL_TCP, TCP_ULP_NUMBER), 'no upper layer');
}
finish();
?>
--EXPECT--
12 checks held
