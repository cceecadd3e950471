--TEST--
socket_import_stream: what is no socket
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$cases = [
	'a file' => [tmpfile(), 'socket_import_stream(): Cannot represent a stream of type STDIO as a Socket Descriptor'],
	'memory' => [fopen('php://memory', 'r+'), 'socket_import_stream(): Cannot represent a stream of type MEMORY as a Socket Descriptor'],
];
foreach ($cases as $name => [$stream, $text]) {
	same(false, warns($text, fn() => socket_import_stream($stream), $name), $name);
	same(true, is_resource($stream), "$name is still open");
}
$closed = tmpfile();
fclose($closed);
throws('TypeError', 'socket_import_stream(): supplied resource is not a valid stream resource', fn() => socket_import_stream($closed));
throws('TypeError', 'socket_import_stream(): Argument #1 ($stream) must be of type resource, string given', fn() => socket_import_stream('x'));
$context = stream_context_create();
throws('TypeError', 'socket_import_stream(): supplied resource is not a valid stream resource', fn() => socket_import_stream($context));
finish();
?>
--EXPECT--
9 checks held
