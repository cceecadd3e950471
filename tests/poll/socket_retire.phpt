--TEST--
closing watched Sockets, on every version: in any order, again and again, and at the end of the script
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/own.inc';

use Io\Poll\{Context, Event};

bound(60);
each_backend(function ($backend, $name): void {
	$context = new Context($backend);
	$turn = function (int $n, bool $remove) use ($context): int {
		$wrong = 0;
		for ($i = 0; $i < $n; $i++) {
			[$a, $b] = unix_pair();
			$w = $context->add(new SocketPollHandle($a), [Event::Write], $i);
			$wrong += found($context) !== [$i];
			$remove && $w->remove();
			socket_close($a);
			$remove || $w->remove();
			$wrong += $w->isActive() || found($context) !== [];
		}
		return $wrong;
	};
	$turn(10, true);
	$turn(10, false);
	gc_collect_cycles();
	$before = memory_get_usage();
	same(0, $turn(2000, true), "$name: removed and closed");
	same(0, $turn(2000, false), "$name: closed and removed");
	gc_collect_cycles();
	holds(memory_get_usage() - $before < 65536, "$name: that takes no memory: " . (memory_get_usage() - $before));

	/* Half of many, closed while all are ready. */
	$pairs = $watchers = [];
	for ($i = 0; $i < 200; $i++) {
		$pairs[$i] = unix_pair();
		$watchers[$i] = $context->add(new SocketPollHandle($pairs[$i][0]), [Event::Read], $i);
		socket_write($pairs[$i][1], 'x');
	}
	foreach ($context->wait(Time\Duration::fromSeconds(0)) as $w) {
		if ($w->getData() % 2) {
			socket_close($w->getHandle()->getSocket());
		}
	}
	$found = found($context);
	sort($found);
	same(range(0, 198, 2), $found, "$name: the other half");
	same([false, true], [$watchers[1]->isActive(), $watchers[2]->isActive()], "$name: inactive, active");

	/* Dropped in every order. */
	for ($order = 0; $order < 24; $order++) {
		[$a, $b] = unix_pair();
		$things = ['socket' => $a, 'handle' => new SocketPollHandle($a), 'context' => new Context($backend)];
		$things['watcher'] = $things['context']->add($things['handle'], [Event::Read], $order % 2 ? $things['context'] : null);
		unset($a);
		$names = array_keys($things);
		for ($n = $order, $left = 4; $left > 0; $n = intdiv($n, $left), $left--) {
			$key = array_splice($names, $n % $left, 1)[0];
			if ($key === 'socket' && $order % 3 === 0) {
				socket_close($things['socket']);
			}
			unset($things[$key]);
		}
		gc_collect_cycles();
		socket_set_nonblock($b);
		same('', socket_read($b, 1), "$name: order $order");
	}
	/* In a handler of a signal, during the wait. */
	if (function_exists('pcntl_alarm') && function_exists('posix_kill')) {
		pcntl_async_signals(true);
		[$a, $b] = unix_pair();
		$w = $context->add(new SocketPollHandle($a), [Event::Read], 'closed by a handler');
		pcntl_signal(SIGUSR1, fn() => socket_close($a), false);
		posix_kill(getmypid(), SIGUSR1);
		same(false, $w->isActive(), "$name: closed by a handler");
	} else {
		same(true, true, 'no pcntl');
	}
	$GLOBALS['kept'][] = [$pairs, $watchers, $context];
});
finish();
?>
--EXPECT--
90 checks held
