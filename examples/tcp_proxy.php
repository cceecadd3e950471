<?php
/*
 * A proxy for TCP and unix sockets: passes each connection on to a server, in both directions.
 *
 *     php tcp_proxy.php LISTEN CONNECT [SECONDS [proxy]]
 *     php tcp_proxy.php tcp://127.0.0.1:8080 tcp://127.0.0.1:80
 *
 * Each connection has a process of its own, and a second one for its other direction, so that no connection
 * waits for another. An end of the stream (half-close) is passed on, and the other direction goes on. After
 * SECONDS (3600) a connection is closed. "proxy": the server gets a header of the PROXY protocol with the
 * address of the client. SIGTERM or SIGINT ends the proxy; the connections go on.
 */
use Sockets\{Endpoint, ProxyHeader, SocketException, TimeoutException};
use function Sockets\{accept, close, connect, listen, relay, shutdown};

/** Passes one direction on, and its end. */
function pass(Socket $from, Socket $to, float $seconds): void
{
	relay($from, $to, timeout: $seconds);
	shutdown($to, 'write');
}

/** Passes a connection on, in both directions. */
function serve_proxied(Socket $client, string $server, float $seconds, bool $header): void
{
	$end = hrtime(true) + $seconds * 1e9;
	$left = fn(): float => max(0, ($end - hrtime(true)) / 1e9);
	$options = $header ? ['proxy_header' => ProxyHeader::of(Endpoint::peer($client), Endpoint::local($client))] : [];
	$backend = connect($server, min(10, $seconds), $options);
	/* Without a blocking socket the bytes need not pass through PHP. */
	socket_set_nonblock($client);
	socket_set_nonblock($backend);
	$pid = pcntl_fork();
	try {
		$pid === 0 ? pass($backend, $client, $left()) : pass($client, $backend, $left());
	} catch (SocketException $e) {
		/* The other direction ends, too. */
		shutdown($client, 'both');
		shutdown($backend, 'both');
		throw $e;
	}
	if ($pid > 0) {
		pcntl_waitpid($pid, $status);
	}
}

if ($argc < 3) {
	fwrite(STDERR, "usage: php tcp_proxy.php LISTEN CONNECT [SECONDS [proxy]]\n");
	exit(2);
}
$seconds = (float) ($argv[3] ?? 3600);
$stop = false;
pcntl_async_signals(true);
foreach ([SIGTERM, SIGINT] as $signal) {
	pcntl_signal($signal, function () use (&$stop): void {
		$stop = true;
	});
}
pcntl_signal(SIGCHLD, function (): void {
	while (pcntl_waitpid(-1, $status, WNOHANG) > 0) {
	}
});
try {
	$server = listen($argv[1] ?? '');
} catch (SocketException $e) {
	fwrite(STDERR, $e->getMessage() . "\n");
	exit(1);
}
echo 'listening on ', Endpoint::local($server), "\n";
while (!$stop) {
	try {
		$client = accept($server, 0.2);
	} catch (TimeoutException) {
		continue;
	}
	if (pcntl_fork() === 0) {
		pcntl_signal(SIGCHLD, SIG_DFL);
		pcntl_signal(SIGTERM, SIG_DFL);
		close($server);
		try {
			serve_proxied($client, $argv[2] ?? '', $seconds, ($argv[4] ?? '') === 'proxy');
		} catch (SocketException $e) {
			fwrite(STDERR, $e->getMessage() . "\n");
		}
		exit(0);
	}
	close($client);
}
echo "stopped\n";
