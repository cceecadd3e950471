--TEST--
examples/event_loop.php: timers, signals, watchers; its server
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
need_poll();
need_fork();
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
bound(50);
require example_path('event_loop');
use Io\Poll\{Backend, Context, Event, Watcher};

preg_match('~^final class EventLoop\n.*?^}\n~ms', file_get_contents(example_path('event_loop')), $class);
$lines = preg_grep('~^\s*(?:/?\*|$)~', explode("\n", $class[0]), PREG_GREP_INVERT);
holds(count($lines) > 50 && count($lines) < 100, 'the loop has less than 100 lines of code');

foreach (Backend::getAvailableBackends() as $backend) {
	$name = $backend->name;
	$loop = new EventLoop(new Context($backend));
	$loop->run();
	holds(true, "$name: nothing to do, so it ends");

	/* Timers: in the order of their times, then of their making. */
	$seen = [];
	$see = function (string $what) use (&$seen) {
		return function () use (&$seen, $what) { $seen[] = $what; };
	};
	$start = hrtime(true);
	$loop->timer(1.0, $see('1 s'));
	$loop->timer(0.5, $see('0.5 s'));
	$loop->timer(0.5, $see('0.5 s too'));
	$gone = $loop->timer(0.7, $see('cancelled'));
	$loop->cancel($gone);
	$loop->timer(0, function () use ($loop, $see, &$seen) {
		$loop->timer(0, $see('soon after'));
		$seen[] = 'soon';
	});
	$loop->run();
	same(['soon', 'soon after', '0.5 s', '0.5 s too', '1 s'], $seen, "$name: timers in order");
	holds(hrtime(true) - $start >= 1e9, "$name: not before their time");

	$n = 0;
	$number = $loop->timer(0.001, function () use (&$n, &$number, $loop) { ++$n < 5 || $loop->cancel($number); }, again: true);
	$loop->run();
	same(5, $n, "$name: again and again, until it is cancelled");
	$n = 0;
	$number = $loop->timer(0, function () use (&$n, $loop) { ++$n < 3 || $loop->stop(); }, again: true);
	$loop->timer(100, $see('never'));
	$loop->run();
	same(3, $n, "$name: stopped");
	$loop->cancel($number);

	/* Watchers: one removes the other although both are ready. */
	$loop = new EventLoop(new Context($backend));
	[$a, $b] = unix_pair();
	$seen = [];
	$watchers = [];
	foreach (['a' => $a, 'b' => $b] as $end => $socket) {
		$watchers[] = $loop->watch(new SocketPollHandle($socket), [Event::Write], function () use ($loop, &$watchers, &$seen) {
			array_map($loop->unwatch(...), $watchers);
			$seen[] = 'one';
		});
	}
	$loop->run();
	same(['one'], $seen, "$name: what was removed is not called");
	$stream = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
	$loop->watch(new StreamPollHandle($stream[0]), [Event::Read], function (Watcher $watcher) use ($loop, $stream, &$seen) {
		$seen[] = fread($stream[0], 100);
		$loop->unwatch($watcher);
	});
	$loop->timer(0.001, fn() => fwrite($stream[1], 'from a stream'));
	$loop->run();
	same(['one', 'from a stream'], $seen, "$name: a stream");

	/* Signals: while it waits, and before it does. */
	$seen = [];
	$parent = getmypid();
	$loop->signal(SIGUSR1, function () use (&$seen, $loop) {
		$seen[] = 'signal';
		$loop->stop();
	});
	$hold = $loop->timer(30, fn() => null);
	exec("kill -USR1 $parent");
	$loop->run();
	same(['signal'], $seen, "$name: a signal before the wait");
	$child = peer(function () use ($parent) {
		usleep(50000);
		exec("kill -USR1 $parent");
	});
	$loop->run();
	same(['signal', 'signal'], $seen, "$name: a signal during the wait");
	same(0, $child->wait(), "$name: exit status of the sender");
	pcntl_signal(SIGUSR1, SIG_DFL);
}
holds($name === 'Epoll' || PHP_OS_FAMILY !== 'Linux', 'the last one was epoll');

/* The server. */
$server = new Example('event_loop', '0', '10');
$a = $server->connect();
$b = $server->connect();
write_all($a, "one\ntwo\nhalf");
same("one\ntwo\n", read_exactly($a, 8), 'whole lines come back');
write_all($b, "of b\n");
same("of b\n", read_exactly($b, 5), 'each its own');
write_all($a, " and half\n");
same("half and half\n", read_exactly($a, 14), 'the rest');
$long = str_repeat(str_repeat('x', 60000) . "\n", 50);
$writer = peer(fn() => write_all($b, $long));
$back = '';
while (strlen($back) < strlen($long) && ($part = (string) socket_read($b, 65536)) !== '') {
	$back .= $part;
}
same(md5($long), md5($back), 'lines that no buffer takes');
same(0, $writer->wait(), 'exit status of the writer');
$server->signal(SIGTERM);
same('ended by a signal', $server->finish(), 'it ends by a signal');
same('', socket_read($a, 1), 'and the clients see it');

/* A line without an end, and not enough descriptors. */
$server = new Example('event_loop', '0', '40');
$a = $server->connect();
$b = $server->connect();
@write_all($a, str_repeat('x', 200000));
holds(@socket_read($a, 1) === '' || socket_last_error($a) === SOCKET_ECONNRESET, 'a line without an end is the end');
write_all($b, "still here\n");
same("still here\n", read_exactly($b, 11), 'the others stay');
$server->signal(SIGTERM);
same('ended by a signal', $server->finish(), 'it ends by a signal again');
Example::$runner = PHP_OS_FAMILY === 'Linux' ? ['sh', '-c', 'exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; ulimit -n 16; exec "$@"', 'sh'] : [];
$server = new Example('event_loop', '0', '10');
$clients = [];
for ($n = 0; $n < 30; $n++) {
	$clients[] = $client = $server->connect();
	write_all($client, "I am $n\n");
}
$wrong = 0;
foreach ($clients as $n => $client) {
	$wrong += read_exactly($client, strlen("I am $n\n")) === "I am $n\n" ? 0 : 1;
	socket_close($client);
}
same(0, $wrong, 'all are served in the end');
$server->signal(SIGTERM);
same('ended by a signal', $server->finish(), 'and it ends');
Example::$runner = [];

$server = new Example('event_loop', '0', '0.2');
$a = $server->connect();
same("too slow\n", read_exactly($a, 100), 'a silent client');
same('', $server->finish(), 'it ends by itself');
finish();
?>
--EXPECT--
44 checks held
