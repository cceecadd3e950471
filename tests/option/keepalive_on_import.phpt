--TEST--
options of an imported and of an accepted socket
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$server = stream_socket_server('tcp://127.0.0.1:0');
$client = stream_socket_client('tcp://' . stream_socket_get_name($server, false));
$socket = socket_import_stream($client);
same(true, socket_set_option($socket, SOL_SOCKET, SO_KEEPALIVE, 1), 'SO_KEEPALIVE');
same(true, socket_set_option($socket, SOL_TCP, TCP_NODELAY, 1), 'TCP_NODELAY');
same([true, true], [socket_get_option($socket, SOL_SOCKET, SO_KEEPALIVE) !== 0, socket_get_option($socket, SOL_TCP, TCP_NODELAY) !== 0], 'are read');
$again = socket_import_stream($client);
same(true, socket_get_option($again, SOL_TCP, TCP_NODELAY) !== 0, 'belong to the descriptor');
$listener = socket_import_stream($server);
same(1, socket_get_option($listener, SOL_SOCKET, 30), 'SO_ACCEPTCONN of an imported server');
finish();
?>
--EXPECT--
5 checks held
