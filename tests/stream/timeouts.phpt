--TEST--
timeouts of a socket and of its stream
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$a, $b] = unix_pair();
$stream = socket_export_stream($b);
same(true, stream_set_timeout($stream, 0, 30000), 'stream_set_timeout');
same('', (string) fread($stream, 10), 'a read of the stream ends');
same(true, stream_get_meta_data($stream)['timed_out'], 'and says why');
socket_write($a, 'in time');
same('in time', fread($stream, 10), 'what comes in time');
same(false, stream_get_meta_data($stream)['timed_out'], 'is in time');
[$a, $b] = unix_pair();
socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 30000]);
$stream = socket_export_stream($b);
same('', (string) fread($stream, 10), 'a read of the stream ends by the timeout of the socket');
[$c, $d] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$socket = socket_import_stream($d);
socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 30000]);
same(false, @socket_read($socket, 10), 'an imported stream with a timeout of the socket');
same(SOCKET_EAGAIN, socket_last_error($socket), 'EAGAIN');
/* and what was set on a stream holds for the socket that is made of it */
[$c, $d] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
stream_set_timeout($d, 0, 500000);
$socket = socket_import_stream($d);
same(['sec' => 0, 'usec' => 500000], socket_get_option($socket, SOL_SOCKET, SO_RCVTIMEO), 'the timeout of an imported stream');
[$c, $d] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
same(['sec' => 0, 'usec' => 0], socket_get_option(socket_import_stream($d), SOL_SOCKET, SO_RCVTIMEO), 'PHP\'s default is no wish of the script');
finish();
?>
--EXPECT--
10 checks held
