--TEST--
Failing calls: Io\Poll
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/fault.inc';
require __DIR__ . '/../poll/own.inc';
need_faults();
need_own_poll();
?>
--FILE--
<?php
require __DIR__ . '/fault.inc';
require __DIR__ . '/../poll/own.inc';

use Io\Poll\{Backend, Context, Event};
use Time\Duration;

/** The call throws this exception with this code. */
function throws_code(string $class, string $message, int $code, callable $call): void
{
	same($code, throws("Io\\Poll\\$class", $message, $call)?->getCode(), "$class: code");
}

/** A context that watches one end of a pair for Read. */
function watched(Backend $backend = Backend::Epoll): array
{
	$context = new Context($backend);
	[$a, $b] = unix_pair();
	return [$context, $context->add(new SocketPollHandle($a), [Event::Read], 'w'), $b];
}

$init = 'Failed to initialize polling context';
fault_cases([
	'epoll_create1 EMFILE' => ['epoll_create1:1:EMFILE', function () use ($init): void {
		throws_code('FailedContextInitializationException', $init, 9, fn() => new Context(Backend::Epoll));
		same(Backend::Epoll, (new Context(Backend::Epoll))->getBackend(), 'the next one is made');
	}],
	'epoll_create1 ENOMEM' => ['epoll_create1:1:ENOMEM', function () use ($init): void {
		throws_code('FailedContextInitializationException', $init, 2, fn() => new Context(Backend::Epoll));
	}],
	'epoll_create1 ENOSYS' => ['epoll_create1:1:ENOSYS', function () use ($init): void {
		throws_code('FailedContextInitializationException', $init, 11, fn() => new Context(Backend::Epoll));
	}],
	'add ENOSPC' => ['epoll_ctl:1:ENOSPC', function (): void {
		$context = new Context(Backend::Epoll);
		[$a, $b] = unix_pair();
		$handle = new SocketPollHandle($a);
		throws_code('FailedHandleAddException', 'Failed to add handle', 1, fn() => $context->add($handle, [Event::Read]));
		same(true, $context->add($handle, [Event::Read], 'w')->isActive(), 'again');
		socket_write($b, 'x');
		same(['w'], found($context), 'it is watched');
	}],
	'modify ENOMEM' => ['epoll_ctl:2:ENOMEM', function (): void {
		[$context, $w, $b] = watched();
		throws_code('FailedWatcherModificationException', 'Failed to modify watcher in polling system', 2, fn() => $w->modify([Event::Write], 'new'));
		same([[Event::Read], 'w', true], [$w->getWatchedEvents(), $w->getData(), $w->isActive()], 'as it was');
		same([], found($context), 'still for Read');
	}],
	'modify ENOENT' => ['epoll_ctl:2:ENOENT', function (): void {
		[$context, $w, $b] = watched();
		/* Adding it again answers that it is there: then it is modified. */
		$w->modify([Event::Write]);
		same(['w'], found($context), 'for Write');
	}],
	'remove EBADF' => ['epoll_ctl:2:EBADF', function (): void {
		[$context, $w, $b] = watched();
		$w->remove();
		same(false, $w->isActive(), 'removed');
		socket_write($b, 'x');
		same([], found($context, 5), 'what the system still reports reaches nobody');
	}],
	'wait EINTR' => ['epoll_wait:1:EINTR', function (): void {
		[$context, , $peer] = watched();
		throws_code('FailedPollWaitException', 'Poll wait failed', 7, fn() => found($context));
		same([], found($context), 'the next one');
	}],
	'wait EBADF' => ['epoll_wait:1:EBADF', function (): void {
		[$context, , $peer] = watched();
		throws_code('FailedPollWaitException', 'Poll wait failed', 3, fn() => found($context));
	}],
	'poll EINTR' => ['poll:1:EINTR', function (): void {
		[$context, , $peer] = watched(Backend::Poll);
		throws_code('FailedPollWaitException', 'Poll wait failed', 7, fn() => found($context));
		same([], found($context), 'the next one');
	}],
	'poll ENOMEM' => ['poll:1:ENOMEM', function (): void {
		[$context, , $peer] = watched(Backend::Poll);
		throws_code('FailedPollWaitException', 'Poll wait failed', 2, fn() => found($context));
	}],
	'no epoll_pwait2' => ['epoll_pwait2:1:ENOSYS:0', function (): void {
		[$context, , $peer] = watched();
		$before = hrtime(true);
		same([], $context->wait(Duration::fromMicroseconds(1500)), 'in milliseconds');
		holds(hrtime(true) - $before >= 1500000, 'rounded up');
	}],
	'no ppoll' => ['ppoll:1:ENOSYS:0', function (): void {
		[$context, , $peer] = watched(Backend::Poll);
		$before = hrtime(true);
		same([], $context->wait(Duration::fromMicroseconds(1500)), 'in milliseconds');
		holds(hrtime(true) - $before >= 1500000, 'rounded up');
	}],
	/* The second sleep would fail, and so would the second look at the system. */
	'streams: one sleep' => ['epoll_wait:2:EBADF:0,epoll_pwait:2:EBADF:0,epoll_pwait2:1:EBADF:0', function (): void {
		$context = new Context(Backend::Epoll);
		$kept = [];
		for ($i = 0; $i < 200; $i++) {
			$kept[] = [$a] = stream_pair();
			$context->add(new StreamPollHandle($a), [Event::Read]);
		}
		same([], $context->wait(Duration::fromMilliseconds(20)), 'nothing comes');
	}],
	'made anew: no descriptor' => ['epoll_ctl:2:EBADF,epoll_create1:2:EMFILE', function (): void {
		[$context, $w, $b] = watched();
		$w->remove();
		socket_write($b, 'x');
		throws_code('FailedPollWaitException', 'Poll wait failed', 9, fn() => found($context));
		same([], found($context), 'the next one makes it');
	}],
	'made anew: refused' => ['epoll_ctl:3:EBADF,epoll_ctl:4:ENOSPC', function (): void {
		[$context, $w, $b] = watched();
		[$c, $d] = unix_pair();
		$context->add(new SocketPollHandle($c), [Event::Write], 'other');
		$w->remove();
		socket_write($b, 'x');
		same(['other'], found($context), 'who is alive');
		throws_code('FailedPollWaitException', 'Poll wait failed', 1, fn() => found($context));
		same(['other'], found($context), 'the next one');
	}],
]);
?>
--EXPECT--
ok epoll_create1 EMFILE
ok epoll_create1 ENOMEM
ok epoll_create1 ENOSYS
ok add ENOSPC
ok modify ENOMEM
ok modify ENOENT
ok remove EBADF
ok wait EINTR
ok wait EBADF
ok poll EINTR
ok poll ENOMEM
ok no epoll_pwait2
ok no ppoll
ok streams: one sleep
ok made anew: no descriptor
ok made anew: refused
