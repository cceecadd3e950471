<?php
/*
 * A server with several processes, each of which serves one client at a time and sends its lines back with
 * the number of the process. SIGTERM or SIGINT ends it: no new client is served, and the connected clients
 * have GRACE seconds left. The workers also end when the first process is gone.
 *
 *     php prefork_server.php [ENDPOINT [WORKERS [shared|reuseport]]]
 *
 * shared: all accept from one socket; the first free worker gets the next client. reuseport: each has a
 * socket of its own on the same port, and the kernel distributes the clients; the clients in the queue of a
 * worker that dies are lost. In both cases a worker that dies is replaced.
 */
use Sockets\{Endpoint, SocketException, TimeoutException};
use function Sockets\{accept, listen, read, read_exactly, read_line, write_all};

const SILENCE = 10;    // seconds without a line after which a client is closed
const GRACE = 2;       // seconds that a client has left when the server ends

/** Serves one client, line by line, until it ends, is silent for too long, or its grace time ends. */
function serve_client(Socket $client, Socket $life): void
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
		/* Reset: it ended with unread data. */
		return true;
	}
}

/** Serves clients until the server ends. */
function work(Socket $server, Socket $life): void
{
	while (!is_over($life)) {
		try {
			$client = accept($server, 0.2);
		} catch (TimeoutException) {
			continue;
		}
		serve_client($client, $life);
	}
}

/**
 * Forks a worker; one of the first workers reports when it is ready. Returns its process id.
 *
 * @param callable(): Socket $open
 * @param array{Socket, Socket} $life
 */
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
	/* All processes share the non-blocking mode of the socket; accept() does not change it then. */
	$options = ['nonblocking' => true, 'reuseport' => !$shared];
	$server = listen($endpoint, $options);
	$at = Endpoint::local($server);
} catch (SocketException $e) {
	fwrite(STDERR, $e->getMessage() . "\n");
	exit(1);
}
$open = $shared ? fn(): Socket => $server : function () use (&$server, $at, $options): Socket {
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
	/* It has reserved the port until here; a socket without a process that accepts would get clients, too. */
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
