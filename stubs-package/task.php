<?php

/*
 * This is a generated file: tools/gen-stubs-package of the sockets extension writes it. It declares what
 * the extension defines, and is never executed.
 */

/*
 * Tasks: code that is written as if it blocked, of which many parts run in one thread. A call of
 * Sockets\ that has to wait suspends its task, and another one runs. docs/TASKS.md is the guide.
 */
namespace Sockets;

/**
 * A task that spawn() has started. It runs on if its last reference is dropped; its result, or its
 * exception, is stored as long as the object exists.
 */
final class Task
{
	/** The function that the task runs, for logs: "handle", "Server::handle", "server.php:12". */
	public readonly string $name;

	private function __construct() {}

	/**
	 * Waits until the task has ended and returns its result. More than one task may wait for it, and
	 * a task that has ended can be asked again.
	 *
	 * @param \Time\Duration|int|float|null $timeout in seconds; null: no timeout
	 * @throws TimeoutException the task is still running
	 * @throws CancelledException the task was cancelled; or this one was, while it waited
	 * @throws \Throwable the exception that has ended the task
	 * @throws \Error the task waits for itself; the calling code is no task, and the task has not
	 *         ended; every task waits for another one
	 * @phpstan-impure
	 */
	public function await(\Time\Duration|int|float|null $timeout = null): mixed {}

	/**
	 * Cancels the task: the call in which it waits, or its next call that would wait, throws. The
	 * task's finally blocks run and may wait. A task that has not run yet never runs. A task that has
	 * ended stays as it is.
	 *
	 * @param \Throwable|null $reason is thrown; null: a CancelledException
	 * @phpstan-impure
	 */
	public function cancel(?\Throwable $reason = null): void {}

	/**
	 * Whether the task has ended, by a result, an exception or cancellation.
	 * @phpstan-impure
	 */
	public function isDone(): bool {}
}

/**
 * Waits for the calls of Sockets\ in Fibers that run() has not started: set_scheduler(). For event
 * loops, which resume those Fibers; examples/revolt and examples/react have one each.
 */
interface Scheduler
{
	/**
	 * Suspends the current Fiber until one of the sockets is ready, or until the timeout. It may
	 * return earlier: the call that waits checks its sockets, and calls again while none is ready
	 * and time is left. An exception leaves that call.
	 *
	 * The sockets stay those of the caller and may be closed meanwhile: see ClosingScheduler. Some
	 * are made for the wait, such as those of connections that are being established, and are closed
	 * after it: the method must not leave them registered with a poller. Calls of Sockets\ in this
	 * method block.
	 *
	 * @param list<\Socket> $read until one has data, a connection, or an error; in the end those
	 *        which have, as socket_select() leaves them
	 * @param list<\Socket> $write until one can be written to; likewise. Both may be empty: only
	 *        time passes then
	 * @param float|null $timeout in seconds; 0.0: after the others had a turn; null: no timeout
	 * @phpstan-impure
	 */
	public function select(array &$read, array &$write, ?float $timeout): void;
}

/** A Scheduler that has to learn when a socket is closed. */
interface ClosingScheduler extends Scheduler
{
	/**
	 * A socket for which select() waits was closed: the Fibers that wait for it should be resumed,
	 * whose calls throw a SocketException of kind InvalidDescriptor. Without this method they wait
	 * until their deadline.
	 * @phpstan-impure
	 */
	public function closed(\Socket $socket): void;
}

/**
 * Runs a function as the first task and returns its result once it and all tasks have ended. An
 * exception that leaves a task for which no other task waits cancels all other tasks, and leaves this
 * function once they have ended.
 *
 * @param callable $main is called with $args
 * @return mixed the result of $main
 * @throws \Throwable the exception that has left a task; those of others follow in its chain of
 *         previous exceptions
 * @throws \Error another run() is running in this thread
 * @phpstan-impure
 */
function run(callable $main, mixed ...$args): mixed {}

/**
 * Starts a task, which first runs when the current one waits or ends.
 *
 * @param callable $task is called with $args
 * @throws \Error outside run()
 * @phpstan-impure
 */
function spawn(callable $task, mixed ...$args): Task {}

/**
 * Waits for a time; other tasks run meanwhile. 0 lets the tasks that are ready run once. Outside a task
 * the process sleeps. A handled signal does not shorten the time.
 *
 * @param \Time\Duration|int|float $time in seconds
 * @throws \ValueError the time is negative
 * @phpstan-impure
 */
function sleep(\Time\Duration|int|float $time): void {}

/**
 * Accepts connections and runs a handler as a task for each of them. It returns once it was stopped and
 * the handlers have ended. It is stopped by a signal, or by closing every listener that it was given. A
 * second signal cancels the handlers that remain. When the task that calls it is cancelled, its handlers
 * are cancelled as well.
 *
 * Outside of run() it runs itself as the first task, and returns once all tasks have ended.
 *
 * A connection is closed when its handler has ended, unless the handler has passed it on.
 *
 * @param \Socket|Endpoint|string|array $on a socket that listens; an Endpoint, or its text, to listen on
 *        while the function runs; or a list of these
 * @param callable $handler is called with (Socket $connection, Endpoint $peer)
 * @param array $options those of listen(), and:
 *        int max: the number of handlers at the same time; further clients wait in the system's queue.
 *        int max_per_host: the number of handlers for one address; further connections are closed.
 *        Time\Duration|int|float idle: how long a call without a timeout waits for the connection,
 *        in seconds; it throws a TimeoutException then.
 *        Time\Duration|int|float|null shutdown: how long the handlers may go on after a stop, before
 *        they are cancelled; default 5 seconds, null: without a limit.
 *        array signals: the numbers of the signals that stop it, while it runs. Default: SIGTERM and
 *        SIGINT on the command line, unless the process ignores them. A handler that the program has
 *        set runs as well.
 *        callable error: is called with (Throwable $exception, Endpoint $peer) for an exception that has
 *        left a handler; default: an E_USER_WARNING. If it throws itself, all tasks are cancelled.
 *        array proxy: the connections begin with a PROXY header, see accept().
 * @throws SocketException listening has failed
 * @throws \ValueError an option or a value is invalid
 * @throws \Error it is called where no task can wait
 * @phpstan-impure
 */
function serve(\Socket|Endpoint|string|array $on, callable $handler, array $options = []): void {}

/**
 * Sets who waits for the calls of Sockets\ in Fibers that run() has not started; until the end of
 * the request. The code outside of Fibers, and socket_*(), block as without one. In run() its own
 * scheduler waits.
 *
 * @param Scheduler|null $scheduler null: all calls block
 * @return Scheduler|null the previous one
 * @phpstan-impure
 */
function set_scheduler(?Scheduler $scheduler): ?Scheduler {}
