--TEST--
Io\Poll: no signal is lost before, between and in the sleeps of a wait
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_fork();
need_function('posix_kill');
(new ReflectionClass('Io\Poll\Context'))->getExtensionName() === 'sockets' || skip('Io\Poll is PHP\'s own here');
?>
--FILE--
<?php
use Io\Poll\{Backend, Context, Event, FailedPollWaitException};

require __DIR__ . '/../sockets.inc';
bound(100);
const ROUNDS = 1500;
const LOST_AFTER = 20;

/** Sends signals at random moments, each when the one before was handled: an idle wait has nothing else to end it. */
function send_signals(Peer $parent, int $seed): void
{
	mt_srand($seed);
	$parent->hear();
	stream_set_timeout($parent->pipe, LOST_AFTER);
	for ($i = 0; $i < ROUNDS; $i++) {
		for ($until = hrtime(true) + mt_rand(0, 250_000); hrtime(true) < $until;) {
		}
		posix_kill($parent->pid, SIGUSR1);
		if ($parent->hear() === false) {
			posix_kill($parent->pid, SIGUSR2); // lost
			return;
		}
	}
}

pcntl_async_signals(true);
foreach ([Backend::Epoll, Backend::Poll] as $backend) {
	foreach (['sockets' => 3, 'streams' => 0, 'streams that may have read ahead' => 9] as $what => $count) {
		$context = new Context($backend);
		$open = [];
		for ($i = 0; $i < 3; $i++) {
			$open[] = $pair = unix_pair();
			$context->add(new SocketPollHandle($pair[0]), [Event::Read]);
		}
		for ($i = 0; $what !== 'sockets' && $i < max($count, 1); $i++) {
			$open[] = $pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
			$context->add(new StreamPollHandle($pair[0]), [Event::Read]);
		}
		$handled = 0;
		$told = 0;
		$waiting = false;
		$lost = false;
		$ended = 0;
		$peer = peer(fn(Peer $parent) => send_signals($parent, crc32($backend->name . $what)), 90);
		/* One that is handled just before the wait would have nobody to end it: PHP runs no handler between the
		 * assignment of $waiting and the call. */
		pcntl_signal(SIGUSR1, function () use (&$handled, &$told, &$waiting, $peer): void {
			$handled++;
			if (!$waiting) {
				$told++;
				$peer->tell();
			}
		}, false);
		pcntl_signal(SIGUSR2, function () use (&$lost): void {
			$lost = true;
		});
		$peer->tell();
		while ($told < ROUNDS && !$lost) {
			try {
				$waiting = true;
				$context->wait();
				$waiting = false;
				$ended += 1000;
			} catch (FailedPollWaitException $e) {
				$waiting = false;
				$ended += $e->getCode() === FailedPollWaitException::ERROR_INTERRUPTED ? 0 : 1000;
			}
			/* not from the handler: while an exception is on its way PHP runs no handlers, and forgets the signal */
			for (; $told < $handled; $told++) {
				$peer->tell();
			}
		}
		same([ROUNDS, false, 0], [$handled, $lost, $ended], "$backend->name, $what");
		same(0, $peer->wait(), 'the sender ends well');
	}
}
finish();
?>
--EXPECT--
12 checks held
