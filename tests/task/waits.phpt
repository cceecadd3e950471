--TEST--
Sockets\: every call that waits suspends its task; the end of a socket, a signal, a fork
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_fork();
?>
--FILE--
<?php
use Sockets\{CancelledException, Datagram, Endpoint, ErrorKind, Reader, SocketException, Task, TimeoutException};
use function Sockets\{accept, connect, listen, pair, read, read_exactly, read_frame, read_line, read_until, receive_batch,
	receive_handles, run, send_file, send_handles, sleep, spawn, write_all, write_frame};

require __DIR__ . '/task.inc';
bound(50);

$temp = tmpfile();
fwrite($temp, 'of a file');
[$a, $b] = pair();
$reader = new Reader($a);
foreach ([
	'read' => [fn() => read($a, 100), fn() => write_all($b, 'data'), 'data'],
	'read of many bytes' => [fn() => read($a, 100000), fn() => write_all($b, 'data'), 'data'],
	'read_exactly' => [fn() => read_exactly($a, 4), fn() => write_all($b, 'data'), 'data'],
	'read_until' => [fn() => read_until($a, ';'), fn() => write_all($b, 'data;'), 'data;'],
	'read_line' => [fn() => read_line($a, timeout: 20), fn() => write_all($b, "data\n"), 'data'],
	'read_frame' => [fn() => read_frame($a), fn() => write_frame($b, 'data'), 'data'],
	'Reader' => [fn() => $reader->readLine(), fn() => write_all($b, "data\n"), 'data'],
	'receive_handles' => [fn() => count(receive_handles($a)), fn() => send_handles($b, [$temp]), 1],
] as $name => [$call, $then, $result]) {
	same(['another task', 'the call', $result], while_waiting($call, $then), $name);
}

$large = str_repeat('x', 4 << 20);
same(['another task', 'the call', strlen($large)], while_waiting(fn() => write_all($a, $large), function () use ($b, $large) {
	same(strlen($large), strlen(read_exactly($b, strlen($large))), 'all of it arrives');
}), 'write_all');
$file = tmpfile();
fwrite($file, $large);
same(['another task', 'the call', strlen($large)], while_waiting(fn() => send_file($a, $file), function () use ($b, $large) {
	same(strlen($large), strlen(read_exactly($b, strlen($large))), 'all of it arrives');
}), 'send_file');

$server = listen('tcp://127.0.0.1:0');
$where = Endpoint::local($server);
$client = null;
same(['another task', 'the call', 'SOCK_STREAM'], while_waiting(fn() => Sockets\describe(accept($server))['type'], function () use ($where, &$client) {
	$client = connect($where);
}), 'accept');
[$blocking, $port] = tcp_listener();
same(['another task', 'the call', 'SOCK_STREAM'], while_waiting(fn() => Sockets\describe(accept($blocking))['type'], function () use ($port, &$client) {
	$client = connect("tcp://127.0.0.1:$port");
}), 'accept, on a socket that blocks');
same(true, Sockets\describe($blocking)['blocking'], 'which still blocks');
$udp = listen('udp4://127.0.0.1:0');
same(['another task', 'the call', 'datagram'], while_waiting(fn() => receive_batch($udp, 10)[0]->data, function () use ($udp) {
	write_all(connect(Endpoint::local($udp)), 'datagram');
}), 'receive_batch');
same([['localhost', 'another task']], [run(function () use ($server) {
	$order = [];
	$task = spawn(function () use (&$order, $server) {
		connect('tcp://localhost:' . Endpoint::local($server)->port);
		$order[] = 'localhost';
	});
	$task->await();
	$order[] = 'another task';
	return $order;
})], 'connect by name');

/* --- timeouts --- */
same(['late', 'another task ran'], run(function () use ($a) {
	$ran = null;
	spawn(function () use (&$ran) {
		$ran = 'another task ran';
	});
	try {
		read($a, 1, 0.02);
	} catch (TimeoutException) {
		return ['late', $ran];
	}
}), 'the deadline of a call');
same('no wait', run(function () use ($a) {
	$ran = 'no wait';
	spawn(function () use (&$ran) {
		$ran = 'waited';
	});
	try {
		read($a, 1, 0);
	} catch (TimeoutException) {
		return $ran;
	}
}), 'a timeout of 0 never suspends');

/* --- several tasks and one socket --- */
same(['first', 'second'], run(function () {
	[$a, $b] = pair();
	$got = [];
	foreach (['first', 'second'] as $n => $name) {
		$tasks[] = spawn(function () use ($a, &$got) {
			$got[] = read($a, 100);
		});
	}
	sleep(0);
	write_all($b, 'first');
	$tasks[0]->await();
	write_all($b, 'second');
	$tasks[1]->await();
	return $got;
}), 'the first that waited is woken first');
same(['read', 'written'], run(function () use ($large) {
	[$a, $b] = pair();
	$ends = [];
	$writer = spawn(function () use ($a, $large, &$ends) {
		write_all($a, $large);
		$ends[] = 'written';
	});
	$reader = spawn(function () use ($a, &$ends) {
		read($a, 10);
		$ends[] = 'read';
	});
	sleep(0);
	write_all($b, 'x');
	$reader->await();
	read_exactly($b, strlen($large));
	$writer->await();
	return $ends;
}), 'reading and writing of one socket');
same([3, 3], run(function () {
	$server = listen('tcp://127.0.0.1:0');
	$tasks = array_map(fn() => spawn(fn() => accept($server)), [1, 2, 3]);
	$clients = array_map(fn() => connect(Endpoint::local($server)), [1, 2, 3]);
	return [count(array_filter(array_map(fn(Task $t) => $t->await(), $tasks))), count($clients)];
}), 'several tasks accept');

/* --- the socket ends --- */
same([ErrorKind::Closed, ErrorKind::Closed], run(function () {
	[$a, $b] = pair();
	$tasks = array_map(fn() => spawn(function () use ($a) {
		try {
			read($a, 1);
		} catch (SocketException $e) {
			return $e->kind;
		}
	}), [1, 2]);
	sleep(0);
	socket_close($a);
	return array_map(fn(Task $t) => $t->await(), $tasks);
}), 'closing wakes every task that waits');
same(['', ''], run(function () {
	[$a, $b] = pair();
	$tasks = array_map(fn() => spawn(fn() => read($a, 1)), [1, 2]);
	sleep(0);
	socket_close($b);
	return array_map(fn(Task $t) => $t->await(), $tasks);
}), 'the end of the stream wakes all of them');
same('data', run(function () {
	[$a, $b] = pair();
	$task = spawn(fn() => read($a, 10));
	sleep(0);
	write_all($b, 'data');
	$task->cancel();
	try {
		$task->await();
	} catch (CancelledException) {
		return read($a, 10);
	}
}), 'a cancelled read loses no byte');
same(ErrorKind::InvalidDescriptor, run(function () {
	[$near, $far] = pair();
	socket_set_nonblock($near);
	while (@socket_write($near, str_repeat('x', 100000))) {
	}
	[$sent] = pair();
	$sending = spawn(function () use ($near, &$sent) {
		try {
			send_handles($near, [$sent], 'x', 20);
		} catch (SocketException $e) {
			return $e->kind;
		}
	});
	sleep(0);
	socket_close($sent);
	$next = pair();   // has the number of the descriptor that was to be sent
	while (@socket_recv($far, $data, 1000000, MSG_DONTWAIT)) {
	}
	return $sending->await();
}), 'a descriptor that is closed while it waits to be sent');
same('after', run(function () {
	[$a, $b] = pair();
	$waiting = spawn(fn() => read($a, 10));
	sleep(0);
	$waiting->cancel();
	sleep(0);
	socket_close($a);
	$a = null;
	[$c, $d] = pair();   // has the numbers of the descriptors that were closed
	$task = spawn(fn() => read($c, 10));
	sleep(0);
	write_all($d, 'after');
	return $task->await();
}), 'a descriptor that is used again');

/* --- signals --- */
pcntl_async_signals(true);
$handled = 0;
pcntl_signal(SIGUSR1, function () use (&$handled) {
	$handled++;
});
same(1, run(function () use (&$handled) {
	$child = pcntl_fork();
	if ($child === 0) {
		usleep(20000);
		posix_kill(posix_getppid(), SIGUSR1);
		posix_kill(getmypid(), SIGKILL);
	}
	while ($handled === 0) {
		sleep(0.01);
	}
	pcntl_waitpid($child, $status);
	return $handled;
}), 'a signal while all tasks wait');
pcntl_signal(SIGUSR1, fn() => throw new Exception('of the handler'));
$cleaned = null;
throws('Exception', 'of the handler', function () use (&$cleaned) {
	run(function () use (&$cleaned) {
		$parent = getmypid();
		$child = pcntl_fork();
		if ($child === 0) {
			usleep(20000);
			posix_kill($parent, SIGUSR1);
			posix_kill(getmypid(), SIGKILL);
		}
		try {
			sleep(20);
		} finally {
			pcntl_waitpid($child, $status);
			$cleaned = 'cleaned';
		}
	});
}, 'the exception of a handler leaves run()');
same('cleaned', $cleaned, 'after the tasks were cancelled');
pcntl_signal(SIGUSR1, SIG_DFL);

/* --- a fork --- */
same(['alone', 'both'], run(function () {
	[$a, $b] = pair();
	[$c, $d] = pair();
	spawn(function () use ($c) {
		try {
			read($c, 1);
		} finally {
			write_all($c, 'the task of the parent');
		}
	});
	sleep(0);
	$child = pcntl_fork();
	if ($child === 0) {
		sleep(0.01);
		write_all($b, 'alone');
		posix_kill(getmypid(), SIGKILL);    // the stacks of the other tasks would be reported as leaks
	}
	$first = read($a, 100, 20);
	pcntl_waitpid($child, $status);
	write_all($d, 'x');
	return [$first, read($d, 100, 20) === 'the task of the parent' ? 'both' : 'wrong'];
}), 'the child goes on with the task that has forked');
finish();
--EXPECT--
31 checks held
