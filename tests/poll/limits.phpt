--TEST--
the largest maxEvents takes no memory; times beyond what the system can count
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/own.inc';
need_fork();
need_own_poll();
?>
--FILE--
<?php
require __DIR__ . '/own.inc';

use Io\Poll\{Context, Event};
use Time\Duration;

bound(30);
each_backend(function ($backend, $name): void {
	$context = new Context($backend);
	[$a, $b] = unix_pair();
	$context->add(new SocketPollHandle($a), [Event::Read], 'w');
	$before = memory_get_peak_usage();
	same([], found($context, 0, 2147483647), "$name: nothing");
	socket_write($b, 'x');
	same(['w'], found($context, 0, 2147483647), "$name: one");
	holds(memory_get_peak_usage() - $before < 65536, "$name: memory");
	socket_read($a, 1);
	foreach ([Duration::fromHours(24 * 30), Duration::fromSeconds((int) min(9223372035, PHP_INT_MAX))] as $long) {
		$peer = peer(function () use ($b): void {
			usleep(30000);
			socket_write($b, 'x');
		});
		same('w', $context->wait($long)[0]->getData(), "$name: woken from a long wait");
		socket_read($a, 1);
		$peer->wait();
	}
});
finish();
?>
--EXPECT--
15 checks held
