--TEST--
non-blocking sockets: connect, accept, read, write
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$listener, $port] = tcp_listener();
same(true, socket_set_nonblock($listener), 'set');
same(false, socket_accept($listener), 'nobody to accept');
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_set_nonblock($client);
$connected = quiet(fn() => socket_connect($client, '127.0.0.1', $port), 'connect');
holds($connected === true || socket_last_error($client) === SOCKET_EINPROGRESS, 'at once or in progress');
$read = [$listener];
$write = [$client];
$except = null;
same(true, socket_select($read, $write, $except, 5) > 0, 'ready');
same(0, socket_get_option($client, SOL_SOCKET, SO_ERROR), 'connected');
$read = [$listener];
socket_select($read, $except, $except, 5);
$server = socket_accept($listener);
same(true, $server instanceof Socket, 'accepted');
same(false, socket_read($client, 10), 'nothing to read');
same(SOCKET_EAGAIN, socket_last_error($client), 'EAGAIN');
$sent = 0;
while (($n = quiet(fn() => socket_write($client, str_repeat('x', 65536)), 'write')) !== false) {
	$sent += $n;
	$GLOBALS['checks']['held']--;
}
$GLOBALS['checks']['held']--;
same(SOCKET_EAGAIN, socket_last_error($client), 'full: EAGAIN');
same(true, socket_set_block($client), 'blocking again');
same($sent, strlen(read_exactly($server, $sent)), 'all of it arrives');
socket_write($server, 'y');
same('y', socket_read($client, 10), 'a blocking read');

/* refused */
socket_close($listener);
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_set_nonblock($client);
if (@socket_connect($client, '127.0.0.1', $port) === false && socket_last_error($client) === SOCKET_EINPROGRESS) {
	$write = [$client];
	$none = null;
	socket_select($none, $write, $none, 5);
	same(SOCKET_ECONNREFUSED, socket_get_option($client, SOL_SOCKET, SO_ERROR), 'refused');
} else {
	same(SOCKET_ECONNREFUSED, socket_last_error($client), 'refused');
}
finish();
?>
--EXPECT--
14 checks held
