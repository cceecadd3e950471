<?php
/* What a user sees: a port where nobody listens, and an argument that is out of range. */
$gone = socket_create_listen(0);
socket_getsockname($gone, $address, $port);
socket_close($gone);

$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
if (!socket_connect($socket, '127.0.0.1', $port)) {
	echo 'socket_strerror says: ', socket_strerror(socket_last_error($socket)), "\n";
}
socket_bind($socket, '127.0.0.1', 70000);
