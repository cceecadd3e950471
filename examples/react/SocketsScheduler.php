<?php
/*
 * Sockets\ in programs on ReactPHP (react/event-loop 1.x, react/async 4.x): a call of Sockets\ that waits in a
 * function of async() suspends it as await() does. Copy it into your project, and at the start of the program:
 *
 *     Sockets\set_scheduler(new SocketsScheduler());
 *
 * With the IoPollLoop beside this file the sockets are watched as they are. ReactPHP's own loops watch streams:
 * each socket that is waited for becomes a stream as well (socket_export_stream()).
 */
use React\EventLoop\Loop;
use React\Promise\Promise;
use Sockets\ClosingScheduler;
use function React\Async\await;

final class SocketsScheduler implements ClosingScheduler
{
	/** @var array{array<int, array<int, Closure(): void>>, array<int, array<int, Closure(): void>>} for reading and for
	 *  writing, by socket, then by wait: ends the wait. A loop has one listener of each kind for a stream. */
	private array $waits = [[], []];
	/** @var array{array<int, mixed>, array<int, mixed>} likewise: what the loop watches */
	private array $watched = [[], []];
	private int $next = 0;

	public function select(array &$read, array &$write, ?float $timeout): void
	{
		$id = $this->next++;
		$asked = [$read, $write];
		$ready = [[], []];
		$timer = null;
		try {
			await(new Promise(function (callable $resolve) use ($id, $asked, &$ready, &$timer, $timeout) {
				foreach ($asked as $of => $sockets) {
					foreach ($sockets as $key => $socket) {
						$this->add($of, $socket, $id, function () use (&$ready, $of, $key, $socket, $resolve) {
							$ready[$of][$key] = $socket;
							$resolve(null);
						});
					}
				}
				if ($timeout !== null) {
					$timer = Loop::addTimer($timeout, fn() => $resolve(null));
				}
			}, fn() => throw new RuntimeException('The wait for a socket was cancelled')));
		} finally {
			$timer !== null && Loop::cancelTimer($timer);
			foreach ($asked as $of => $sockets) {
				foreach ($sockets as $socket) {
					$this->remove($of, $socket, $id);
				}
			}
		}
		[$read, $write] = $ready;
	}

	/** The loop must not watch the socket any more when it waits again; the Fibers run on in their turn. */
	public function closed(Socket $socket): void
	{
		foreach ([0, 1] as $of) {
			foreach ($this->waits[$of][spl_object_id($socket)] ?? [] as $id => $end) {
				$this->remove($of, $socket, $id);
				Loop::futureTick($end);
			}
		}
	}

	private function add(int $of, Socket $socket, int $id, Closure $end): void
	{
		$key = spl_object_id($socket);
		$this->waits[$of][$key][$id] = $end;
		if (count($this->waits[$of][$key]) === 1) {
			$watched = Loop::get() instanceof IoPollLoop ? $socket : socket_export_stream($socket);
			$listener = fn() => array_map(fn($end) => $end(), $this->waits[$of][$key] ?? []);
			$this->watched[$of][$key] = $watched;
			$of === 0 ? Loop::addReadStream($watched, $listener) : Loop::addWriteStream($watched, $listener);
		}
	}

	private function remove(int $of, Socket $socket, int $id): void
	{
		$key = spl_object_id($socket);
		unset($this->waits[$of][$key][$id]);
		if (($this->waits[$of][$key] ?? null) === []) {
			$watched = $this->watched[$of][$key];
			unset($this->waits[$of][$key], $this->watched[$of][$key]);
			$of === 0 ? Loop::removeReadStream($watched) : Loop::removeWriteStream($watched);
		}
	}
}
