--TEST--
timeouts of a socket and of its stream
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_fork();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$a, $b] = unix_pair();
$stream = socket_export_stream($b);
same(true, stream_set_timeout($stream, 0, 30000), 'stream_set_timeout');
same('', (string) fread($stream, 10), 'a read of the stream ends');
same(true, stream_get_meta_data($stream)['timed_out'], 'and the metadata has timed_out');
socket_write($a, 'in time');
same('in time', fread($stream, 10), 'what comes in time');
same(false, stream_get_meta_data($stream)['timed_out'], 'is in time');
/* The timeout of the socket is not the stream's: it waits for PHP's default, which a script may change. */
[$a, $b] = unix_pair();
socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 1000]);
$stream = socket_export_stream($b);
$child = peer(function () use ($a): void {
	usleep(200000);
	socket_write($a, 'late for the socket');
});
same('late for the socket', fread($stream, 100), 'a read of the stream goes on');
same(0, $child->wait(), 'who wrote it');
[$c, $d] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$socket = socket_import_stream($d);
socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 30000]);
same(false, @socket_read($socket, 10), 'an imported stream with a timeout of the socket');
same(SOCKET_EAGAIN, socket_last_error($socket), 'EAGAIN');
/* and the timeout of the stream is not the socket's */
[$c, $d] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
stream_set_timeout($d, 0, 500000);
$socket = socket_import_stream($d);
same(['sec' => 0, 'usec' => 0], socket_get_option($socket, SOL_SOCKET, SO_RCVTIMEO), 'the timeout of an imported stream');
stream_set_timeout($d, 7);
same(['sec' => 0, 'usec' => 0], socket_get_option($socket, SOL_SOCKET, SO_RCVTIMEO), 'stream_set_timeout() afterwards');
[$a, $b] = unix_pair();
$stream = socket_export_stream($b);
/* The mode is one: the descriptor's. */
same([true, false], [stream_set_blocking($stream, false), @socket_read($b, 1)], 'a mode that the stream sets');
same(SOCKET_EAGAIN, socket_last_error($b), 'is the socket\'s');
same([true, true], [socket_set_block($b), stream_get_meta_data($stream)['blocked']], 'and the other way round');
finish();
?>
--EXPECT--
14 checks held
