--TEST--
socket_accept gives each client its own socket
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$listener, $port] = tcp_listener();
$clients = $servers = [];
for ($i = 0; $i < 8; $i++) {
	$clients[$i] = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
	same(true, socket_connect($clients[$i], '127.0.0.1', $port), "client $i connects");
	socket_write($clients[$i], "I am $i");
}
for ($i = 0; $i < 8; $i++) {
	$server = socket_accept($listener);
	socket_getpeername($server, $address, $from);
	socket_getsockname($server, $own, $own_port);
	same($port, $own_port, 'accepted on the port');
	$servers[$from] = $server;
}
foreach ($clients as $i => $client) {
	socket_getsockname($client, $address, $own);
	same("I am $i", socket_read($servers[$own], 100), "the socket of client $i is found by its port");
	socket_write($servers[$own], "you are $i");
	same("you are $i", socket_read($client, 100), "client $i gets its answer");
}
same(false, $servers[array_key_first($servers)] === $listener, 'an accepted socket is not the listener');
finish();
?>
--EXPECT--
33 checks held
