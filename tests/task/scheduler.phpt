--TEST--
Sockets\set_scheduler: calls that wait in a Fiber go to the scheduler of the program
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, Reader, SocketException, TimeoutException};
use function Sockets\{accept, connect, listen, pair, read, read_line, receive_batch, run, send_file, set_scheduler, sleep, spawn, write_all};

require __DIR__ . '/scheduler.inc';
bound(50);

/* --- setting one --- */
$first = new SelectScheduler();
$second = new SelectScheduler();
same(null, set_scheduler($first), 'none before');
same($first, set_scheduler($second), 'the previous one');
same($second, set_scheduler(null), 'the last one');
same(null, set_scheduler(null), 'none again');
throws('TypeError', 'Sockets\set_scheduler(): Argument #1 ($scheduler) must be of type ?Sockets\Scheduler, stdClass given', fn() => set_scheduler(new stdClass()));

/* --- two Fibers --- */
[$a, $b] = pair();
$order = [];
in_fibers(function () use ($a, &$order) {
	foreach (['one', 'two'] as $line) {
		$order[] = "ask $line";
		write_all($a, "$line\n");
		$order[] = 'hear ' . read_line($a, timeout: 20);
	}
	socket_close($a);
}, function () use ($b, &$order) {
	while (($line = read_line($b)) !== null) {
		$order[] = "answer $line";
		write_all($b, strtoupper($line) . "\n");
	}
	$order[] = 'end';
});
same(['ask one', 'answer one', 'hear ONE', 'ask two', 'answer two', 'hear TWO', 'end'], $order, 'they take turns');

/* --- what select() gets --- */
[$a, $b] = pair();
$seen = [];
same('data', with_select(function (array &$read, array &$write, ?float $timeout) use ($a, $b, &$seen) {
	$seen[] = [$read === [$a], $write, $timeout];
	write_all($b, 'data');
}, fn() => read($a, 10)), 'select() need not suspend');
same([[true, [], null]], $seen, 'the socket itself, and no timeout');
$seen = [];
with_select(function (array &$read, array &$write, ?float $timeout) use (&$seen) {
	$seen[] = [$read, count($write), is_float($timeout) && $timeout > 4 && $timeout <= 5];
	Fiber::suspend();
}, fn() => write_all($a, str_repeat('x', 4 << 20), 5));
same([[], 1, true], $seen[0], 'a writer, and the time that is left');
[$a, $b] = pair();

/* --- deadlines --- */
same([['late', 'the other']], [in_fibers(function () use ($a) {
	return thrown(fn() => read($a, 1, 0.02)) instanceof TimeoutException ? 'late' : 'wrong';
}, fn() => 'the other')], 'a deadline');
same(['no call', []], in_fibers(function (SelectScheduler $s) use ($a) {
	return thrown(fn() => read($a, 1, 0)) instanceof TimeoutException && $s->calls === [] ? 'no call' : 'wrong';
}, fn(SelectScheduler $s) => $s->calls), 'a timeout of 0 never waits');

/* --- every kind of wait --- */
$order = [];
in_fibers(function () use (&$order) {
	sleep(1.5);
	$order[] = 'long';
}, function () use (&$order) {
	sleep(0.7);
	$order[] = 'short';
}, function () use (&$order) {
	$order[] = 'before';
	sleep(0);
	$order[] = 'after';
}, function () use (&$order) {
	$order[] = 'another';
});
same(['before', 'another', 'after', 'short', 'long'], $order, 'sleep(), and a turn');
$server = listen('tcp://127.0.0.1:0');
$at = Endpoint::local($server);
same(['hello', 'by name'], in_fibers(function () use ($server) {
	for ($n = 0; $n < 2; $n++) {
		write_all(accept($server, 20), ['hello', 'by name'][$n] . "\n");
	}
	return 'hello';
}, function () use ($at) {
	read_line(connect($at, 20), timeout: 20);
	return read_line(connect("tcp4://localhost:$at->port", 20), timeout: 20);
}), 'accept and connect, also to a name');
$udp = listen('udp4://127.0.0.1:0');
same(['datagram', 8], in_fibers(fn() => receive_batch($udp, 10)[0]->data, fn() => write_all(connect(Endpoint::local($udp)), 'datagram')), 'receive_batch');
same([['one', 'two'], null], in_fibers(function () use ($a) {
	$lines = [];
	foreach (new Reader($a) as $line) {
		$lines[] = $line;
		if (count($lines) === 2) {
			return $lines;
		}
	}
}, function () use ($b) {
	write_all($b, "one\n");
	sleep(0.01);
	write_all($b, "two\n");
}), 'the iterator of a Reader');
[$near, $far] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
same([9, null, 'of a pipe'], [...in_fibers(fn() => send_file($b, $near), function () use ($far) {
	fwrite($far, 'of a pipe');
	fclose($far);
}), read($a, 100)], 'a stream that is sent');
$large = random_bytes(4 << 20);
same([strlen($large), true], in_fibers(fn() => write_all($a, $large), fn() => Sockets\read_exactly($b, strlen($large)) === $large), 'much data');

/* --- reader and writer of one socket --- */
same(['x', strlen($large), strlen($large)], in_fibers(fn() => read($a, 10), fn() => write_all($a, $large), function () use ($b, $large) {
	write_all($b, 'x');
	return strlen(Sockets\read_exactly($b, strlen($large)));
}), 'reading and writing of one socket');

/* --- what does not go to it --- */
set_scheduler($none = new FunctionScheduler(fn() => throw new Exception('select')));
same(null, sleep(0.001), 'code outside of a Fiber blocks');
throws(TimeoutException::class, 'read: timed out', fn() => read($a, 1, 0.001));
$fiber = new Fiber(function () use ($a, $b) {
	socket_set_option($a, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 1000]);
	$read = [$a];
	$write = $except = null;
	return [@socket_read($a, 10), socket_select($read, $write, $except, 0, 1000), @socket_recv($a, $data, 1, 0)];
});
$fiber->start();
same([false, 0, false], $fiber->getReturn(), 'socket_*() block');
$fiber = new Fiber(fn() => run(function () use ($a, $b) {
	spawn(fn() => write_all($b, 'in run'));
	return [read($a, 10), sleep(0.001)];
}));
$fiber->start();
same(['in run', null], $fiber->getReturn(), 'run() has its own');
same(0, $none->count, 'select() was never called');
set_scheduler(null);
$fiber = new Fiber(fn() => thrown(fn() => read($a, 1, 0.001)));
$fiber->start();
holds($fiber->getReturn() instanceof TimeoutException, 'without a scheduler a Fiber blocks');

/* --- a call inside select() --- */
same('data', with_select(function () use ($a, $b) {
	thrown(fn() => read($a, 1, 0.001)) instanceof TimeoutException || throw new Exception('not late');
	sleep(0.001);
	write_all($b, 'data');
}, fn() => read($a, 10)), 'blocks');

/* --- closing --- */
[$a, $b] = pair();
[$kinds, , $closed] = in_fibers(function () use ($a) {
	return thrown(fn() => read($a, 1))->kind;
}, function () use ($a) {
	socket_close($a);
}, fn(SelectScheduler $s) => count($s->closed));
same([ErrorKind::Closed, 1], [$kinds, $closed], 'closing ends the wait');
[$a, $b] = pair();
same([ErrorKind::Closed, ErrorKind::Closed, 1], in_fibers(
	fn() => thrown(fn() => read($a, 1))->kind,
	fn() => thrown(fn() => write_all($a, $large))->kind,
	function (SelectScheduler $s) use ($a) {
		Sockets\close($a);
		return count($s->closed);
	}), 'of all Fibers, and closed() is called once');
set_scheduler($s = new SelectScheduler());
[$c, $d] = pair();
$fiber = new Fiber(fn() => read($c, 1, 0.001));
thrown(fn() => [$fiber->start(), $s->run()]);
socket_close($c);
same([], $s->closed, 'a socket that nobody waits for');
set_scheduler(null);
finish();
--EXPECT--
28 checks held
