<?php
/*
 * A pool of connections to a Redis server: tasks borrow a connection, use it, and give it back.
 *
 *     php pool.php [ENDPOINT [SIZE [TASKS [CALLS]]]]      then, for example: php redis_server.php; php pool.php tcp://…
 *
 * TASKS (100) tasks increment a counter CALLS (10) times each, over at most SIZE (5) connections. A task that finds
 * no free connection waits for one, in the order of arrival. A connection that was not used for a while is checked
 * before it is lent, and a broken one is replaced. SIGTERM or SIGINT ends the tasks.
 */
use Sockets\{CancelledException, ErrorKind, Reader, SocketException, Task, TimeoutException};
use function Sockets\{close, connect, run, sleep, spawn, write_all};

const WAIT = 10;       // seconds for a connection to become free
const TIMEOUT = 5;     // seconds for a connection, and for an answer
const UNUSED = 0.5;    // seconds after which a connection is checked

/** A connection to the server. */
final class PooledConnection
{
	public float $used;
	public bool $broken = false;
	private Socket $socket;
	private Reader $reader;

	public function __construct(string $endpoint)
	{
		$this->socket = connect($endpoint, TIMEOUT, ['nodelay' => true]);
		$this->reader = new Reader($this->socket, timeout: TIMEOUT);
		$this->used = hrtime(true) / 1e9;
	}

	/** Sends a command, and returns the first line of its answer. */
	public function call(string $command): string
	{
		$this->broken = true;    // until the answer has arrived: what is half done cannot be used by others
		write_all($this->socket, "$command\r\n", TIMEOUT);
		$line = $this->reader->readLine() ?? throw new SocketException('the server closed the connection', kind: ErrorKind::Closed);
		[$this->broken, $this->used] = [$this->reader->buffered() > 0, hrtime(true) / 1e9];
		return $line;
	}

	/** Whether the connection can be lent; one that was not used for a while answers a question first. */
	public function is_healthy(): bool
	{
		try {
			return !$this->broken && (hrtime(true) / 1e9 - $this->used < UNUSED || $this->call('PING') === '+PONG');
		} catch (SocketException) {
			return false;
		}
	}

	public function close(): void
	{
		$this->broken = true;
		close($this->socket);
	}
}

/** The reason by which Places ends a wait. */
final class Turn extends Exception
{
}

/** A number of places, which tasks take and give back; those that wait get them in the order of arrival. */
final class Places
{
	/** @var array<int, Task> a sleeping task for each waiting one, by its object id */
	private array $waiting = [];

	public function __construct(private int $free) {}

	public function take(float $timeout): void
	{
		if ($this->free > 0) {
			$this->free--;
			return;
		}
		$turn = spawn(sleep(...), 1e6);
		$this->waiting[$id = spl_object_id($turn)] = $turn;
		try {
			$turn->await($timeout);
		} catch (CancelledException | TimeoutException $e) {
			if (!$e->getPrevious() instanceof Turn) {
				isset($this->waiting[$id]) ? $turn->cancel() : $this->give();    // the turn came too late
				unset($this->waiting[$id]);
				throw $e;
			}
		}
	}

	public function give(): void
	{
		foreach ($this->waiting as $id => $turn) {
			unset($this->waiting[$id]);
			$turn->cancel(new Turn());
			return;
		}
		$this->free++;
	}
}

/** Lends connections. */
final class ConnectionPool
{
	public int $opened = 0;
	/** @var list<PooledConnection> */
	private array $free = [];
	private bool $closed = false;
	private Places $places;

	public function __construct(private string $endpoint, int $size)
	{
		$this->places = new Places($size);
	}

	/**
	 * Lends a connection to $use, and returns what that returns.
	 *
	 * @template T
	 * @param callable(PooledConnection): T $use
	 * @return T
	 */
	public function with(callable $use): mixed
	{
		$this->places->take(WAIT);
		try {
			$connection = $this->closed ? throw new LogicException('the pool is closed') : $this->find();
			try {
				return $use($connection);
			} finally {
				$this->put($connection);
			}
		} finally {
			$this->places->give();
		}
	}

	/** The connections that are lent are closed when they come back. */
	public function close(): void
	{
		$this->closed = true;
		array_map(fn(PooledConnection $connection) => $connection->close(), $this->free);
		$this->free = [];
	}

	private function put(PooledConnection $connection): void
	{
		$connection->broken || $this->closed ? $connection->close() : $this->free[] = $connection;
	}

	private function find(): PooledConnection
	{
		while (($connection = array_pop($this->free)) !== null) {
			if ($connection->is_healthy()) {
				return $connection;
			}
			$connection->close();
		}
		$this->opened++;
		return new PooledConnection($this->endpoint);
	}
}

$pool = new ConnectionPool($argv[1] ?? 'tcp://127.0.0.1:6379', max(1, (int) ($argv[2] ?? 5)));
[$count, $calls] = [max(1, (int) ($argv[3] ?? 100)), (int) ($argv[4] ?? 10)];
[$done, $failed] = [0, 0];
$work = function () use ($pool, $calls, &$done, &$failed): void {
	for ($i = 0; $i < $calls; $i++) {
		try {
			$answer = $pool->with(fn(PooledConnection $connection) => $connection->call('INCR calls'));
			$answer[0] === ':' ? $done++ : throw new SocketException($answer);
		} catch (SocketException $e) {    // perhaps the server has done it: the program decides whether to try again
			$failed++;
			fwrite(STDERR, $e->getMessage() . "\n");
		}
	}
};
run(function () use ($work, $count, $pool): void {
	$tasks = array_map(fn(int $n) => spawn($work), range(1, $count));
	if (function_exists('pcntl_signal')) {
		pcntl_async_signals(true);
		foreach ([SIGTERM, SIGINT] as $signal) {
			pcntl_signal($signal, fn() => array_map(fn(Task $task) => $task->cancel(), $tasks));
		}
	}
	try {
		foreach ($tasks as $task) {
			$task->await();
		}
	} catch (CancelledException) {
	}
	$pool->close();
});
echo "$done calls, $failed failed, $pool->opened connections\n";
exit($failed === 0 && $done === $count * $calls ? 0 : 1);
