<?php
/*
 * A server with several processes, each of which serves one client at a time: lines come back with the
 * number of the process. SIGTERM or SIGINT ends it: no new client is served, and those that are served
 * have GRACE seconds left. Workers end, too, when the first process is gone.
 *
 *     php prefork_server.php [ENDPOINT [WORKERS [shared|reuseport]]]
 *
 * shared: all accept from one socket; whoever is free takes the next client. reuseport: each has a
 * socket of its own on the same port, and the kernel spreads the clients; what waits in the queue of a
 * worker that dies is lost. A worker that dies is replaced in either case.
 */
use Sockets\{Endpoint, SocketException, TimeoutException};
use function Sockets\{accept, listen, read, read_exactly, read_line, write_all};

const SILENCE = 10;    // seconds without a line after which a client is left
const GRACE = 2;       // seconds that a client has once the server ends

/** Serves one client, line by line, until it ends, is silent, or has used up its grace. */
function serve(Socket $client, Socket $life): void
{
	$end = null;
	try {
		do {
			if ($end === null && is_over($life)) {
				$end = hrtime(true) + GRACE * 1_000_000_000;
			}
			$limit = $end === null ? SILENCE : max(0, ($end - hrtime(true)) / 1e9);
			$line = read_line($client, 4096, $limit);
			if ($line !== null) {
				write_all($client, getmypid() . ": $line\n", $limit);
			}
		} while ($line !== null);
	} catch (SocketException $e) {
		fwrite(STDERR, "a client: {$e->getMessage()}\n");
	}
	socket_close($client);
}

/** Has the first process closed its end, or died? */
function is_over(Socket $life): bool
{
	try {
		return read($life, 1, 0) === '';
	} catch (TimeoutException) {
		return false;
	} catch (SocketException) {
		/* Reset: it went with something unread. */
		return true;
	}
}

/** Serves until it is over. */
function work(Socket $server, Socket $life): void
{
	while (!is_over($life)) {
		try {
			$client = accept($server, 0.2);
		} catch (TimeoutException) {
			continue;
		}
		serve($client, $life);
	}
}

/** Forks a worker, which reports once where it is one of the first; returns the number of its process. */
function start(callable $open, array $life, bool $reports): int
{
	$pid = pcntl_fork();
	if ($pid === 0) {
		socket_close($life[0]);
		$server = $open();
		if ($reports) {
			write_all($life[1], '!', 10);
		}
		work($server, $life[1]);
		exit(0);
	}
	return $pid;
}

$endpoint = $argv[1] ?? 'tcp4://127.0.0.1:0';
$count = max(1, (int) ($argv[2] ?? 4));
$shared = ($argv[3] ?? 'shared') === 'shared';
$stop = false;
pcntl_async_signals(true);
foreach ([SIGTERM, SIGINT] as $signal) {
	pcntl_signal($signal, function () use (&$stop): void {
		$stop = true;
	});
}
try {
	/* That it does not block is a property of the socket that all share: accept() changes nothing then. */
	$options = ['nonblocking' => true, 'reuseport' => !$shared];
	$server = listen($endpoint, $options);
	$at = Endpoint::local($server);
} catch (SocketException $e) {
	fwrite(STDERR, $e->getMessage() . "\n");
	exit(1);
}
$open = $shared ? fn() => $server : function () use (&$server, $at, $options): Socket {
	$own = listen($at, $options);
	$server = null;
	return $own;
};
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $life);
$workers = [];
for ($i = 0; $i < $count; $i++) {
	$workers[start($open, $life, reports: true)] = true;
}
read_exactly($life[0], $count, 10);
if (!$shared) {
	/* It has kept the port until here; a socket that nobody accepts from would get its share of clients. */
	$server = null;
}
echo "listening on $at with $count processes\n";
while (!$stop) {
	while (($pid = pcntl_wait($status, WNOHANG)) > 0) {
		unset($workers[$pid]);
	}
	while (count($workers) < $count && ($pid = start($open, $life, reports: false)) > 0) {
		$workers[$pid] = true;
	}
	usleep(50000);
}
socket_close($life[0]);
$server = null;
while ($workers !== []) {
	unset($workers[pcntl_wait($status)]);
}
if ($at->path !== null && $at->path[0] !== '@') {
	unlink($at->path);
}
echo "stopped\n";
