<?php
/* Prints the warning for a port without a listener and the exception for an argument that is out of range. */
$gone = socket_create_listen(0);
socket_getsockname($gone, $address, $port);
socket_close($gone);

$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
if (!socket_connect($socket, '127.0.0.1', $port)) {
	echo 'socket_strerror: ', socket_strerror(socket_last_error($socket)), "\n";
}
socket_bind($socket, '127.0.0.1', 70000);
