<?php
/*
 * A service that systemd starts with its first client (socket activation), and that ends after a time
 * without clients: systemd keeps the socket open, and no client is lost. Started by hand it opens its own.
 *
 *     systemd-socket-activate -l /run/echo.sock --fdname=echo php activated_service.php [SECONDS]
 *
 * With units, echo.socket: [Socket] ListenStream=/run/echo.sock FileDescriptorName=echo; echo.service:
 * [Service] ExecStart=php activated_service.php. It ends after SECONDS without a client (30).
 */
use Sockets\{SocketException, TimeoutException};
use function Sockets\{accept, activated, close, describe, listen, read_line, run, spawn, write_all};

/** Serves a client. */
function answer_line(Socket $client): void
{
	try {
		while (($line = read_line($client, 4096, 10)) !== null) {
			write_all($client, strtoupper($line) . "\n", 10);
		}
	} catch (SocketException $e) {
		fwrite(STDERR, "a client: {$e->getMessage()}\n");
	}
	close($client);
}

$idle = (float) ($argv[1] ?? 30);
try {
	$given = activated();
	$server = $given['echo'][0] ?? $given['unknown'][0] ?? listen('tcp4://127.0.0.1:0');
} catch (SocketException $e) {
	fwrite(STDERR, $e->getMessage() . "\n");
	exit(1);
}
echo $given === [] ? 'listening on ' : 'given ', describe($server)['local'], "\n";
$served = 0;
run(function () use ($server, $idle, &$served): void {
	try {
		for (;;) {
			spawn(answer_line(...), accept($server, $idle));
			$served++;
		}
	} catch (TimeoutException) {    // the connected clients are served to their end; others wait for the next process
	}
});
echo "$served clients\n";
