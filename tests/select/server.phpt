--TEST--
a server with several clients at once
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_fork();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(30);
[$listener, $port] = tcp_listener();
$peer = peer(function () use ($listener): void {
	$clients = [];
	$served = 0;
	while ($served < 60) {
		$read = ['listener' => $listener] + $clients;
		$none = null;
		socket_select($read, $none, $none, 10);
		foreach ($read as $key => $socket) {
			if ($key === 'listener') {
				$clients[] = socket_accept($socket);
			} elseif (($line = socket_read($socket, 1000, PHP_NORMAL_READ)) !== '' && $line !== false) {
				socket_write($socket, strrev(trim($line)) . "\n");
				$served++;
			} else {
				unset($clients[$key]);
			}
		}
	}
});
$clients = [];
for ($i = 0; $i < 20; $i++) {
	$clients[$i] = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
	same(true, socket_connect($clients[$i], '127.0.0.1', $port), "client $i connects");
}
for ($round = 0; $round < 3; $round++) {
	foreach ($clients as $i => $client) {
		socket_write($client, "client-$i-round-$round\n");
	}
	foreach (array_reverse($clients, true) as $i => $client) {
		same(strrev("client-$i-round-$round") . "\n", socket_read($client, 1000, PHP_NORMAL_READ), "client $i, round $round");
	}
}
same(0, $peer->wait(), 'the server ends well');
finish();
?>
--EXPECT--
81 checks held
