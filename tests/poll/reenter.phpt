--TEST--
what runs in the middle may do anything: destructors that close, remove, add and wait
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

bound(30);

final class Runs
{
	public function __construct(private Closure $what)
	{
	}

	public function __destruct()
	{
		($this->what)();
	}
}

each_backend(function ($backend, $name): void {
	/* Dead watchers are released by the wait that finds them: their data ends there. */
	$context = new Context($backend);
	$pairs = $log = [];
	for ($i = 0; $i < 6; $i++) {
		$pairs[$i] = stream_pair();
	}
	[$c, $d] = unix_pair();
	$extra = $context->add(new SocketPollHandle($c), [Event::Write], 'extra');
	for ($i = 0; $i < 6; $i++) {
		$context->add(new StreamPollHandle($pairs[$i][0]), [Event::Read], new Runs(function () use ($context, $extra, &$log, $i): void {
			$log[] = $i;
			if ($extra->isActive()) {
				$extra->remove();
			}
			found($context);
			$context->add(new StreamPollHandle(stream_pair()[0]), [Event::Read]);
		}));
		fwrite($pairs[$i][1], 'x');
	}
	$copies = array_map(fn($pair) => proc_open(['sleep', '10'], [3 => $pair[0]], $pipes), array_slice($pairs, 0, 3));
	foreach (range(0, 4) as $i) {
		fclose($pairs[$i][0]);
	}
	$result = $context->wait(Time\Duration::fromSeconds(0));
	$expected = array_filter($result, fn($w) => $w->isActive());
	holds(count($result) <= 2, "$name: only those that are open");
	unset($result, $expected);
	foreach ($copies as $copy) {
		proc_terminate($copy, 9);
	}
	/* A destructor that ends the context it belongs to. */
	$holder = new ArrayObject();
	$holder['context'] = new Context($backend);
	[$a, $b] = stream_pair();
	$w = $holder['context']->add(new StreamPollHandle($a), [Event::Read], new Runs(function () use ($holder): void {
		unset($holder['context']);
	}));
	$w->modifyData(null);
	same([0, false], [count($holder), $w->isActive()], "$name: the context ended while its watcher was modified");
	/* One that throws. */
	$context = new Context($backend);
	$w = $context->add(new StreamPollHandle($a), [Event::Read], new Runs(fn() => throw new LogicException('from a destructor')));
	throws(LogicException::class, 'from a destructor', fn() => $w->modify([Event::Write], 'new'));
	same('new', $w->getData(), "$name: modified all the same");
	/* Destruction in any order. */
	foreach ([[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] as $order) {
		[$x, $y] = unix_pair();
		$things = [new Context($backend), new SocketPollHandle($x), $x, null];
		$things[3] = $things[0]->add($things[1], [Event::Read], $things[0]);
		unset($x);
		foreach ($order as $i) {
			$things[$i] = null;
		}
		gc_collect_cycles();
		socket_set_nonblock($y);
		same('', socket_read($y, 1), "$name: all is gone");
	}
	/* A destructor that socket_close runs finds the socket closed. */
	[$x, $y] = unix_pair();
	$context = new Context($backend);
	$context->add(new SocketPollHandle($x), [Event::Read], new Runs(function () use ($x, $name): void {
		throws(Error::class, 'socket_close(): Argument #1 ($socket) has already been closed', fn() => socket_close($x), "$name: closed");
		$GLOBALS['taken'] = unix_pair();
	}));
	socket_close($x);
	socket_write($GLOBALS['taken'][0], 'x');
	same('x', socket_read($GLOBALS['taken'][1], 1), "$name: the next owner of the number keeps it");
	/* socket_close from a destructor while the context ends. */
	[$x, $y] = unix_pair();
	$context = new Context($backend);
	$context->add(new SocketPollHandle($x), [Event::Read], new Runs(fn() => socket_close($x)));
	unset($context);
	throws(Error::class, 'SocketPollHandle::__construct(): Argument #1 ($socket) has already been closed', fn() => new SocketPollHandle($x));
});
finish();
?>
--EXPECT--
33 checks held
