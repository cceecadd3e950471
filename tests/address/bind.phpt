--TEST--
socket_bind: ports, addresses, errors
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$new = fn() => socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$first = $new();
same(true, socket_bind($first, '127.0.0.1'), 'port 0 by default');
socket_getsockname($first, $address, $port);
holds($port >= 1024 && $port <= 65535, 'the kernel chose a port');
socket_listen($first);
$second = $new();
same(false, warns('socket_bind(): Unable to bind address ' . code(SOCKET_EADDRINUSE), fn() => socket_bind($second, '127.0.0.1', $port)), 'in use');
same(SOCKET_EADDRINUSE, socket_last_error($second), 'EADDRINUSE');
same(true, socket_bind($second, '127.0.0.2', $port), 'the same port on another address');
same(false, warns('socket_bind(): Unable to bind address ' . code(SOCKET_EINVAL), fn() => socket_bind($second, '127.0.0.1', 0)), 'bound already');
same(false, warns('socket_bind(): Unable to bind address ' . code(SOCKET_EADDRNOTAVAIL), fn() => socket_bind($new(), '192.0.2.1')), 'not of this machine');
foreach ([-1, 65536, PHP_INT_MAX] as $bad) {
	throws('ValueError', 'socket_bind(): Argument #3 ($port) must be between 0 and 65535', fn() => socket_bind($new(), '127.0.0.1', $bad), "port $bad");
}
same(true, socket_bind($named = $new(), 'localhost'), 'a name');
socket_getsockname($named, $address);
same('127.0.0.1', $address, 'is looked up');
same(true, socket_bind($any = $new(), '0.0.0.0'), 'any');
socket_getsockname($any, $address);
same('0.0.0.0', $address, 'any address');
finish();
?>
--EXPECT--
17 checks held
