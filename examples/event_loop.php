<?php
/*
 * An event loop on Io\Poll: descriptors, timers, signals. Include it, or run the server at its end,
 * which sends each line back and closes clients that are silent for SECONDS (10):
 *
 *     php event_loop.php [PORT [SECONDS]]      then: telnet 127.0.0.1 PORT
 *
 * The server ends after SECONDS without a client, or with SIGTERM. Everything that a client can make grow
 * has a limit.
 */
use Io\Poll\{Context, Event, FailedPollWaitException, Handle, Watcher};
use Time\Duration;

final class EventLoop
{
	/** @var array<int, Watcher> by object id */
	private array $watchers = [];
	/** @var array<int, array{callable(): mixed, ?float}> callable and nanoseconds between two calls, or null */
	private array $timers = [];
	/** @var SplMinHeap<array{float, int}> times and numbers; those of cancelled timers are skipped */
	private SplMinHeap $due;
	/** @var ?resource a byte written here ends a wait */
	private $alarm = null;
	private int $number = 0;
	private bool $running = false;

	public function __construct(private Context $context = new Context())
	{
		/** @var SplMinHeap<array{float, int}> $due */
		$due = new SplMinHeap();
		$this->due = $due;
	}

	/**
	 * Calls $call for each event. To watch other events: $watcher->modifyEvents().
	 *
	 * @param list<Event> $events
	 * @param callable(Watcher): mixed $call
	 */
	public function watch(Handle $handle, array $events, callable $call): Watcher
	{
		$watcher = $this->context->add($handle, $events, $call);
		return $this->watchers[spl_object_id($watcher)] = $watcher;
	}

	public function unwatch(Watcher $watcher): void
	{
		unset($this->watchers[spl_object_id($watcher)]);
		$watcher->isActive() && $watcher->remove();
	}

	/**
	 * Calls $call once or repeatedly, never before this returns. Returns a number for cancel().
	 *
	 * @param callable(): mixed $call
	 */
	public function timer(float $seconds, callable $call, bool $again = false): int
	{
		$this->timers[++$this->number] = [$call, $again ? $seconds * 1e9 : null];
		$this->due->insert([hrtime(true) + $seconds * 1e9, $this->number]);
		return $this->number;
	}

	public function cancel(int $number): void
	{
		unset($this->timers[$number]);
	}

	/**
	 * Calls $call after the signal. For a signal just before a wait, the alarm ends that wait.
	 *
	 * @param callable(): mixed $call
	 */
	public function signal(int $signal, callable $call): void
	{
		$alarm = $this->alarm ??= $this->make_alarm();
		pcntl_async_signals(true);
		pcntl_signal($signal, function () use ($alarm, $call): void {
			$this->timer(0, $call);
			fwrite($alarm, '!');
		});
	}

	/** @return resource */
	private function make_alarm()
	{
		$ends = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
		[$heard, $alarm] = $ends ?: throw new RuntimeException('no pair of sockets');
		stream_set_blocking($heard, false);
		stream_set_blocking($alarm, false);
		$this->context->add(new StreamPollHandle($heard), [Event::Read], fn() => fread($heard, 8192));
		return $alarm;
	}

	/** Runs until stop(), or until there is no watcher and no timer. */
	public function run(): void
	{
		for ($this->running = true; $this->goes_on(); $this->call_due()) {
			try {
				$ready = $this->context->wait($this->timeout());
			} catch (FailedPollWaitException $e) {
				$e->getCode() === FailedPollWaitException::ERROR_INTERRUPTED || throw $e;
				continue;
			}
			foreach ($ready as $watcher) {
				if ($watcher->isActive()) {    // unless an earlier call removed it
					/** @var callable(Watcher): mixed $call */
					$call = $watcher->getData();
					$call($watcher);
				}
			}
		}
	}

	public function stop(): void
	{
		$this->running = false;
	}

	private function goes_on(): bool
	{
		return $this->running && ($this->watchers || $this->timers);
	}

	private function timeout(): ?Duration
	{
		while (!$this->due->isEmpty() && !isset($this->timers[$this->due->top()[1]])) {
			$this->due->extract();
		}
		$next = $this->due->isEmpty() ? null : ceil(($this->due->top()[0] - hrtime(true)) / 1000);
		return $next === null ? null : Duration::fromMicroseconds((int) max(0, min($next, 1e9)));
	}

	private function call_due(): void
	{
		$now = hrtime(true);
		while (!$this->due->isEmpty() && $this->due->top()[0] <= $now) {
			$number = $this->due->extract()[1];
			[$call, $again] = $this->timers[$number] ?? [null, null];
			if ($again !== null) {
				$this->due->insert([hrtime(true) + $again, $number]);
			} else {
				unset($this->timers[$number]);
			}
			$call === null || $call();
		}
	}
}

if (debug_backtrace(DEBUG_BACKTRACE_IGNORE_ARGS, 1) !== []) {    // this file is included
	return;
}

/** One client. While output for it is buffered, nothing more is read from it. */
final class LineClient
{
	private const LINE_MAX = 65536;      // bytes of a line, and of one read
	public const CLIENTS_MAX = 1000;

	private string $input = '';
	private string $output = '';
	private Watcher $watcher;
	private int $idle;
	public static int $count = 0;

	public function __construct(private EventLoop $loop, private Socket $socket, private float $seconds)
	{
		socket_set_nonblock($socket);
		$this->watcher = $loop->watch(new SocketPollHandle($socket), [Event::Read], $this->ready(...));
		$this->idle = $loop->timer($seconds, $this->dismiss(...));
		self::$count++;
	}

	private function ready(): void
	{
		if ($this->output === '') {
			$data = @socket_read($this->socket, self::LINE_MAX);
			if ($data === false && socket_last_error($this->socket) === SOCKET_EAGAIN) {
				return;
			}
			if ($data === '' || $data === false) {
				$this->leave();
				return;
			}
			$this->loop->cancel($this->idle);
			$this->idle = $this->loop->timer($this->seconds, $this->dismiss(...));
			$this->input .= $data;
			$end = strrpos($this->input, "\n");
			$this->output = $end === false ? '' : substr($this->input, 0, $end + 1);
			$this->input = substr($this->input, strlen($this->output));
			if (strlen($this->input) > self::LINE_MAX) {
				$this->leave();
				return;
			}
		}
		$sent = $this->output === '' ? 0 : @socket_write($this->socket, $this->output);
		if ($sent === false && socket_last_error($this->socket) !== SOCKET_EAGAIN) {
			$this->leave();
			return;
		}
		$this->output = substr($this->output, (int) $sent);
		$this->watcher->modifyEvents([$this->output === '' ? Event::Read : Event::Write]);
	}

	private function dismiss(): void
	{
		@socket_write($this->socket, "too slow\n");
		$this->leave();
	}

	private function leave(): void
	{
		$this->loop->cancel($this->idle);
		$this->loop->unwatch($this->watcher);
		socket_close($this->socket);
		self::$count--;
		LineServer::$instance->open();
	}
}

/** Accepts clients up to CLIENTS_MAX, while a descriptor is left. */
final class LineServer
{
	public static self $instance;
	public bool $came = false;    // a client has come since the last check
	private ?Watcher $watcher = null;

	public function __construct(private EventLoop $loop, private Socket $socket, private float $seconds)
	{
		self::$instance = $this;
		$this->open();
	}

	public function open(): void
	{
		if ($this->watcher === null && LineClient::$count < LineClient::CLIENTS_MAX) {
			$this->watcher = $this->loop->watch(new SocketPollHandle($this->socket), [Event::Read], $this->accept(...));
		}
	}

	private function accept(): void
	{
		$client = @socket_accept($this->socket);
		if ($client !== false) {    // the client may be gone already
			new LineClient($this->loop, $client, $this->seconds);
			$this->came = true;
		}
		$full = $client === false && in_array(socket_last_error($this->socket), [SOCKET_EMFILE, SOCKET_ENFILE], true);
		$enough = $full || LineClient::$count >= LineClient::CLIENTS_MAX;
		if ($this->watcher !== null && $enough) {    // the next client waits until one is closed
			$this->loop->unwatch($this->watcher);
			$this->watcher = null;
		}
		if ($full) {    // or until another descriptor was closed
			$this->loop->timer(1, $this->open(...));
		}
	}
}

$loop = new EventLoop();
$seconds = (float) ($argv[2] ?? 10);
$server = socket_create(AF_INET, SOCK_STREAM, SOL_TCP) ?: exit(1);
if (!socket_bind($server, '127.0.0.1', (int) ($argv[1] ?? 0)) || !socket_listen($server, 128)) {
	exit(1);
}
socket_set_nonblock($server);
socket_getsockname($server, $address, $port);
echo "listening on $address port $port\n";

$line_server = new LineServer($loop, $server, $seconds);
$loop->timer($seconds, function () use ($loop, $line_server) {
	if (!$line_server->came && LineClient::$count === 0) {
		$loop->stop();
	}
	$line_server->came = false;
}, again: true);
if (function_exists('pcntl_signal')) {
	$loop->signal(SIGTERM, function () use ($loop) {
		echo "ended by a signal\n";
		$loop->stop();
	});
}
$loop->run();
