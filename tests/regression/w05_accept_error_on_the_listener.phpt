--TEST--
W5: a failed accept is recorded on the listener and globally
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$listener] = tcp_listener();
socket_set_nonblock($listener);
socket_clear_error();
same(false, quiet(fn() => socket_accept($listener), 'nobody there'), 'nobody there');
same(SOCKET_EAGAIN, socket_last_error($listener), 'EAGAIN on the listener');
same(SOCKET_EAGAIN, socket_last_error(), 'EAGAIN globally');
socket_clear_error($listener);
same(0, socket_last_error($listener), 'cleared on the listener');
same(SOCKET_EAGAIN, socket_last_error(), 'still there globally');

$idle = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$message = 'socket_accept(): unable to accept incoming connection ' . code(SOCKET_EINVAL);
same(false, warns($message, fn() => socket_accept($idle)), 'not listening');
same(SOCKET_EINVAL, socket_last_error($idle), 'EINVAL on the socket');
same(SOCKET_EINVAL, socket_last_error(), 'EINVAL globally');
same(0, socket_last_error($listener), 'not on another socket');

[$udp] = udp_bound();
$message = 'socket_accept(): unable to accept incoming connection ' . code(SOCKET_EOPNOTSUPP);
same(false, warns($message, fn() => socket_accept($udp)), 'a datagram socket');
same(SOCKET_EOPNOTSUPP, socket_last_error($udp), 'EOPNOTSUPP on the socket');
finish();
?>
--EXPECT--
14 checks held
