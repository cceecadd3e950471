<?php
/*
 * A loop for ReactPHP (react/event-loop 1.x) on Io\Poll: the cost of a turn depends on the ready descriptors
 * only, and their number has no limit. Copy it into your project, and before the first use of the loop:
 *
 *     React\EventLoop\Loop::set(new IoPollLoop());
 *
 * Its streams may also be objects of Socket, which those of the other loops may not.
 *
 * With PHP 8.6's own Io\Poll listeners have to read until nothing is left: it does not see the data in a
 * stream's buffer.
 */
use Io\Poll\{Context, Event, FailedHandleAddException, FailedPollWaitException, Watcher};
use React\EventLoop\{LoopInterface, SignalsHandler, TimerInterface};
use React\EventLoop\Tick\FutureTickQueue;
use React\EventLoop\Timer\{Timer, Timers};
use Time\Duration;

final class IoPollLoop implements LoopInterface
{
	private Context $context;
	private FutureTickQueue $ticks;
	private Timers $timers;
	private SignalsHandler $signals;
	private array $streams = [];      // id => stream
	private array $readers = [];      // id => listener
	private array $writers = [];
	private array $watchers = [];     // id => Watcher
	private array $always = [];       // id => true: files, which are always ready
	private mixed $alarm = null;      // a byte written here ends a wait
	private bool $running = false;

	public function __construct()
	{
		$this->context = new Context();
		$this->ticks = new FutureTickQueue();
		$this->timers = new Timers();
		$this->signals = new SignalsHandler();
		if (function_exists('pcntl_async_signals')) {
			pcntl_async_signals(true);
		}
	}

	public function addReadStream($stream, $listener)
	{
		$this->readers[self::key($stream)] ??= $listener;
		$this->watch($stream);
	}

	public function addWriteStream($stream, $listener)
	{
		$this->writers[self::key($stream)] ??= $listener;
		$this->watch($stream);
	}

	public function removeReadStream($stream)
	{
		unset($this->readers[self::key($stream)]);
		$this->watch($stream);
	}

	public function removeWriteStream($stream)
	{
		unset($this->writers[self::key($stream)]);
		$this->watch($stream);
	}

	public function addTimer($interval, $callback)
	{
		$this->timers->add($timer = new Timer($interval, $callback, false));
		return $timer;
	}

	public function addPeriodicTimer($interval, $callback)
	{
		$this->timers->add($timer = new Timer($interval, $callback, true));
		return $timer;
	}

	public function cancelTimer(TimerInterface $timer)
	{
		$this->timers->cancel($timer);
	}

	public function futureTick($listener)
	{
		$this->ticks->add($listener);
	}

	public function addSignal($signal, $listener)
	{
		if (!function_exists('pcntl_signal')) {
			throw new BadMethodCallException('Event loop feature "signals" isn\'t supported by the "IoPollLoop"');
		}
		$first = $this->signals->count($signal) === 0;
		$this->signals->add($signal, $listener);
		if ($first) {
			$this->open_alarm();
			pcntl_signal($signal, function (int $signal) {
				fwrite($this->alarm, chr($signal));
			});
		}
	}

	public function removeSignal($signal, $listener)
	{
		if ($this->signals->count($signal) === 0) {
			return;
		}
		$this->signals->remove($signal, $listener);
		if ($this->signals->count($signal) === 0) {
			pcntl_signal($signal, SIG_DFL);
		}
	}

	public function run()
	{
		$this->running = true;
		while ($this->running) {
			$this->ticks->tick();
			$this->timers->tick();
			$next = $this->timers->getFirst();
			if (!$this->running || !$this->ticks->isEmpty() || $this->always !== []) {
				$this->wait(Duration::fromSeconds(0));
			} elseif ($next) {
				$seconds = max(0.0, min($next - $this->timers->getTime(), 1000.0));
				$this->wait(Duration::fromMicroseconds((int) ceil($seconds * 1e6)));
			} elseif ($this->streams !== [] || !$this->signals->isEmpty()) {
				$this->wait(null);
			} else {
				break;
			}
		}
	}

	public function stop()
	{
		$this->running = false;
	}

	private function wait(?Duration $timeout): void
	{
		try {
			$ready = $this->context->wait($timeout);
		} catch (FailedPollWaitException $e) {
			if ($e->getCode() !== FailedPollWaitException::ERROR_INTERRUPTED) {
				throw $e;
			}
			return;    // the handler has written a byte to the alarm
		}
		foreach ($this->always as $id => $true) {
			$this->call($id, true, true);
		}
		foreach ($ready as $watcher) {
			$this->call_ready($watcher);
		}
	}

	/** A hang-up or an error is reported to both listeners: their next call fails or reads the end. */
	private function call_ready(Watcher $watcher): void
	{
		$ended = $watcher->hasTriggered(Event::Error) || $watcher->hasTriggered(Event::HangUp);
		$id = $watcher->getData();
		if ($id !== null) {
			$this->call($id, $ended || $watcher->hasTriggered(Event::Read), $ended || $watcher->hasTriggered(Event::Write));
			return;
		}
		foreach (str_split((string) fread($watcher->getHandle()->getStream(), 8192)) as $signal) {
			$this->signals->call(ord($signal));
		}
	}

	private function call(int $id, bool $readable, bool $writable): void
	{
		if ($readable && isset($this->readers[$id])) {
			($this->readers[$id])($this->streams[$id]);
		}
		if ($writable && isset($this->writers[$id])) {
			($this->writers[$id])($this->streams[$id]);
		}
	}

	/** A number for a stream or a Socket. */
	private static function key(mixed $stream): int
	{
		return $stream instanceof Socket ? -1 - spl_object_id($stream) : (int) $stream;
	}

	/** One watcher per stream, for both listeners. */
	private function watch(mixed $stream): void
	{
		$id = self::key($stream);
		$watcher = $this->watchers[$id] ?? null;
		$events = [...(isset($this->readers[$id]) ? [Event::Read] : []), ...(isset($this->writers[$id]) ? [Event::Write] : [])];
		if ($events === []) {
			unset($this->streams[$id], $this->watchers[$id], $this->always[$id]);
			if ($watcher?->isActive()) {
				$watcher->remove();
			}
			return;
		}
		$this->streams[$id] = $stream;
		if ($watcher !== null) {
			if ($watcher->isActive()) {    // unless the stream was closed
				$watcher->modifyEvents($events);
			}
		} elseif (!isset($this->always[$id])) {
			try {
				$handle = $stream instanceof Socket ? new SocketPollHandle($stream) : new StreamPollHandle($stream);
				$this->watchers[$id] = $this->context->add($handle, $events, $id);
			} catch (FailedHandleAddException $e) {
				if ($e->getCode() !== FailedHandleAddException::ERROR_NOSUPPORT) {
					throw $e;
				}
				$this->always[$id] = true;
			}
		}
	}

	private function open_alarm(): void
	{
		if ($this->alarm === null) {
			[$heard, $this->alarm] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
			stream_set_blocking($heard, false);
			stream_set_blocking($this->alarm, false);
			$this->context->add(new StreamPollHandle($heard), [Event::Read]);
		}
	}
}
