--TEST--
blocking mode is carried over between socket and stream
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$a, $b] = unix_pair();
socket_set_nonblock($b);
$stream = socket_export_stream($b);
same(false, stream_get_meta_data($stream)['blocked'], 'a non-blocking socket');
same('', (string) fread($stream, 10), 'does not block as a stream');
socket_set_block($b);
same(true, stream_get_meta_data($stream)['blocked'], 'set_block reaches the stream');
socket_set_nonblock($b);
same(false, stream_get_meta_data($stream)['blocked'], 'set_nonblock reaches the stream');
same(true, stream_set_blocking($stream, true), 'stream_set_blocking');
socket_write($a, 'x');
same('x', socket_read($b, 10), 'the socket goes on');
[$c, $d] = stream_socket_pair(STREAM_PAIR_FAMILY, STREAM_SOCK_STREAM, 0);
stream_set_blocking($d, false);
$socket = socket_import_stream($d);
same(false, @socket_read($socket, 10), 'an imported non-blocking stream does not block');
same(SOCKET_EAGAIN, socket_last_error($socket), 'EAGAIN');
same(true, socket_set_block($socket), 'set_block');
same(true, stream_get_meta_data($d)['blocked'], 'reaches the stream it came from');
socket_set_nonblock($socket);
same(false, stream_get_meta_data($d)['blocked'], 'as does set_nonblock');
finish();
?>
--EXPECT--
11 checks held
