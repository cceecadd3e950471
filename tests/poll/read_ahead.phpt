--TEST--
P3: bytes that a stream has read ahead are reported as Read
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

use Io\Poll\{Backend, Context, Event};
use Time\Duration;

bound(50);

/** A stream that has one line in its buffer and nothing in the system. */
function ahead(string $text = "first\nsecond\n"): array
{
	[$a, $b] = stream_pair();
	fwrite($b, $text);
	fgets($a);
	return [$a, $b];
}

each_backend(function ($backend, $name): void {
	$context = new Context($backend);
	[$a, $b] = ahead();
	$w = $context->add(new StreamPollHandle($a), [Event::Read], 'w');
	same(['w'], found($context), "$name: read before it was added");
	same([Event::Read], $w->getTriggeredEvents(), "$name: as Read");
	same(['w'], found($context), "$name: for as long as they are there");
	same(['w'], array_map(fn($w) => $w->getData(), $context->wait()), "$name: the wait ends");
	fwrite($b, "third\n");
	same(['w'], found($context), "$name: once, though the system has more");
	same("second\n", fgets($a), "$name: the line");
	same(['w'], found($context), "$name: from the system");
	same("third\n", fgets($a), "$name: the third line");
	same([], found($context), "$name: read to the end");

	fwrite($b, "one\ntwo\n");
	same(['w'], found($context), "$name: from the system");
	fgets($a);
	same(['w'], found($context), "$name: read ahead after a wait");
	$w->modifyEvents([Event::Write]);
	same(['w'], found($context), "$name: Write");
	same([Event::Write], $w->getTriggeredEvents(), "$name: not asked for Read");
	$w->modifyEvents([Event::Read, Event::Write]);
	same(['w'], found($context), "$name: both");
	same([Event::Read, Event::Write], $w->getTriggeredEvents(), "$name: one entry with both");
	$w->modifyEvents([Event::Read, Event::OneShot]);
	same(['w'], found($context), "$name: OneShot");
	same([], found($context), "$name: only once");
	fwrite($b, 'x');
	same([], found($context), "$name: silent also for the system");
	$w->modifyEvents([Event::Read, Event::OneShot]);
	same(['w'], found($context), "$name: armed again");
	$w->modifyEvents([Event::Read]);
	fclose($a);
	same([], found($context), "$name: closed");

	/* Within maxEvents, and everybody in turn. */
	$context = new Context($backend);
	$kept = $seen = [];
	for ($i = 0; $i < 6; $i++) {
		[$a, $b] = $kept[] = $i % 2 ? ahead() : stream_pair();
		$i % 2 || fwrite($b, 'x');
		$context->add(new StreamPollHandle($a), [Event::Read], $i);
	}
	foreach ([1, 2] as $max) {
		$seen = array_fill(0, 6, 0);
		for ($i = 0; $i < 60; $i++) {
			$found = found($context, 0, $max);
			holds(count($found) <= $max, "$name: at most $max");
			foreach ($found as $who) {
				$seen[$who]++;
			}
		}
		holds(count(array_filter(array_intersect_key($seen, [0 => 1, 2 => 1, 4 => 1]))) === 3, "$name: the system's: " . implode(' ', $seen));
		holds(array_sum([$seen[1], $seen[3], $seen[5]]) > 0, "$name: those ahead: " . implode(' ', $seen));
	}
	$found = found($context);
	sort($found);
	same([0, 1, 2, 3, 4, 5], $found, "$name: all");

	/* Read without having been reported, among many. */
	$context = new Context($backend);
	$kept = [];
	for ($i = 0; $i < 200; $i++) {
		$kept[] = [$a, $b] = stream_pair();
		$context->add(new StreamPollHandle($a), [Event::Read], $i);
	}
	same([], found($context), "$name: nothing yet");
	fwrite($kept[150][1], "first\nsecond\n");
	fgets($kept[150][0]);
	same([150], array_map(fn($w) => $w->getData(), $context->wait(Duration::fromSeconds(20))), "$name: noticed by a wait that sleeps");
	fgets($kept[150][0]);
	fwrite($kept[120][1], "first\nsecond\n");
	fgets($kept[120][0]);
	for ($i = 0; $i < 100 && !($found = found($context)); $i++) {
	}
	same([120], $found, "$name: noticed by waits that only look");
});

if (in_array(Backend::Epoll, Backend::getAvailableBackends(), true)) {
	[$a, $b] = ahead();
	$context = new Context(Backend::Epoll);
	$context->add(new StreamPollHandle($a), [Event::Read, Event::EdgeTriggered], 'w');
	same([], found($context), 'edges are the system\'s');
}
finish();
?>
--EXPECT--
445 checks held
