--TEST--
SOCK_SEQPACKET keeps boundaries and order
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$a, $b] = unix_pair(SOCK_SEQPACKET);
foreach (['one', 'two two', 'three'] as $part) {
	same(strlen($part), socket_write($a, $part), 'sent');
}
same('one', socket_read($b, 100), 'the first');
same('two', socket_read($b, 3), 'a part of the second');
same('three', socket_read($b, 100), 'the rest of it is gone');
socket_close($a);
same('', socket_read($b, 100), 'the end');
$path = temp_path();
$listener = socket_create(AF_UNIX, SOCK_SEQPACKET, 0);
socket_bind($listener, $path);
socket_listen($listener);
$client = socket_create(AF_UNIX, SOCK_SEQPACKET, 0);
same(true, socket_connect($client, $path), 'connect');
socket_send($client, 'record', 6, MSG_EOR);
same('record', socket_read(socket_accept($listener), 100), 'accepted and read');
finish();
?>
--EXPECT--
9 checks held
