--TEST--
socket_shutdown: half and whole, both ways
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
foreach (['tcp' => fn() => tcp_pair(), 'unix' => fn() => unix_pair()] as $kind => $make) {
	[$a, $b] = $make();
	socket_write($a, 'last words');
	same(true, socket_shutdown($a, 1), "$kind: no more writing");
	same('last words', socket_read($b, 100), "$kind: what was written arrives");
	same('', socket_read($b, 100), "$kind: then the end");
	socket_write($b, 'answer');
	same('answer', socket_read($a, 100), "$kind: the other way is open");
	same(true, socket_shutdown($b), "$kind: both by default");
	same('', socket_read($a, 100), "$kind: the end");

	[$a, $b] = $make();
	same(true, socket_shutdown($a, 0), "$kind: no more reading");
	same('', socket_read($a, 100), "$kind: a read gives the end");
	same(2, socket_write($a, 'ok'), "$kind: writing goes on");
	same('ok', socket_read($b, 100), "$kind: and arrives");
	throws('ValueError', 'socket_shutdown(): Argument #2 ($mode) must be one of SHUT_RD, SHUT_WR or SHUT_RDWR', fn() => socket_shutdown($a, 3));
	throws('ValueError', 'socket_shutdown(): Argument #2 ($mode) must be one of SHUT_RD, SHUT_WR or SHUT_RDWR', fn() => socket_shutdown($a, -1));
}
$idle = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
same(false, warns('socket_shutdown(): Unable to shutdown socket ' . code(SOCKET_ENOTCONN), fn() => socket_shutdown($idle)), 'not connected');
same(SOCKET_ENOTCONN, socket_last_error($idle), 'ENOTCONN');
finish();
?>
--EXPECT--
27 checks held
