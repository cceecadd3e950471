--TEST--
an echo server of streams over a socket of this extension
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
bound();
[$listener, $port] = tcp_listener();
$peer = peer(function () use ($listener): void {
	$server = socket_export_stream($listener);
	for ($i = 0; $i < 3; $i++) {
		$stream = stream_socket_accept($server, 10);
		fwrite($stream, "echo " . fgets($stream));
		fclose($stream);
	}
});
for ($i = 0; $i < 3; $i++) {
	$client = stream_socket_client("tcp://127.0.0.1:$port", $code, $text, 10);
	fwrite($client, "number $i\n");
	same("echo number $i\n", stream_get_contents($client), "client $i");
}
same(0, $peer->wait(), 'the server ends well');
finish();
?>
--EXPECT--
4 checks held
