--TEST--
Tasks that wait for data: they have no buffer meanwhile, and receive as others do
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{Reader, SocketException, Task, TimeoutException};
use function Sockets\{accept, listen, pair, read, read_frame, read_line, read_proxy_header, read_until, receive_batch,
	receive_handles, relay, run, send_handles, sleep, spawn, write_all, write_frame};

require __DIR__ . '/task.inc';
bound(50);

/** Bytes of PHP's memory for each of many tasks in which a call waits. */
function bytes_of(callable $call, string $scheme = 'unix'): int
{
	return run(function () use ($call, $scheme) {
		for ($i = 0; $i < 50; $i++) {
			$pairs[] = $scheme === 'blocking' ? unix_pair() : pair($scheme);
		}
		$tasks = array_fill(0, 50, null);
		$before = memory_get_usage();
		foreach ($pairs as $i => $ends) {
			$tasks[$i] = spawn($call, $ends[0]);
		}
		sleep(0);
		sleep(0);
		$after = memory_get_usage();
		foreach ($tasks as $task) {
			$task->cancel();
		}
		return intdiv($after - $before, 50);
	});
}

$plain = bytes_of(fn() => sleep(50));
foreach ([
	'read_line' => fn($s) => read_line($s),
	'read' => fn($s) => read($s, 65536),
	'read_exactly' => fn($s) => Sockets\read_exactly($s, 65536),
	'read_until' => fn($s) => read_until($s, ';'),
	'read_frame' => fn($s) => read_frame($s),
	'read_proxy_header' => fn($s) => read_proxy_header($s, ['unix']),
	'receive_handles' => fn($s) => receive_handles($s),
	'relay' => fn($s) => relay($s, pair()[0]),
] as $name => $call) {
	$bytes = bytes_of($call) - $plain;
	holds($bytes < 2048, "$name: $bytes bytes beyond the task");
}
$bytes = bytes_of(fn($s) => receive_batch($s, 100), 'unixgram') - $plain;
holds($bytes < 2048, "receive_batch: $bytes bytes beyond the task");
$bytes = bytes_of(fn($s) => (new Reader($s))->readLine()) - $plain;
holds($bytes < 12288, "Reader: $bytes bytes beyond the task");
foreach ([
	'socket_read' => fn($s) => socket_read($s, 65536),
	'socket_read of a line' => fn($s) => socket_read($s, 65536, PHP_NORMAL_READ),
	'socket_recv' => fn($s) => socket_recv($s, $data, 65536, MSG_WAITALL),
	'socket_recvfrom' => fn($s) => socket_recvfrom($s, $data, 65536, 0, $address),
	'socket_recvmsg' => function ($s) {
		$message = ['buffer_size' => 65536];
		socket_recvmsg($s, $message);
	},
] as $name => $call) {
	$bytes = bytes_of($call, 'blocking') - $plain;
	holds($bytes < 2048, "$name: $bytes bytes beyond the task");
}

/* A part of a long result is what the task keeps. */
[$a, $b] = pair();
same(str_repeat('x', 200000), run(function () use ($a, $b) {
	$task = spawn(fn() => Sockets\read_exactly($a, 200000));
	for ($i = 0; $i < 20; $i++) {
		write_all($b, str_repeat('x', 10000));
		sleep(0);
		sleep(0);
	}
	return $task->await();
}), 'read_exactly in many parts');
same(str_repeat('x', 20000) . ';', run(function () use ($a, $b) {
	$task = spawn(fn() => read_until($a, ';'));
	for ($i = 0; $i < 20; $i++) {
		write_all($b, str_repeat('x', 1000));
		sleep(0);
		sleep(0);
	}
	write_all($b, ';rest');
	return $task->await();
}), 'read_until in many parts');
same('rest', read($a, 10), 'and no byte behind it');
same([300000, 'and the rest', 'the end'], run(function () {
	[$from, $to] = pair();
	[$c, $d] = pair();
	$task = spawn(fn() => relay($from, $c, 300012));
	$got = 0;
	for ($i = 0; $i < 30; $i++) {
		write_all($to, str_repeat('x', 10000));
		$got += strlen(Sockets\read_exactly($d, 10000));
	}
	write_all($to, 'and the restthe end');
	return [$got, read($d, 100), ($task->await() === 300012 ? read($from, 100) : 'wrong')];
}), 'relay, with waits between');

/* --- many rounds: the first try is left out, and timeouts, ends and closing are as before --- */

/** Rounds of a question and an answer; then what happens while the call waits. */
function rounds(Socket $a, Socket $b, callable $receive, callable $send): array
{
	return run(function () use ($a, $b, $receive, $send) {
		$answers = [];
		$task = spawn(function () use ($a, $receive, &$answers) {
			for ($i = 0; $i < 60; $i++) {
				$answers[] = $receive($a);
			}
			return 'done';
		});
		for ($i = 0; $i < 60; $i++) {
			while (count($answers) < $i) {
				sleep(0);
			}
			sleep(0);
			$send($b);
		}
		$end = $task->await();
		$send($b);
		return [...array_unique($answers), $end, $receive($a)];
	});
}
$reader = null;
foreach ([
	'read_line' => [fn($s) => read_line($s, timeout: 20), fn($s) => write_all($s, "line\n"), 'line'],
	'read' => [fn($s) => read($s, 65536), fn($s) => write_all($s, 'data'), 'data'],
	'read_frame' => [fn($s) => read_frame($s), fn($s) => write_frame($s, 'data'), 'data'],
	'Reader' => [function ($s) use (&$reader) {
		return ($reader ??= new Reader($s))->readLine();
	}, fn($s) => write_all($s, "line\n"), 'line'],
	'receive_handles' => [fn($s) => count(receive_handles($s)), fn($s) => send_handles($s, [STDIN]), 1],
	'socket_read' => [fn($s) => socket_read($s, 4), fn($s) => write_all($s, 'data'), 'data'],
	'socket_recv' => [fn($s) => socket_recv($s, $data, 8, MSG_WAITALL), fn($s) => write_all($s, 'datadata'), 8],
] as $name => [$receive, $send, $result]) {
	[$a, $b] = str_starts_with($name, 'socket_') ? unix_pair() : pair();
	same([$result, 'done', $result], rounds($a, $b, $receive, $send), "$name: many rounds");
}
[$a, $b] = pair();
rounds($a, $b, fn($s) => read($s, 100), fn($s) => write_all($s, 'data'));
same(['timed out', null, 'data', 'cancelled', 'no more'], run(function () use ($a, $b) {
	$ends = [];
	try {
		read($a, 10, 0.01);
	} catch (TimeoutException) {
		$ends[] = 'timed out';
	}
	write_all($b, 'data');
	$ends[] = Sockets\try_read($a, 0 + 10) === 'data' ? null : 'a try';
	write_all($b, 'data');
	$ends[] = read($a, 10, 0);
	$task = spawn(fn() => read($a, 10));
	sleep(0);
	write_all($b, 'no more');
	$task->cancel();
	try {
		$task->await();
	} catch (Sockets\CancelledException) {
		$ends[] = 'cancelled';
	}
	$ends[] = read($a, 10);
	return $ends;
}), 'after many rounds');
same([Sockets\ErrorKind::Closed, ''], run(function () use ($a, $b) {
	$task = spawn(function () use ($a) {
		try {
			read($a, 10);
		} catch (SocketException $e) {
			return $e->kind;
		}
	});
	sleep(0);
	socket_close($a);
	return [$task->await(), read($b, 10)];
}), 'closed, and the end of the stream');

/* --- flags --- */
[$a, $b] = unix_pair();
same([false, 'not yet'], run(function () use ($a) {
	$ran = 'not yet';
	spawn(function () use (&$ran) {
		$ran = 'ran';
	});
	return [@socket_recv($a, $data, 10, MSG_ERRQUEUE | MSG_OOB), $ran];
}), 'a receive of urgent data or errors does not wait');
[$a, $b] = unix_pair(SOCK_DGRAM);
same([3, 'one'], run(function () use ($a, $b) {
	$task = spawn(fn() => [socket_recv($a, $data, 100, MSG_WAITALL), $data]);
	sleep(0);
	write_all($b, 'one');
	write_all($b, 'two');
	return $task->await();
}), 'MSG_WAITALL of datagrams receives one');
finish();
--EXPECT--
30 checks held
