--TEST--
W10: socket_connect refuses a port out of range
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
foreach ([AF_INET, AF_INET6] as $family) {
	if ($family === AF_INET6 && !(($probe = @socket_create(AF_INET6, SOCK_STREAM, SOL_TCP)) && @socket_bind($probe, '::1'))) {
		$family = AF_INET;
	}
	[$listener, $port] = tcp_listener($family);
	foreach ([$port + 65536, $port - 65536, 65536, -1, 2147483647] as $bad) {
		$client = socket_create($family, SOCK_STREAM, SOL_TCP);
		throws('ValueError', 'socket_connect(): Argument #3 ($port) must be between 0 and 65535',
			fn() => @socket_connect($client, loopback($family), $bad), "port $bad");
		same(true, socket_connect($client, loopback($family), $port), 'the socket is still good');
		same(true, socket_getpeername($client, $address, $peer) && $peer === $port, 'and goes to the right port');
	}
}
finish();
?>
--EXPECT--
30 checks held
