<?php
/*
 * Sockets\ in programs on Revolt (revolt/event-loop 1.x), and thereby on Amp: a call of Sockets\ that waits in
 * a Fiber suspends it as a call of Amp does. Copy it into your project, and at the start of the program:
 *
 *     Sockets\set_scheduler(new SocketsScheduler());
 *
 * With the IoPollDriver beside this file the sockets are watched as they are. Revolt's own drivers watch
 * streams: each socket that is waited for becomes a stream as well (socket_export_stream()).
 */
declare(strict_types=1);

use Revolt\EventLoop;
use Revolt\EventLoop\Suspension;
use Sockets\ClosingScheduler;

final class SocketsScheduler implements ClosingScheduler
{
	/** @var array<int, array<int, Closure(): void>> by socket, then by wait: ends the wait */
	private array $waits = [];
	private int $next = 0;

	public function select(array &$read, array &$write, ?float $timeout): void
	{
		$sockets = [...$read, ...$write];
		$suspension = EventLoop::getSuspension();
		$callbacks = [];
		$ready = [[], []];
		$pending = true;
		$end = static function () use ($suspension, &$callbacks, &$pending): void {
			array_map(EventLoop::cancel(...), $callbacks);
			$callbacks = [];
			if ($pending) {
				$pending = false;
				$suspension->resume();
			}
		};
		$watch = function (int $of, int|string $key, Socket $socket) use (&$ready, $end): string {
			$found = static function () use (&$ready, $of, $key, $socket, $end): void {
				$ready[$of][$key] = $socket;
				$end();
			};
			return $of === 0 ? EventLoop::onReadable(self::watched($socket), $found) : EventLoop::onWritable(self::watched($socket), $found);
		};
		$id = $this->next++;
		try {
			foreach ([$read, $write] as $of => $asked) {
				foreach ($asked as $key => $socket) {
					$this->waits[spl_object_id($socket)][$id] = $end;
					$callbacks[] = $watch($of, $key, $socket);
				}
			}
			if ($timeout !== null) {
				$callbacks[] = EventLoop::delay($timeout, $end);
			}
			$suspension->suspend();
		} finally {
			$pending = false;
			$end();
			$this->forget($id, $sockets);
		}
		[$read, $write] = $ready;
	}

	public function closed(Socket $socket): void
	{
		foreach ($this->waits[spl_object_id($socket)] ?? [] as $end) {
			$end();
		}
	}

	/** @param list<Socket> $sockets */
	private function forget(int $id, array $sockets): void
	{
		foreach ($sockets as $socket) {
			$of = spl_object_id($socket);
			unset($this->waits[$of][$id]);
			if (($this->waits[$of] ?? null) === []) {
				unset($this->waits[$of]);
			}
		}
	}

	/** What the driver watches. @return Socket|resource */
	private static function watched(Socket $socket): mixed
	{
		return EventLoop::getDriver() instanceof IoPollDriver ? $socket : socket_export_stream($socket);
	}
}
