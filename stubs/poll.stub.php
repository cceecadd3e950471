<?php

/**
 * @generate-class-entries
 */

/*
 * Io\Poll and StreamPollHandle of PHP 8.6, for the versions before it: names, types, defaults and order
 * are those of 8.6 (https://wiki.php.net/rfc/poll_api). They are not registered if PHP or another
 * extension has them.
 *
 * SocketPollHandle, which makes a Socket pollable, is registered on every version. Its name is the one
 * that PHP has drafted (https://wiki.php.net/rfc/poll_api_additions).
 */

namespace Io {

	/** An input or output operation failed. */
	class IoException extends \Exception
	{
	}
}

namespace Io\Poll {

	/** The mechanism that a context waits with. */
	enum Backend
	{
		/** The best one of the system. */
		case Auto;

		/** poll(2): any descriptor; the cost of a wait depends on the watched handles. */
		case Poll;

		/** epoll(7), Linux: the cost of a wait depends on the ready handles. No regular files. */
		case Epoll;

		/** kqueue(2), BSD and macOS: the cost of a wait depends on the ready handles. */
		case Kqueue;

		/** Event ports, Solaris and illumos. */
		case EventPorts;

		/** WSAPoll, Windows: sockets only. */
		case WSAPoll;

		/**
		 * The backends of this system, without Auto.
		 *
		 * @return list<Backend>
		 */
		public static function getAvailableBackends(): array {}

		/** Whether this system has the backend. */
		public function isAvailable(): bool {}

		/** Whether the backend supports Event::EdgeTriggered on this system. */
		public function supportsEdgeTriggering(): bool {}
	}

	/** An event to watch, and one that was found. */
	enum Event
	{
		/** Data, a connection or the end of the stream can be read. */
		case Read;

		/** Data can be written, or a connection was established. */
		case Write;

		/** An error; always reported. */
		case Error;

		/** Both directions are closed; always reported. */
		case HangUp;

		/** The peer has stopped sending; with Epoll and Kqueue only. */
		case ReadHangUp;

		/** Events are reported once; modify() and modifyEvents() arm them again. */
		case OneShot;

		/** Events are reported once per change; with Epoll and Kqueue only. */
		case EdgeTriggered;
	}

	/** An object that can be polled; PHP and extensions implement it, scripts cannot. */
	interface Handle
	{
	}

	/**
	 * A handle that a context watches.
	 *
	 * @strict-properties
	 * @not-serializable
	 */
	final class Watcher
	{
		/** Context::add() makes watchers. */
		private final function __construct() {}

		/** Returns the handle that was passed to Context::add(). */
		public function getHandle(): Handle {}

		/**
		 * Returns the watched events, in the order of the enum.
		 *
		 * @return list<Event>
		 */
		public function getWatchedEvents(): array {}

		/**
		 * Returns the events that were found when wait() last returned this watcher, in the order of
		 * the enum.
		 *
		 * @return list<Event>
		 */
		public function getTriggeredEvents(): array {}

		/** Returns the data that was passed to Context::add(), modify() or modifyData(). */
		public function getData(): mixed {}

		/** Whether the event was found when wait() last returned this watcher. */
		public function hasTriggered(Event $event): bool {}

		/** False once the watcher was removed, its handle closed, or the context destroyed. */
		public function isActive(): bool {}

		/**
		 * Replaces the watched events and the data; arms OneShot again.
		 *
		 * @param Event[] $events at least one
		 * @param mixed $data unchanged if it is not passed
		 * @throws \TypeError an element is not an Event
		 * @throws InactiveWatcherException
		 * @throws FailedWatcherModificationException the system call failed
		 */
		public function modify(array $events, mixed $data = null): void {}

		/**
		 * Replaces the watched events; arms OneShot again.
		 *
		 * @param Event[] $events at least one
		 * @throws \TypeError an element is not an Event
		 * @throws InactiveWatcherException
		 * @throws FailedWatcherModificationException the system call failed
		 */
		public function modifyEvents(array $events): void {}

		/**
		 * Replaces the data.
		 *
		 * @throws InactiveWatcherException
		 */
		public function modifyData(mixed $data): void {}

		/**
		 * Stops watching. If the handle was closed, it is a no-op.
		 *
		 * @throws InactiveWatcherException the watcher was removed before
		 */
		public function remove(): void {}
	}

	/**
	 * A set of watched handles. It holds references to its watchers, and they to their handles.
	 *
	 * @strict-properties
	 * @not-serializable
	 */
	final class Context
	{
		/**
		 * @throws BackendUnavailableException
		 * @throws FailedContextInitializationException
		 */
		public function __construct(Backend $backend = Backend::Auto) {}

		/**
		 * Watches a handle.
		 *
		 * @param Handle $handle a handle of this extension, or one of another extension with a method
		 *        getStream(), whose stream is watched
		 * @param Event[] $events at least one
		 * @param mixed $data for Watcher::getData()
		 * @throws \TypeError an element is not an Event
		 * @throws HandleAlreadyWatchedException
		 * @throws InvalidHandleException the handle is closed or has no descriptor, or gives no stream
		 * @throws FailedHandleAddException the system call failed
		 */
		public function add(Handle $handle, array $events, mixed $data = null): Watcher {}

		/**
		 * Waits until an event occurs.
		 *
		 * @param \Time\Duration|null $timeout null: no timeout; zero: does not wait
		 * @param int|null $maxEvents the maximum number of watchers to return; null: all
		 * @return list<Watcher> empty if the call timed out
		 * @throws \ValueError an argument is out of range
		 * @throws FailedPollWaitException with ERROR_INTERRUPTED after a signal
		 */
		public function wait(?\Time\Duration $timeout = null, ?int $maxEvents = null): array {}

		/** Returns the backend in use; never Auto. */
		public function getBackend(): Backend {}
	}

	/** A polling operation failed. */
	class PollException extends \Io\IoException
	{
	}

	/** A system call failed; getCode() is one of the constants. */
	abstract class FailedPollOperationException extends PollException
	{
		/** @var int */
		const ERROR_NONE = 0;

		/**
		 * Any other error of the system
		 *
		 * @var int
		 */
		const ERROR_SYSTEM = 1;

		/**
		 * No memory (ENOMEM)
		 *
		 * @var int
		 */
		const ERROR_NOMEM = 2;

		/**
		 * EINVAL, EBADF
		 *
		 * @var int
		 */
		const ERROR_INVALID = 3;

		/**
		 * EEXIST
		 *
		 * @var int
		 */
		const ERROR_EXISTS = 4;

		/**
		 * ENOENT
		 *
		 * @var int
		 */
		const ERROR_NOTFOUND = 5;

		/**
		 * ETIMEDOUT
		 *
		 * @var int
		 */
		const ERROR_TIMEOUT = 6;

		/**
		 * Interrupted by a signal (EINTR)
		 *
		 * @var int
		 */
		const ERROR_INTERRUPTED = 7;

		/**
		 * EACCES, EPERM
		 *
		 * @var int
		 */
		const ERROR_PERMISSION = 8;

		/**
		 * Too many descriptors (EMFILE, ENFILE)
		 *
		 * @var int
		 */
		const ERROR_TOOBIG = 9;

		/**
		 * EAGAIN
		 *
		 * @var int
		 */
		const ERROR_AGAIN = 10;

		/**
		 * Not supported by the backend (ENOSYS, EOPNOTSUPP; EPERM for a file with Epoll)
		 *
		 * @var int
		 */
		const ERROR_NOSUPPORT = 11;
	}

	/** A context cannot be created. */
	class FailedContextInitializationException extends FailedPollOperationException
	{
	}

	/** A handle cannot be watched. */
	class FailedHandleAddException extends FailedPollOperationException
	{
	}

	/** The watched events cannot be replaced. */
	class FailedWatcherModificationException extends FailedPollOperationException
	{
	}

	/** A wait failed or was interrupted. */
	class FailedPollWaitException extends FailedPollOperationException
	{
	}

	/** This system does not have the backend. */
	class BackendUnavailableException extends PollException
	{
	}

	/** The watcher was removed, its handle closed, or its context destroyed. */
	class InactiveWatcherException extends PollException
	{
	}

	/** The context already watches the descriptor. */
	class HandleAlreadyWatchedException extends PollException
	{
	}

	/** The handle is closed, or has no descriptor. */
	class InvalidHandleException extends PollException
	{
	}
}

namespace {

	/**
	 * A stream that can be polled. The stream stays open as long as the object lives.
	 *
	 * @strict-properties
	 * @not-serializable
	 */
	final class StreamPollHandle implements \Io\Poll\Handle
	{
		/**
		 * @param resource $stream an open stream
		 * @throws \TypeError
		 */
		public function __construct($stream) {}

		/**
		 * Returns the stream, even if it was closed.
		 *
		 * @return resource
		 */
		public function getStream() {}

		/** False if the stream is closed or at its end. */
		public function isValid(): bool {}
	}

	/**
	 * A Socket that can be polled. The object holds a reference to the Socket; socket_close() ends the
	 * watching.
	 *
	 * @strict-properties
	 * @not-serializable
	 */
	final class SocketPollHandle implements \Io\Poll\Handle
	{
		/**
		 * @throws \Error the Socket is closed
		 */
		public function __construct(\Socket $socket) {}

		/** Returns the Socket, even if it was closed. */
		public function getSocket(): \Socket {}

		/** False if the Socket is closed. */
		public function isValid(): bool {}
	}
}
