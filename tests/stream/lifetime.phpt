--TEST--
who closes the descriptor of an imported or exported one
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
throws('Error', 'socket_read(): Argument #1 ($socket) has already been closed', fn() => socket_read($b, 10));
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
0 checks held
