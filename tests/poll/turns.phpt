--TEST--
P2: every ready handle gets a turn, however few a wait returns
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

each_backend(function ($backend, $name): void {
	$context = new Context($backend);
	for ($i = 0; $i < 7; $i++) {
		[$kept[], $peers[$i]] = stream_pair();
		$watchers[$i] = $context->add(new StreamPollHandle($kept[$i]), [Event::Read], $i);
		fwrite($peers[$i], 'x');
	}
	foreach ([1, 2, 3] as $max) {
		$times = array_fill(0, 7, 0);
		for ($i = 0; $i < 70; $i++) {
			foreach (found($context, 0, $max) as $who) {
				$times[$who]++;
			}
		}
		holds(max($times) - min($times) <= 1, "$name: turns of $max: " . implode(' ', $times));
	}
	/* One comes and goes meanwhile: always the last, it waits for the others. */
	$times = array_fill(0, 7, 0);
	for ($i = 0; $i < 140; $i++) {
		$watchers[6]->remove();
		$watchers[6] = $context->add(new StreamPollHandle($kept[6]), [Event::Read], 6);
		foreach (found($context, 0, 2) as $who) {
			$times[$who]++;
		}
	}
	holds(min(array_slice($times, 0, 6)) > 20, "$name: turns with changes: " . implode(' ', $times));
});
finish();
?>
--EXPECT--
12 checks held
