--TEST--
socket_connect() takes any port for a unix path, as programs know it from fsockopen(): -1
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$path = temp_path();
$listener = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($listener, $path);
socket_listen($listener);
foreach ([-1, 0, 80, 65536, PHP_INT_MAX, PHP_INT_MIN, null] as $port) {
	$client = socket_create(AF_UNIX, SOCK_STREAM, 0);
	same(true, quiet(fn() => socket_connect($client, $path, $port), 'connect'), 'port ' . show($port));
	holds(socket_accept($listener) instanceof Socket, 'accepted');
}
$client = socket_create(AF_UNIX, SOCK_STREAM, 0);
foreach ([-1, 65536] as $port) {
	throws('ValueError', 'socket_bind(): Argument #3 ($port) must be between 0 and 65535',
		fn() => socket_bind($client, $path, $port));
}
unlink($path);
finish();
--EXPECT--
23 checks held
