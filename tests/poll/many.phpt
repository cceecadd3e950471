--TEST--
many watchers: added and removed, alive at once, and at the end of the script
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/own.inc';
need_own_poll();
?>
--FILE--
<?php
require __DIR__ . '/own.inc';

use Io\Poll\{Context, Event};

bound(100);
each_backend(function ($backend, $name): void {
	$context = new Context($backend);
	[$a, $b] = unix_pair();
	$handle = new SocketPollHandle($a);
	$turn = function (int $n) use ($context, $handle): void {
		for ($i = 0; $i < $n; $i++) {
			$context->add($handle, [Event::Write], $i)->remove();
		}
	};
	$turn(100);
	$before = memory_get_usage();
	$turn(100000);
	same($before, memory_get_usage(), "$name: 100,000 added and removed take no memory");
	same([], found($context), "$name: nobody is left");

	[$stream, $peer] = stream_pair();
	$before = memory_get_usage();
	for ($i = 0; $i < 20000; $i++) {
		$context->add(new StreamPollHandle($stream), [Event::Read], $i)->remove();
	}
	holds(memory_get_usage() - $before < 4096, "$name: nor do 20,000 with handles of their own");

	$pairs = $watchers = [];
	for ($i = 0; $i < 3000; $i++) {
		$pairs[$i] = unix_pair();
		$watchers[$i] = $context->add(new SocketPollHandle($pairs[$i][0]), [Event::Read], $i);
	}
	for ($i = 0; $i < 3000; $i += 2) {
		$watchers[$i]->remove();
	}
	for ($i = 0; $i < 3000; $i += 3) {
		socket_write($pairs[$i][1], 'x');
	}
	$found = found($context);
	sort($found);
	same(range(3, 2997, 6), $found, "$name: those that are watched and ready");
	$GLOBALS['kept'][] = [$context, $watchers];
});
finish();
?>
--EXPECT--
12 checks held
