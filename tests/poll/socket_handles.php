<?php
/* SocketPollHandle, in whichever Io\Poll there is. */
require __DIR__ . '/poll.inc';

use Io\Poll\{Backend, Context, Event, Watcher};
use Time\Duration;

function probe(Watcher $w): string
{
	$calls = [
		'remove' => fn() => $w->remove(),
		'modify' => fn() => $w->modify([Event::Read], 1),
		'modifyEvents' => fn() => $w->modifyEvents([Event::Read]),
		'modifyData' => fn() => $w->modifyData(1),
		'remove again' => fn() => $w->remove(),
	];
	foreach ($calls as $name => $call) {
		try {
			$call();
			$seen[] = "$name fine";
		} catch (Throwable $e) {
			$seen[] = "$name " . get_class($e) . " {$e->getMessage()} {$e->getCode()}";
		}
	}
	return implode('; ', $seen) . '; ' . state($w);
}

[$a, $b] = pair();
$handle = new SocketPollHandle($a);
case_('surface', fn() => implode(' ', array_map(fn($m) => $m->getName(), (new ReflectionClass($handle))->getMethods())));
case_('implements', fn() => json_encode(class_implements($handle)));
case_('final', fn() => (new ReflectionClass($handle))->isFinal());
case_('of nothing', fn() => new SocketPollHandle());
case_('of a stream', fn() => new SocketPollHandle(stream_pair()[0]));
case_('of an int', fn() => new SocketPollHandle(1));
case_('of null', fn() => new SocketPollHandle(null));
case_('of a closed socket', fn() => new SocketPollHandle(closed_socket()));
case_('twice', fn() => $handle->__construct($b));
case_('dynamic property', function () use ($handle) { $handle->x = 1; });
case_('serialize', fn() => serialize($handle));
case_('unserialize', fn() => unserialize('O:16:"SocketPollHandle":0:{}'));
case_('clone', fn() => clone $handle);
case_('without constructor', fn() => (new ReflectionClass($handle))->newInstanceWithoutConstructor());
case_('dump', fn() => preg_replace('/#\d+/', '#', print_r($handle, true)));
case_('json', fn() => json_encode($handle));
case_('getSocket', fn() => $handle->getSocket() === $a);
case_('isValid', fn() => $handle->isValid());
case_('keeps the Socket', function () {
	$pair = pair();
	$handle = new SocketPollHandle($pair[0]);
	unset($pair[0]);
	socket_write($pair[1], 'x');
	return socket_read($handle->getSocket(), 5);
});

foreach (BACKENDS as $backend) {
	$name = $backend->name;
	case_("$name data", function () use ($backend) {
		[$a, $b] = pair();
		$context = new Context($backend);
		$w = $context->add(new SocketPollHandle($a), [Event::Read], 'w');
		$seen = [found($context)];
		socket_write($b, 'x');
		$seen[] = found($context);
		$w->modifyEvents([Event::Read, Event::Write]);
		$seen[] = found($context);
		$w->modify([Event::Read, Event::OneShot], 'once');
		$seen[] = found($context);
		$seen[] = found($context);
		$w->remove();
		$seen[] = found($context);
		return implode(' / ', $seen) . ' / ' . probe($w);
	});
	case_("$name closed", function () use ($backend) {
		[$a, $b] = pair();
		$context = new Context($backend);
		$w = $context->add($handle = new SocketPollHandle($a), [Event::Read], 'w');
		socket_write($b, 'x');
		socket_close($a);
		return found($context) . json_encode([$handle->isValid(), $handle->getSocket() === $a]) . probe($w);
	});
	case_("$name closed by wait alone", function () use ($backend) {
		[$a, $b] = pair();
		$context = new Context($backend);
		$context->add(new SocketPollHandle($a), [Event::Read], 'w');
		socket_close($a);
		return found($context, Duration::fromMilliseconds(1));
	});
	case_("$name add a closed one", function () use ($backend) {
		[$a, $b] = pair();
		$handle = new SocketPollHandle($a);
		socket_close($a);
		return (new Context($backend))->add($handle, [Event::Read]);
	});
	case_("$name in two contexts", function () use ($backend) {
		[$a, $b] = pair();
		$handle = new SocketPollHandle($a);
		$one = new Context($backend);
		$two = new Context($backend);
		$w1 = $one->add($handle, [Event::Read], 1);
		$w2 = $two->add($handle, [Event::Read], 2);
		socket_write($b, 'x');
		$seen = [found($one), found($two)];
		socket_close($a);
		return implode(' / ', $seen) . ' / ' . probe($w1) . ' / ' . probe($w2);
	});
	case_("$name two handles of one Socket", function () use ($backend) {
		[$a, $b] = pair();
		$context = new Context($backend);
		$context->add(new SocketPollHandle($a), [Event::Read], 1);
		return $context->add(new SocketPollHandle($a), [Event::Read], 2);
	});
	case_("$name removed, then closed", function () use ($backend) {
		[$a, $b] = pair();
		$context = new Context($backend);
		$w = $context->add(new SocketPollHandle($a), [Event::Read], 'w');
		$w->remove();
		socket_close($a);
		return probe($w);
	});
	case_("$name context gone, then closed", function () use ($backend) {
		[$a, $b] = pair();
		$context = new Context($backend);
		$w = $context->add(new SocketPollHandle($a), [Event::Read], 'w');
		unset($context);
		socket_close($a);
		return probe($w);
	});
	case_("$name closed, then the context gone", function () use ($backend) {
		[$a, $b] = pair();
		$context = new Context($backend);
		$w = $context->add(new SocketPollHandle($a), [Event::Read], 'w');
		socket_close($a);
		unset($context);
		return probe($w);
	});
	case_("$name the number used again", function () use ($backend) {
		$context = new Context($backend);
		$seen = [];
		for ($i = 0; $i < 5; $i++) {
			[$a, $b] = pair();
			$old[] = $context->add(new SocketPollHandle($a), [Event::Write], $i);
			$seen[] = found($context);
			socket_close($a);
			$old[$i]->remove();
			socket_close($b);
		}
		return implode(' ', $seen) . ' ' . found($context);
	});
	case_("$name a child has the file of a closed one", function () use ($backend) {
		$context = new Context($backend);
		[$a, $b] = pair();
		$w = $context->add(new SocketPollHandle($a), [Event::Read], 'w');
		$child = pcntl_fork();
		if ($child === 0) {
			sleep(5);
			exec('kill -9 ' . getmypid());
		}
		socket_write($b, 'x');
		socket_close($a);
		$seen = [found($context)];
		[$c, $d] = pair();
		$context->add(new SocketPollHandle($c), [Event::Write], 'new');
		$seen[] = found($context);
		exec("kill -9 $child");
		pcntl_waitpid($child, $status);
		return implode(' / ', $seen) . ' / ' . state($w);
	});
	case_("$name closed by socket_close of an exported one", function () use ($backend) {
		[$a, $b] = pair();
		$context = new Context($backend);
		$stream = socket_export_stream($a);
		$w = $context->add(new StreamPollHandle($stream), [Event::Read], 'w');
		socket_close($a);
		return found($context) . probe($w);
	});
	case_("$name a Socket of an exported one closed by socket_close", function () use ($backend) {
		[$a, $b] = pair();
		$context = new Context($backend);
		$stream = socket_export_stream($a);
		$w = $context->add(new SocketPollHandle($a), [Event::Read], 'w');
		socket_close($a);
		return found($context) . probe($w);
	});
	case_("$name a Socket of an imported one closed by fclose", function () use ($backend) {
		[$a, $b] = stream_pair();
		$context = new Context($backend);
		$socket = socket_import_stream($a);
		$w = $context->add($handle = new SocketPollHandle($socket), [Event::Read], 'w');
		fclose($a);
		return found($context) . json_encode($handle->isValid()) . probe($w);
	});
	case_("$name stream and Socket of one descriptor", function () use ($backend) {
		[$a, $b] = stream_pair();
		$context = new Context($backend);
		$context->add(new StreamPollHandle($a), [Event::Read]);
		return $context->add(new SocketPollHandle(socket_import_stream($a)), [Event::Read]);
	});
	case_("$name exported while it is watched", function () use ($backend) {
		[$a, $b] = pair();
		$context = new Context($backend);
		$w = $context->add(new SocketPollHandle($a), [Event::Read], 'w');
		$stream = socket_export_stream($a);
		socket_write($b, 'x');
		return found($context) . ' ' . state($w);
	});
	case_("$name listener, connect, accept", function () use ($backend) {
		[$listener, $port] = listener();
		$context = new Context($backend);
		$context->add(new SocketPollHandle($listener), [Event::Read], 'listener');
		$client = socket_create(AF_INET, SOCK_STREAM, 0);
		socket_set_nonblock($client);
		@socket_connect($client, '127.0.0.1', $port);
		$context->add(new SocketPollHandle($client), [Event::Write], 'client');
		$seen = [];
		for ($i = 0; $i < 50 && count($seen) < 2; $i++) {
			foreach ($context->wait(Duration::fromSeconds(1)) as $w) {
				$seen[$w->getData()] = names($w->getTriggeredEvents());
			}
		}
		ksort($seen);
		return json_encode($seen) . json_encode(socket_accept($listener) !== false);
	});
	case_("$name a cycle", function () use ($backend) {
		gc_collect_cycles();
		[$a, $b] = pair();
		$context = new Context($backend);
		$w = $context->add(new SocketPollHandle($a), [Event::Read], $a);
		$w->modifyData([$w, $context]);
		unset($a, $w, $context);
		gc_collect_cycles();
		socket_set_nonblock($b);
		return socket_read($b, 1);
	});
}
done();
