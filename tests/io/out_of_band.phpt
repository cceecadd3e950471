--TEST--
MSG_OOB and socket_atmark
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_function("socket_atmark");
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$a, $b] = tcp_pair();
socket_write($a, 'before');
same(1, socket_send($a, '!', 1, MSG_OOB), 'an urgent byte');
socket_write($a, 'after');
$read = $write = null;
$except = ['urgent' => $b];
same(1, socket_select($read, $write, $except, 5), 'select sees it');
same(['urgent' => $b], $except, 'as an exception');
same(false, socket_atmark($b), 'the mark lies ahead');
same([1, '!'], [socket_recv($b, $data, 10, MSG_OOB), $data], 'the urgent byte');
same([6, 'before'], [socket_recv($b, $data, 100, 0), $data], 'a read stops at the mark');
same(true, socket_atmark($b), 'at the mark');
same('after', read_exactly($b, 5), 'what follows');
same(false, socket_atmark($b), 'behind it');
/* inline */
[$a, $b] = tcp_pair();
socket_set_option($b, SOL_SOCKET, SO_OOBINLINE, 1);
socket_write($a, 'x');
socket_send($a, 'U', 1, MSG_OOB);
socket_write($a, 'y');
same('xUy', read_exactly($b, 3), 'inline it is in its place');
same(false, warns('socket_recv(): Unable to read from socket [22]: Invalid argument', fn() => socket_recv($b, $data, 1, MSG_OOB)), 'not separately');
finish();
?>
--EXPECT--
12 checks held
