--TEST--
a stream that is closed without remove() never delivers again
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/own.inc';
need_linux();
need_own_poll();
?>
--FILE--
<?php
require __DIR__ . '/own.inc';

use Io\Poll\{Context, Event};

bound(30);

/** The number of a socket's descriptor, by its inode. */
function copy_of($stream)
{
	$before = descriptors();
	$copies = [];
	foreach ($before as $number => $link) {
		if (str_starts_with($link, 'socket:')) {
			$copy = fopen("php://fd/$number", 'r+');
			$copies[] = $copy;
		}
	}
	return $copies;
}

each_backend(function ($backend, $name): void {
	$context = new Context($backend);
	[$a, $b] = stream_pair();
	$old = $context->add(new StreamPollHandle($a), [Event::Read], 'old');
	$copies = copy_of($a);
	fwrite($b, 'x');
	fclose($a);
	same([], found($context), "$name: the copy keeps the file open, nobody hears of it");
	same([], found($context, 5), "$name: nor while it waits");
	same(false, $old->isActive(), "$name: it is known to be closed");
	$old->remove();

	/* Known to be closed before any wait, and its place taken by another. */
	[$a, $b] = stream_pair();
	$old = $context->add(new StreamPollHandle($a), [Event::Read], 'old');
	$copies = array_merge($copies, copy_of($a));
	fwrite($b, 'x');
	fclose($a);
	same(false, $old->isActive(), "$name: closed");
	[$c, $d] = stream_pair();
	$next = $context->add(new StreamPollHandle($c), [Event::Read], 'next');
	same([], found($context), "$name: what comes for the closed one is not the next one's");
	fwrite($d, 'x');
	same(['next'], found($context), "$name: the next one's own");
	$next->remove();

	/* Several at once, and others that go on. */
	$pairs = $watchers = [];
	for ($i = 0; $i < 20; $i++) {
		$pairs[$i] = stream_pair();
		$watchers[$i] = $context->add(new StreamPollHandle($pairs[$i][0]), [Event::Read], $i);
		fwrite($pairs[$i][1], 'x');
	}
	$copies = array_merge($copies, copy_of(null));
	for ($i = 0; $i < 20; $i += 2) {
		fclose($pairs[$i][0]);
	}
	$found = found($context);
	sort($found);
	same(range(1, 19, 2), $found, "$name: only the open ones");
	for ($i = 0; $i < 3; $i++) {
		same(10, count(found($context)), "$name: again and again");
	}

	/* New streams under their numbers. */
	$new = [];
	for ($i = 0; $i < 20; $i++) {
		$new[$i] = stream_pair();
		$context->add(new StreamPollHandle($new[$i][0]), [Event::Read], "new $i");
	}
	same(10, count(found($context)), "$name: new ones are silent");
	fwrite($new[7][1], 'x');
	holds(in_array('new 7', found($context), true), "$name: and heard");
	same([false, true], [$watchers[0]->isActive(), $watchers[1]->isActive()], "$name: old ones");
	foreach (range(0, 18, 2) as $i) {
		$watchers[$i]->remove();
	}
	same(11, count(found($context)), "$name: removing the dead touches no other");
});
finish();
?>
--EXPECT--
42 checks held
