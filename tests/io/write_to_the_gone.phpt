--TEST--
writing to a peer that is gone: a warning and EPIPE, no signal
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$a, $b] = unix_pair();
socket_close($b);
same(false, warns('socket_write(): unable to write to socket ' . code(SOCKET_EPIPE), fn() => socket_write($a, 'x')), 'write');
same(SOCKET_EPIPE, socket_last_error($a), 'write: EPIPE');
same(false, warns('socket_send(): Unable to write to socket ' . code(SOCKET_EPIPE), fn() => socket_send($a, 'x', 1, 0)), 'send');
same(false, warns('socket_sendmsg(): Error in sendmsg ' . code(SOCKET_EPIPE), fn() => socket_sendmsg($a, ['iov' => ['x']])), 'sendmsg');
[$a, $b] = tcp_pair();
socket_shutdown($a, 1);
same(false, warns('socket_write(): unable to write to socket ' . code(SOCKET_EPIPE), fn() => socket_write($a, 'x')), 'after shutdown');
same('', socket_read($b, 10), 'the peer sees the end');
same(2, socket_write($b, 'ok'), 'the other direction is open');
same('ok', socket_read($a, 10), 'and delivers');
finish();
?>
--EXPECT--
12 checks held
