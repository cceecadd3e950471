--TEST--
every function refuses a closed socket
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
same(null, socket_close($socket), 'closed');
$calls = [
	'socket_accept' => fn() => socket_accept($socket),
	'socket_set_nonblock' => fn() => socket_set_nonblock($socket),
	'socket_set_block' => fn() => socket_set_block($socket),
	'socket_listen' => fn() => socket_listen($socket),
	'socket_close' => fn() => socket_close($socket),
	'socket_write' => fn() => socket_write($socket, 'x'),
	'socket_read' => fn() => socket_read($socket, 1),
	'socket_getsockname' => fn() => socket_getsockname($socket, $a),
	'socket_getpeername' => fn() => socket_getpeername($socket, $a),
	'socket_connect' => fn() => socket_connect($socket, '127.0.0.1', 1),
	'socket_bind' => fn() => socket_bind($socket, '127.0.0.1'),
	'socket_recv' => fn() => socket_recv($socket, $d, 1, 0),
	'socket_send' => fn() => socket_send($socket, 'x', 1, 0),
	'socket_recvfrom' => fn() => socket_recvfrom($socket, $d, 1, 0, $a, $p),
	'socket_sendto' => fn() => socket_sendto($socket, 'x', 1, 0, '127.0.0.1', 1),
	'socket_get_option' => fn() => socket_get_option($socket, SOL_SOCKET, SO_TYPE),
	'socket_getopt' => fn() => socket_getopt($socket, SOL_SOCKET, SO_TYPE),
	'socket_set_option' => fn() => socket_set_option($socket, SOL_SOCKET, SO_KEEPALIVE, 1),
	'socket_setopt' => fn() => socket_setopt($socket, SOL_SOCKET, SO_KEEPALIVE, 1),
	'socket_shutdown' => fn() => socket_shutdown($socket),
	'socket_export_stream' => fn() => socket_export_stream($socket),
	'socket_sendmsg' => fn() => socket_sendmsg($socket, ['iov' => ['x']]),
	'socket_last_error' => fn() => socket_last_error($socket),
	'socket_clear_error' => fn() => socket_clear_error($socket),
	'socket_recvmsg' => function () use ($socket) {
		$message = ['buffer_size' => 1, 'controllen' => 1];
		return socket_recvmsg($socket, $message);
	},
];
foreach ($calls as $name => $call) {
	throws('Error', "$name(): Argument #1 (\$socket) has already been closed", $call);
}
$read = [$socket];
$none = null;
throws('TypeError', 'socket_select(): Argument #1 ($read) contains a closed socket', function () use ($read) {
	$none = null;
	return socket_select($read, $none, $none, 0);
});
finish();
?>
--EXPECT--
27 checks held
