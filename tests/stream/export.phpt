--TEST--
socket_export_stream: read, write, metadata, the same stream again
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
foreach (['tcp' => tcp_pair(), 'unix' => unix_pair()] as $kind => [$a, $b]) {
	$stream = socket_export_stream($b);
	same('stream', get_resource_type($stream), "$kind: a stream");
	same(true, $stream === socket_export_stream($b), "$kind: the same stream again");
	socket_write($a, "line one\nline two\n");
	same("line one\n", fgets($stream), "$kind: fgets");
	same("line two\n", fgets($stream), "$kind: fgets again");
	same(6, fwrite($stream, 'answer'), "$kind: fwrite");
	same('answer', socket_read($a, 100), "$kind: arrives");
	socket_shutdown($a, 1);
	same('', fread($stream, 10), "$kind: the end");
	same(true, feof($stream), "$kind: feof");
}
[$a, $b] = tcp_pair();
socket_getsockname($b, $address, $port);
$stream = socket_export_stream($b);
same("$address:$port", stream_socket_get_name($stream, false), 'its own name');
socket_getsockname($a, $address, $port);
same("$address:$port", stream_socket_get_name($stream, true), 'the name of its peer');
$read = [$stream];
$none = null;
same(0, stream_select($read, $none, $none, 0), 'stream_select: nothing');
socket_write($a, 'x');
$read = [$stream];
same(1, stream_select($read, $none, $none, 5), 'stream_select: something');
same('x', stream_socket_recvfrom($stream, 10), 'stream_socket_recvfrom');
stream_socket_shutdown($stream, STREAM_SHUT_WR);
same('', socket_read($a, 10), 'stream_socket_shutdown');
same(0, stream_copy_to_stream(fopen('php://memory', 'r'), $stream), 'a stream like others');
finish();
?>
--EXPECT--
23 checks held
