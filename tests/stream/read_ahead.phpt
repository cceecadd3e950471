--TEST--
socket_import_stream: what fread leaves to the Socket, and what fgets takes from it
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
foreach (['fread' => ["ab", "c\ndef\n"], 'fgets' => ["abc\n", false]] as $function => [$taken, $left]) {
	$pair = stream_socket_pair(PHP_OS_FAMILY === 'Windows' ? STREAM_PF_INET : STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
	$socket = socket_import_stream($pair[0]);
	socket_set_nonblock($socket);
	fwrite($pair[1], "abc\ndef\n");
	same($taken, $function($pair[0], $function === 'fread' ? 2 : 100), "$function: what it gives");
	same($left, @socket_read($socket, 100), "$function: what is left to the Socket");
}
finish();
?>
--EXPECT--
4 checks held
