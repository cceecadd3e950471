<?php
/*
 * An echo server on Sockets\: sends the received data back, to all clients at once, and ends.
 *
 *     php echo_server.php [ENDPOINT [CLIENTS]]
 *
 * ENDPOINT: tcp://*:7777, unix:///run/echo.sock, … (tcp4://127.0.0.1:0: a free port). CLIENTS is
 * the number of clients to serve (1). Each is served by a task of its own, so that no client waits for
 * another one; one that sends nothing, or reads nothing, for ten seconds is closed. echo_client.php is the
 * other side.
 */
use Sockets\{Endpoint, SocketException};
use function Sockets\{accept, close, listen, read, run, spawn, write_all};

/** Serves a client. */
function serve_echo(Socket $client, Endpoint $peer, int $number): void
{
	$total = 0;
	try {
		while (($data = read($client, 65536, 10)) !== '') {
			$total += write_all($client, $data, 10);
		}
		echo "client $number: $total bytes back to $peer\n";
	} catch (SocketException $e) {
		echo "client $number: {$e->getMessage()}\n";
	}
	close($client);
}

try {
	$server = listen($argv[1] ?? 'tcp4://127.0.0.1:0');
	echo 'listening on ', Endpoint::local($server), "\n";
	run(function () use ($server, $argv): void {
		for ($i = 1; $i <= (int) ($argv[2] ?? 1); $i++) {
			$client = accept($server, 10, $peer);
			spawn(serve_echo(...), $client, $peer, $i);
		}
	});
} catch (SocketException $e) {
	fwrite(STDERR, $e->getMessage() . "\n");
	exit(1);
}
