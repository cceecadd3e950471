--TEST--
socket_read in binary mode: lengths, what is left, the end, errors
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$a, $b] = unix_pair();
socket_write($a, "0123456789\nabc");
same('0123', socket_read($b, 4), 'no more than asked for');
same("456789\nabc", socket_read($b, 100), 'newlines are bytes like others');
foreach ([0, -1, PHP_INT_MIN] as $length) {
	same(false, quiet(fn() => socket_read($b, $length), "length $length"), "length $length");
}
same(0, socket_last_error($b), 'which is no error of the socket');
socket_write($a, "\0\1\2\xff");
same("\0\1\2\xff", socket_read($b, 10, PHP_BINARY_READ), 'every byte');
socket_set_nonblock($b);
same(false, quiet(fn() => socket_read($b, 10), 'nothing'), 'nothing there');
same(SOCKET_EAGAIN, socket_last_error($b), 'EAGAIN');
socket_close($a);
same('', socket_read($b, 10), 'the end');
same('', socket_read($b, 10), 'again');
$idle = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
same(false, warns('socket_read(): unable to read from socket ' . code(SOCKET_ENOTCONN), fn() => socket_read($idle, 10)), 'not connected');
same(SOCKET_ENOTCONN, socket_last_error($idle), 'not connected: the code');
finish();
?>
--EXPECT--
18 checks held
