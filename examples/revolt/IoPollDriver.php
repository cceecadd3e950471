<?php
/*
 * A driver for Revolt (revolt/event-loop 1.x), and thereby for Amp, on Io\Poll: the cost of a turn depends on
 * the ready descriptors only, and their number has no limit. Copy it into your project, and before the first
 * use of the loop:
 *
 *     Revolt\EventLoop::setDriver(new IoPollDriver());
 *
 * onReadable() and onWritable() also take a Socket, which stock drivers do not.
 *
 * With PHP 8.6's own Io\Poll callbacks have to read until nothing is left: it does not see the data in a
 * stream's buffer.
 */
declare(strict_types=1);

use Io\Poll\{Context, Event, FailedHandleAddException, FailedPollWaitException, Watcher};
use Revolt\EventLoop\Internal\{AbstractDriver, DriverCallback, SignalCallback, StreamCallback, StreamReadableCallback};
use Revolt\EventLoop\Internal\{StreamWritableCallback, TimerCallback, TimerQueue};
use Revolt\EventLoop\UnsupportedFeatureException;
use Time\Duration;

final class IoPollDriver extends AbstractDriver
{
	private readonly Context $context;
	private readonly TimerQueue $timers;
	/** @var array<int, array<string, StreamCallback>> by stream, then by callback */
	private array $streams = [];
	/** @var array<int, Watcher> by stream */
	private array $watchers = [];
	/** @var array<int, true> streams that are always ready: regular files */
	private array $always = [];
	/** @var array<int, array<string, SignalCallback>> by signal, then by callback */
	private array $signals = [];
	/** @var int[] */
	private array $arrived = [];
	/** @var resource|null a byte written here ends a wait */
	private $alarm = null;

	/** A polyfill on stream_select() is slower than Revolt's own driver on it. */
	public static function isSupported(): bool
	{
		return class_exists(Context::class) && (new ReflectionClass(Context::class))->isInternal();
	}

	public function __construct()
	{
		parent::__construct();
		$this->context = new Context();
		$this->timers = new TimerQueue();
	}

	public function __destruct()
	{
		foreach (array_keys($this->signals) as $signal) {
			pcntl_signal($signal, SIG_DFL);
		}
	}

	public function getHandle(): Context
	{
		return $this->context;
	}

	public function onSignal(int $signal, Closure $closure): string
	{
		if (!function_exists('pcntl_signal')) {
			throw new UnsupportedFeatureException('Signal handling requires the pcntl extension');
		}
		return parent::onSignal($signal, $closure);
	}

	protected function now(): float
	{
		return (float) hrtime(true) / 1_000_000_000;
	}

	protected function dispatch(bool $blocking): void
	{
		$this->wait($blocking && $this->always === []);
		foreach ($this->always as $id => $true) {
			array_map($this->enqueueCallback(...), $this->streams[$id]);
		}
		foreach ($this->arrived as $signal) {
			array_map($this->enqueueCallback(...), $this->signals[$signal] ?? []);
		}
		$this->arrived = [];
		$now = $this->now();
		while ($callback = $this->timers->extract($now)) {
			$this->enqueueCallback($callback);
		}
	}

	/** Signal handlers run at once during the wait; a handler that ran before has written its byte. */
	private function wait(bool $blocking): void
	{
		$async = $this->alarm !== null && pcntl_async_signals(true);
		try {
			if ($this->alarm !== null) {
				pcntl_signal_dispatch();
			}
			foreach ($this->context->wait($blocking ? $this->timeout() : Duration::fromSeconds(0)) as $watcher) {
				$this->enqueue($watcher);
			}
		} catch (FailedPollWaitException $e) {
			if ($e->getCode() !== FailedPollWaitException::ERROR_INTERRUPTED) {
				throw $e;
			}
		} finally {
			if ($this->alarm !== null) {
				pcntl_async_signals($async);
			}
		}
	}

	private function timeout(): ?Duration
	{
		$at = $this->timers->peek();
		return $at === null ? null : Duration::fromMicroseconds((int) ceil(max(0.0, min($at - $this->now(), 1000.0)) * 1e6));
	}

	/** A hang-up or an error is reported to readers and writers: their next call fails or reads the end. */
	private function enqueue(Watcher $watcher): void
	{
		$id = $watcher->getData();
		if ($id === null) {
			fread($watcher->getHandle()->getStream(), 8192);
			return;
		}
		$ended = $watcher->hasTriggered(Event::Error) || $watcher->hasTriggered(Event::HangUp);
		$readable = $ended || $watcher->hasTriggered(Event::Read);
		$writable = $ended || $watcher->hasTriggered(Event::Write);
		foreach ($this->streams[$id] ?? [] as $callback) {
			if ($callback instanceof StreamReadableCallback ? $readable : $writable) {
				$this->enqueueCallback($callback);
			}
		}
	}

	protected function activate(array $callbacks): void
	{
		foreach ($callbacks as $callback) {
			if ($callback instanceof StreamCallback) {
				$this->streams[self::key($callback->stream)][$callback->id] = $callback;
				$this->watch($callback->stream);
			} elseif ($callback instanceof TimerCallback) {
				$this->timers->insert($callback);
			} elseif ($callback instanceof SignalCallback) {
				if (!isset($this->signals[$callback->signal])) {
					$this->handle($callback->signal);
				}
				$this->signals[$callback->signal][$callback->id] = $callback;
			} else {
				throw new Error('Unknown callback type');
			}
		}
	}

	protected function deactivate(DriverCallback $callback): void
	{
		if ($callback instanceof StreamCallback) {
			unset($this->streams[self::key($callback->stream)][$callback->id]);
			$this->watch($callback->stream);
		} elseif ($callback instanceof TimerCallback) {
			$this->timers->remove($callback);
		} elseif ($callback instanceof SignalCallback) {
			unset($this->signals[$callback->signal][$callback->id]);
			if (($this->signals[$callback->signal] ?? null) === []) {
				unset($this->signals[$callback->signal]);
				pcntl_signal($callback->signal, SIG_DFL);
			}
		}
	}

	/** A number for a stream or a Socket. */
	private static function key(mixed $stream): int
	{
		return $stream instanceof Socket ? -1 - spl_object_id($stream) : (int) $stream;
	}

	/** One watcher per stream, for the events of all its callbacks. */
	private function watch(mixed $stream): void
	{
		$id = self::key($stream);
		$watcher = $this->watchers[$id] ?? null;
		$events = [];
		foreach ($this->streams[$id] ?? [] as $callback) {
			$event = $callback instanceof StreamReadableCallback ? Event::Read : Event::Write;
			$events[$event->name] = $event;
		}
		if ($events === []) {
			unset($this->streams[$id], $this->watchers[$id], $this->always[$id]);
			if ($watcher?->isActive()) {
				$watcher->remove();
			}
		} elseif ($watcher !== null) {
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

	private function handle(int $signal): void
	{
		if ($this->alarm === null) {
			[$heard, $this->alarm] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
			stream_set_blocking($heard, false);
			stream_set_blocking($this->alarm, false);
			$this->context->add(new StreamPollHandle($heard), [Event::Read]);
		}
		set_error_handler(static fn(int $level, string $text) => throw new UnsupportedFeatureException("Failed to register signal handler; $text"));
		try {
			pcntl_signal($signal, $this->arrive(...));
		} finally {
			restore_error_handler();
		}
	}

	private function arrive(int $signal): void
	{
		$this->arrived[] = $signal;
		fwrite($this->alarm, '!');
	}
}
