--TEST--
the last error, per socket and global, is cleared and preserved
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
socket_clear_error();
same(0, socket_last_error(), 'none at first');
[$gone, $port] = tcp_listener();
socket_close($gone);
$a = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$b = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
same(false, warns('socket_connect(): unable to connect ' . code(SOCKET_ECONNREFUSED), fn() => socket_connect($a, '127.0.0.1', $port)), 'refused');
same([SOCKET_ECONNREFUSED, 0, SOCKET_ECONNREFUSED], [socket_last_error($a), socket_last_error($b), socket_last_error()], 'on that socket and globally');
same('Connection refused', socket_strerror(socket_last_error($a)), 'its text');
same(false, warns('socket_read(): unable to read from socket ' . code(SOCKET_ENOTCONN), fn() => socket_read($b, 1)), 'another');
same([SOCKET_ECONNREFUSED, SOCKET_ENOTCONN, SOCKET_ENOTCONN], [socket_last_error($a), socket_last_error($b), socket_last_error()], 'each its own, the last globally');
same(null, socket_clear_error($a), 'cleared');
same([0, SOCKET_ENOTCONN, SOCKET_ENOTCONN], [socket_last_error($a), socket_last_error($b), socket_last_error()], 'only there');
socket_clear_error();
same([0, SOCKET_ENOTCONN, 0], [socket_last_error($a), socket_last_error($b), socket_last_error()], 'only globally');
same(true, socket_set_nonblock($b), 'a success');
same(SOCKET_ENOTCONN, socket_last_error($b), 'leaves the last error');
/* UDP to nobody */
[$closed, $port] = udp_bound();
socket_close($closed);
[$udp] = udp_bound();
socket_connect($udp, '127.0.0.1', $port);
same(1, socket_write($udp, 'x'), 'a datagram to nobody is sent');
$read = [$udp];
$none = null;
socket_select($read, $none, $none, 5);
same(false, warns('socket_recv(): Unable to read from socket ' . code(SOCKET_ECONNREFUSED), fn() => socket_recv($udp, $data, 1, 0)), 'the answer is an error');
finish();
?>
--EXPECT--
16 checks held
