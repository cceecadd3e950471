--TEST--
the descriptor of an imported or exported socket is closed once, by its owner
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
$open = fn(string $name) => in_array($name, descriptors(), true);
$identity = fn($stream) => 'socket:[' . fstat($stream)['ino'] . ']';

[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$name = $identity($b);
$socket = socket_import_stream($b);
unset($b);
same(true, $open($name), 'the socket keeps the stream');
fwrite($a, 'still here');
same('still here', socket_read($socket, 100), 'and works');
unset($socket);
same(false, $open($name), 'closed with the last of them');

[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$name = $identity($b);
$socket = socket_import_stream($b);
unset($socket);
same(true, $open($name), 'the stream outlives the socket');
fwrite($a, 'still here');
same('still here', fread($b, 100), 'and works');
$socket = socket_import_stream($b);
socket_close($socket);
same([false, false], [$open($name), is_resource($b)], 'socket_close closes the stream too');

[$a, $b] = unix_pair();
$stream = socket_export_stream($b);
$name = $identity($stream);
unset($b);
same(true, $open($name), 'the stream keeps the socket');
socket_write($a, 'still here');
same('still here', fread($stream, 100), 'and works');
unset($stream);
same(false, $open($name), 'closed with the last of them');

[$a, $b] = unix_pair();
$stream = socket_export_stream($b);
$name = $identity($stream);
fclose($stream);
same(false, $open($name), 'fclose closes the descriptor');
/* the number of the descriptor is soon somebody else's, whose bytes are not for this socket */
[$c, $d] = unix_pair();
socket_write($c, 'for d');
socket_write($d, 'for c');
same(false, warns('socket_read(): unable to read from socket [9]: Bad file descriptor', fn() => socket_read($b, 10)), 'a socket without its stream');
same(SOCKET_EBADF, socket_last_error($b), 'EBADF');
same(['for c', 'for d'], [socket_read($c, 10), socket_read($d, 10)], 'nothing was taken from others');
[$a, $b] = unix_pair();
$stream = socket_export_stream($b);
$name = $identity($stream);
socket_close($b);
same([false, false], [$open($name), is_resource($stream)], 'socket_close closes the exported stream');
keeps_descriptors(function (): void {
	[$a, $b] = unix_pair();
	$s = socket_export_stream($a);
	$t = socket_import_stream(socket_export_stream($b));
}, 'round trips');
finish();
?>
--EXPECT--
16 checks held
