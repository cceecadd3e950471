<?php
/*
 * An echo server on Sockets\: sends the received data back, to one client after the other, and ends.
 *
 *     php echo_server.php [ENDPOINT [CLIENTS]]
 *
 * ENDPOINT: tcp://*:7777, unix:///run/echo.sock, … (tcp4://127.0.0.1:0: a free port). CLIENTS is
 * the number of clients to serve (1). After ten seconds of silence a client is closed. echo_client.php is
 * the other side.
 */
use Sockets\{Endpoint, SocketException};
use function Sockets\{accept, listen, read, write_all};

try {
	$server = listen($argv[1] ?? 'tcp4://127.0.0.1:0');
	echo 'listening on ', Endpoint::local($server), "\n";
	for ($i = 1; $i <= (int) ($argv[2] ?? 1); $i++) {
		$client = accept($server, 10, $peer);
		$total = 0;
		try {
			while (($data = read($client, 65536, 10)) !== '') {
				$total += write_all($client, $data, 10);
			}
			echo "client $i: $total bytes back to $peer\n";
		} catch (SocketException $e) {
			echo "client $i: {$e->getMessage()}\n";
		}
		socket_close($client);
	}
} catch (SocketException $e) {
	fwrite(STDERR, $e->getMessage() . "\n");
	exit(1);
}
