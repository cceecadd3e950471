--TEST--
socket_write and socket_send: lengths and results
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$a, $b] = unix_pair();
$take = fn() => socket_recv($b, $data, 100, MSG_DONTWAIT) > 0 ? $data : null;
same(5, socket_write($a, 'hello'), 'no length');
same('hello', $take(), 'no length: arrives');
same(5, socket_write($a, 'hello', null), 'null');
same('hello', $take(), 'null: arrives');
same(2, socket_write($a, 'hello', 2), 'shorter');
same('he', $take(), 'shorter: arrives');
same(5, socket_write($a, 'hello', 500), 'longer is cut to the data');
same('hello', $take(), 'longer: arrives');
same(0, socket_write($a, 'hello', 0), 'none');
same(0, socket_write($a, ''), 'empty');
same(null, $take(), 'none and empty: nothing arrives');
same(3, socket_send($a, 'hello', 3, 0), 'send: shorter');
same('hel', $take(), 'send: shorter: arrives');
same(5, socket_send($a, 'hello', 500, 0), 'send: longer');
same('hello', $take(), 'send: longer: arrives');
same(0, socket_send($a, 'hello', 0, 0), 'send: none');
throws('ValueError', 'socket_write(): Argument #3 ($length) must be greater than or equal to 0', fn() => socket_write($a, 'x', -1));
throws('ValueError', 'socket_send(): Argument #3 ($length) must be greater than or equal to 0', fn() => socket_send($a, 'x', -1, 0));
throws('ValueError', 'socket_sendto(): Argument #3 ($length) must be greater than or equal to 0', fn() => socket_sendto($a, 'x', -1, 0, '/nowhere'));
same(4, socket_write($a, "\0\n\r\xff"), 'bytes');
same("\0\n\r\xff", $take(), 'bytes: arrive');
finish();
?>
--EXPECT--
21 checks held
