--TEST--
W16: a stream with unread bytes is refused by socket_import_stream, and loses nothing
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$text = 'socket_import_stream(): Argument #1 ($stream) must not have unread buffered data';
$make = [
	'unix pair' => fn() => stream_socket_pair(STREAM_PAIR_FAMILY, STREAM_SOCK_STREAM, 0),
	'tcp' => function () {
		$server = stream_socket_server('tcp://127.0.0.1:0');
		$client = stream_socket_client('tcp://' . stream_socket_get_name($server, false));
		return [$client, stream_socket_accept($server)];
	},
];
foreach ($make as $kind => $ends) {
	[$a, $b] = $ends();
	fwrite($a, "first\nsecond\nthird\n");
	same("first\n", fgets($b), "$kind: a line is read, more is buffered");
	throws('ValueError', $text, fn() => quiet(fn() => socket_import_stream($b), $kind), "$kind: refused");
	same("second\n", fgets($b), "$kind: the stream goes on");
	throws('ValueError', $text, fn() => @socket_import_stream($b), "$kind: refused again");
	same("third\n", fgets($b), "$kind: to the last byte");
	$socket = quiet(fn() => socket_import_stream($b), "$kind: empty");
	same(true, $socket instanceof Socket, "$kind: taken when all is read");
	fwrite($a, 'through the socket');
	same('through the socket', socket_read($socket, 100), "$kind: the socket reads");
	socket_write($socket, 'back');
	same('back', fread($a, 100), "$kind: the socket writes");
}
finish();
?>
--EXPECT--
18 checks held
