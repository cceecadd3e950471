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
/* or by one that it came with */
[$c, $d] = unix_pair();
socket_sendmsg($c, ['iov' => ['x'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$b]]]]);
$message = ['controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 1)];
socket_recvmsg($d, $message);
$stream = socket_export_stream($message['control'][0]['data'][0]);
same('', (string) fread($stream, 10), 'of a socket that was passed');
same(true, stream_get_meta_data($stream)['timed_out'], 'and says why');
$listener = socket_create_listen(0);
socket_set_option($listener, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 30000]);
socket_getsockname($listener, $host, $port);
socket_connect($client = socket_create(AF_INET, SOCK_STREAM, 0), '127.0.0.1', $port);
$stream = socket_export_stream(socket_accept($listener));
same('', (string) fread($stream, 10), 'of a connection of its listener');
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
/* From then on each keeps its own: fread() follows the stream's timeout, socket_read() the socket's. The
 * timeout of a stream shows when it is imported again. */
[$a, $b] = unix_pair();
socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 5, 'usec' => 0]);
$stream = socket_export_stream($b);
socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 9, 'usec' => 0]);
$again = socket_import_stream($stream);
same(['sec' => 5, 'usec' => 0], socket_get_option($again, SOL_SOCKET, SO_RCVTIMEO), 'an option that is set after the export is not the stream\'s');
stream_set_timeout($stream, 7);
same(['sec' => 5, 'usec' => 0], socket_get_option($b, SOL_SOCKET, SO_RCVTIMEO), 'stream_set_timeout() is not the socket\'s');
/* The mode is one: the descriptor's. */
same([true, false], [stream_set_blocking($stream, false), @socket_read($b, 1)], 'a mode that the stream sets');
same(SOCKET_EAGAIN, socket_last_error($b), 'is the socket\'s');
same([true, true], [socket_set_block($b), stream_get_meta_data($stream)['blocked']], 'and the other way round');
finish();
?>
--EXPECT--
18 checks held
