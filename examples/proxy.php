<?php
/*
 * A proxy for TCP and unix sockets, with tasks: passes each connection on to a server, in both directions.
 *
 *     php proxy.php LISTEN CONNECT [IDLE [MAX]]
 *     php proxy.php tcp://127.0.0.1:8080 tcp://127.0.0.1:80 60
 *
 * All connections, at most MAX (1000), have one process; on Linux their bytes never enter PHP. An end of the stream
 * (half-close) is passed on, and the other direction goes on. A connection on which nothing was sent for IDLE (60)
 * seconds, in either direction, is closed. SIGTERM or SIGINT ends the proxy; its connections have two seconds left.
 */
use Sockets\{Endpoint, SocketException, TimeoutException};
use function Sockets\{connect, listen, relay, serve, spawn, write_all};

const CONNECT_IN = 10;    // seconds

/** Two sockets, between which bytes are passed on. */
final class ProxiedConnection
{
	private float $used;    // the time of the last bytes

	public function __construct(private Socket $client, private Socket $server, private float $idle)
	{
		/* So that the bytes need not pass through PHP. */
		socket_set_nonblock($client);
		socket_set_nonblock($server);
		$this->used = hrtime(true) / 1e9;
	}

	/** Passes both directions on, to their ends. */
	public function run(): void
	{
		$other = spawn(fn() => $this->pass($this->server, $this->client));
		try {
			$this->pass($this->client, $this->server);
			$other->await();
		} finally {
			$other->cancel();
		}
	}

	/** Passes one direction on, and its end. A failure ends both. */
	private function pass(Socket $from, Socket $to): void
	{
		try {
			while (!$this->pass_some($from, $to)) {
			}
			@socket_shutdown($to, 1);    // the peer may be gone
		} catch (SocketException $e) {
			fwrite(STDERR, $e->getMessage() . "\n");
			@socket_shutdown($from);
			@socket_shutdown($to);
		}
	}

	/** Whether $from has ended. Both directions look from time to time whether the other one is idle, too. */
	private function pass_some(Socket $from, Socket $to): bool
	{
		try {
			relay($from, $to, timeout: $this->idle / 4);
			return true;
		} catch (TimeoutException $e) {
			$moved = $e->transferred + strlen($e->partial);
			write_all($to, $e->partial, $this->idle);
		}
		$now = hrtime(true) / 1e9;
		$this->used = $moved > 0 ? $now : $this->used;
		return $now - $this->used < $this->idle ? false : throw $e;
	}
}

if ($argc < 3) {
	fwrite(STDERR, "usage: php proxy.php LISTEN CONNECT [IDLE [MAX]]\n");
	exit(2);
}
$to = $argv[2] ?? '';
$idle = max(0.1, (float) ($argv[3] ?? 60));
$proxy = listen($argv[1] ?? '');
echo 'listening on ', Endpoint::local($proxy), "\n";
serve($proxy, function (Socket $client) use ($to, $idle): void {
	try {
		(new ProxiedConnection($client, connect($to, CONNECT_IN), $idle))->run();
	} catch (SocketException $e) {
		fwrite(STDERR, $e->getMessage() . "\n");
	}
}, ['max' => max(1, (int) ($argv[4] ?? 1000)), 'shutdown' => 2]);
echo "stopped\n";
