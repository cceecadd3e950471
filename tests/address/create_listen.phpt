--TEST--
socket_create_listen: ports, backlog, errors
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$listener = socket_create_listen(0);
same(true, $listener instanceof Socket, 'a listener');
socket_getsockname($listener, $address, $port);
same('0.0.0.0', $address, 'on every address');
holds($port > 0, 'the kernel chose a port');
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
same(true, socket_connect($client, '127.0.0.1', $port), 'which answers');
socket_write($client, 'hi');
same('hi', socket_read(socket_accept($listener), 10), 'and carries');
same(false, warns('socket_create_listen(): unable to bind to given address ' . code(SOCKET_EADDRINUSE), fn() => socket_create_listen($port)), 'in use');
same(SOCKET_EADDRINUSE, socket_last_error(), 'EADDRINUSE globally');
foreach ([-1, 65536, PHP_INT_MAX] as $bad) {
	throws('ValueError', 'socket_create_listen(): Argument #1 ($port) must be between 0 and 65535', fn() => socket_create_listen($bad), "port $bad");
}
same(true, socket_create_listen(0, 1) instanceof Socket, 'a small backlog');
same(1, socket_get_option($listener, SOL_SOCKET, 30), 'SO_ACCEPTCONN');
finish();
?>
--EXPECT--
13 checks held
