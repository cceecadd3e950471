--TEST--
export, import and export again
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$a, $b] = tcp_pair();
$stream = socket_export_stream($b);
$again = socket_import_stream($stream);
same(true, $again instanceof Socket, 'an exported stream is imported');
socket_getsockname($b, $address, $port);
socket_getsockname($again, $address2, $port2);
same([$address, $port], [$address2, $port2], 'it is the same socket');
socket_write($a, 'one');
same('one', socket_read($again, 10), 'which reads');
same(true, socket_export_stream($again) === $stream, 'exported again it is the stream it came from');
fwrite($stream, 'two');
same('two', socket_read($a, 10), 'and writes');
finish();
?>
--EXPECT--
5 checks held
