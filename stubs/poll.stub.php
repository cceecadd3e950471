<?php

/**
 * @generate-class-entries
 */

/*
 * PHP 8.6's Io\Poll for the versions before it: names, types, defaults and the order of all are
 * those of 8.6. Source: https://wiki.php.net/rfc/poll_api. None of it is registered where PHP, or
 * another extension, has it already.
 */

namespace Io {

	/** What failed at input and output. */
	class IoException extends \Exception
	{
	}
}

namespace Io\Poll {

	/** Ways to wait. */
	enum Backend
	{
		/** The best that the system has. */
		case Auto;

		/** poll(2): any descriptor; costs what is watched. */
		case Poll;

		/** epoll(7), Linux: costs what is ready. Takes no regular files. */
		case Epoll;

		/** kqueue(2), BSD and macOS. */
		case Kqueue;

		/** Event ports, Solaris and illumos. */
		case EventPorts;

		/** WSAPoll, Windows: sockets only. */
		case WSAPoll;

		/**
		 * The backends of this system, without Auto.
		 *
		 * @return Backend[]
		 */
		public static function getAvailableBackends(): array {}

		/** Whether a context can use it here. */
		public function isAvailable(): bool {}

		/** Whether Event::EdgeTriggered can be watched with it here. */
		public function supportsEdgeTriggering(): bool {}
	}

	/** What can be watched, and what can have happened. */
	enum Event
	{
		/** There are bytes, a connection or an end to read. */
		case Read;

		/** Bytes can be written, or a connection was made. */
		case Write;

		/** An error; always reported. */
		case Error;

		/** Both directions are closed; always reported. */
		case HangUp;

		/** The peer sends no more; by Epoll only. */
		case ReadHangUp;

		/** Reported once; armed again by modify() and modifyEvents(). */
		case OneShot;

		/** Reported once for each change; by Epoll only. */
		case EdgeTriggered;
	}

	/** What can be polled; classes of PHP and of extensions only. */
	interface Handle
	{
	}

	/**
	 * One handle in one context.
	 *
	 * @strict-properties
	 * @not-serializable
	 */
	final class Watcher
	{
		/** Watchers come from Context::add(). */
		private final function __construct() {}

		/** The handle that was given to Context::add(). */
		public function getHandle(): Handle {}

		/**
		 * What is watched, in the order of the enum.
		 *
		 * @return Event[]
		 */
		public function getWatchedEvents(): array {}

		/**
		 * What was found when a wait() last returned this watcher, in the order of the enum.
		 *
		 * @return Event[]
		 */
		public function getTriggeredEvents(): array {}

		/** The data that was given to Context::add(), modify() or modifyData(). */
		public function getData(): mixed {}

		/** Whether the event was found when a wait() last returned this watcher. */
		public function hasTriggered(Event $event): bool {}

		/** False once it was removed, its handle closed, or the context destroyed. */
		public function isActive(): bool {}

		/**
		 * Watches other events; arms OneShot again.
		 *
		 * @param Event[] $events at least one
		 * @param mixed $data kept as it is when not given
		 * @throws \TypeError for anything but events
		 * @throws InactiveWatcherException
		 * @throws FailedWatcherModificationException when the system refuses
		 */
		public function modify(array $events, mixed $data = null): void {}

		/**
		 * As modify(), without data.
		 *
		 * @param Event[] $events at least one
		 * @throws \TypeError for anything but events
		 * @throws InactiveWatcherException
		 * @throws FailedWatcherModificationException when the system refuses
		 */
		public function modifyEvents(array $events): void {}

		/**
		 * Stores other data.
		 *
		 * @throws InactiveWatcherException
		 */
		public function modifyData(mixed $data): void {}

		/**
		 * Ends the watching. Says nothing when the handle was closed meanwhile.
		 *
		 * @throws InactiveWatcherException when it was removed before
		 */
		public function remove(): void {}
	}

	/**
	 * A set of watched handles. It keeps its watchers, and they their handles.
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
		 * @param Event[] $events at least one
		 * @param mixed $data for Watcher::getData()
		 * @throws \TypeError for anything but events
		 * @throws HandleAlreadyWatchedException
		 * @throws InvalidHandleException for what is closed or has no descriptor
		 * @throws FailedHandleAddException when the system refuses
		 */
		public function add(Handle $handle, array $events, mixed $data = null): Watcher {}

		/**
		 * Waits until something happens.
		 *
		 * @param \Time\Duration|null $timeout null: for ever; zero: only looks
		 * @param int|null $maxEvents null: all there is
		 * @return Watcher[] empty when the time is over
		 * @throws \ValueError
		 * @throws FailedPollWaitException with ERROR_INTERRUPTED after a signal
		 */
		public function wait(?\Time\Duration $timeout = null, ?int $maxEvents = null): array {}

		/** What is in use: Auto is resolved. */
		public function getBackend(): Backend {}
	}

	/** What failed at polling. */
	class PollException extends \Io\IoException
	{
	}

	/** The system refused; getCode() says why. */
	abstract class FailedPollOperationException extends PollException
	{
		/** @var int */
		const ERROR_NONE = 0;

		/**
		 * Any other code of the system
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
		 * A signal came (EINTR)
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
		 * The backend cannot (ENOSYS, EOPNOTSUPP; EPERM for a file on Epoll)
		 *
		 * @var int
		 */
		const ERROR_NOSUPPORT = 11;
	}

	/** A context cannot be made. */
	class FailedContextInitializationException extends FailedPollOperationException
	{
	}

	/** A handle cannot be watched. */
	class FailedHandleAddException extends FailedPollOperationException
	{
	}

	/** Other events cannot be watched. */
	class FailedWatcherModificationException extends FailedPollOperationException
	{
	}

	/** A wait ended early. */
	class FailedPollWaitException extends FailedPollOperationException
	{
	}

	/** This system has no such backend. */
	class BackendUnavailableException extends PollException
	{
	}

	/** The watcher was removed, its handle closed, or its context destroyed. */
	class InactiveWatcherException extends PollException
	{
	}

	/** The descriptor is watched by this context already. */
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
	 * A stream to be polled. It keeps the stream open.
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
		 * The stream, also when it is closed by now.
		 *
		 * @return resource
		 */
		public function getStream() {}

		/** False when the stream is closed or at its end. */
		public function isValid(): bool {}
	}
}
