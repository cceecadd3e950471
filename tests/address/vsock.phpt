--TEST--
AF_VSOCK: names, and a connection where the kernel has a local transport
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
defined("AF_VSOCK") || skip("AF_VSOCK is no constant here");
@socket_create(AF_VSOCK, SOCK_STREAM, 0) || skip("the kernel has no VSOCK");
PHP_INT_SIZE > 4 || skip("ports and context ids are unsigned 32-bit numbers");
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
const ANY = 4294967295;
$listener = socket_create(AF_VSOCK, SOCK_STREAM, 0);
same(true, socket_bind($listener, (string) ANY, ANY), 'any context id, any port');
same(true, socket_getsockname($listener, $cid, $port), 'its name');
same((string) ANY, $cid, 'any context id');
holds($port > 0 && $port < ANY, 'the kernel chose a port');
same(true, socket_listen($listener, 4), 'listens');
foreach ([-1, 4294967296] as $bad) {
	throws('ValueError', 'socket_bind(): Argument #3 ($port) must be between 0 and 4294967295', fn() => socket_bind(socket_create(AF_VSOCK, SOCK_STREAM, 0), '1', $bad));
}
foreach (['x', '-1', '4294967296'] as $bad) {
	same(false, collecting(fn() => socket_bind(socket_create(AF_VSOCK, SOCK_STREAM, 0), $bad, 5), $messages), "context id '$bad'");
	same(1, count($messages), "context id '$bad': one warning");
}
throws('ValueError', 'socket_connect(): Argument #3 ($port) cannot be null when the socket type is AF_VSOCK', fn() => socket_connect(socket_create(AF_VSOCK, SOCK_STREAM, 0), '1'));
same(true, socket_bind($any = socket_create(AF_VSOCK, SOCK_STREAM, 0), '', ANY), 'an empty context id is any');
socket_getsockname($any, $cid);
same((string) ANY, $cid, 'an empty context id is shown as any');
/* context id 1 is this machine, if the kernel's loopback transport is there */
if (@socket_bind(socket_create(AF_VSOCK, SOCK_STREAM, 0), '1', ANY)) {
	$client = socket_create(AF_VSOCK, SOCK_STREAM, 0);
	same(true, socket_connect($client, '1', $port), 'connected');
	$server = socket_accept($listener);
	socket_getsockname($client, $cid, $own);
	socket_getpeername($server, $from, $from_port);
	same([$cid, $own], [$from, $from_port], 'the names of both ends agree');
	socket_write($client, 'over vsock');
	same('over vsock', socket_read($server, 100), 'carries');
} else {
	array_map(fn() => holds(true, 'no local transport'), range(1, 3));
}
finish();
?>
--EXPECT--
19 checks held
