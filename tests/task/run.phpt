--TEST--
Sockets\run, spawn and Task: results, exceptions, cancellation
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{CancelledException, Task, TimeoutException};
use function Sockets\{run, sleep, spawn};

require __DIR__ . '/../sockets.inc';
bound();

function named(int $a, int $b = 2): array
{
	return [$a, $b];
}

/* --- results and arguments --- */
same('result', run(fn() => 'result'), 'the result of $main');
same([1, 3], run('named', 1, b: 3), 'arguments, one by its name');
same(null, run(function () {}), 'nothing');
same([[1, 2], 5, null], run(function () {
	$tasks = [spawn('named', 1), spawn(fn() => 5), spawn(function () {})];
	return array_map(fn(Task $t) => $t->await(), $tasks);
}), 'results of tasks');
same(['one', 'one'], run(function () {
	$task = spawn(fn() => 'one');
	return [$task->await(), $task->await()];
}), 'a result can be asked for again');
same(['1', '2', '3'], run(function () {
	$order = [];
	$slow = spawn(function () use (&$order) {
		sleep(0.02);
		$order[] = '3';
	});
	$quick = spawn(function () use (&$order) {
		$order[] = '2';
	});
	$order[] = '1';
	$slow->await();
	return $order;
}), 'a task first runs when the current one waits');
$end = null;
run(function () use (&$end) {
	spawn(function () use (&$end) {
		sleep(0.02);
		$end = 'of the task';
	});
});
same('of the task', $end, 'run() ends with the last task, whose object was dropped');

/* --- names --- */
same(['named', 'run.php:' . __LINE__ + 2, 'Runner::go', 'strlen', 'Runner::go'], run(fn() => array_map(
	fn(callable $f, array $arguments = []) => spawn($f, ...$arguments)->name,
	['named', fn() => 1, ['Runner', 'go'], strlen(...), 'Runner::go'], [[1], [], [], ['x'], []])), 'names');
class Runner
{
	public static function go(): void {}
}

/* --- exceptions --- */
throws('Exception', 'of main', fn() => run(fn() => throw new Exception('of main')));
$ends = [];
throws('Exception', 'of a task', function () use (&$ends) { run(function () use (&$ends) {
	spawn(function () {
		sleep(0);
		throw new Exception('of a task');
	});
	spawn(function () use (&$ends) {
		try {
			sleep(20);
		} finally {
			sleep(0.01);
			$ends[] = 'finally';
		}
	});
	try {
		sleep(20);
	} catch (CancelledException $e) {
		$ends[] = $e->getMessage();
	}
}); }, 'nobody waits for it');
same(['the task was cancelled', 'finally'], $ends, 'the other tasks were cancelled, and could wait');
same('caught of a task', run(function () {
	$task = spawn(fn() => throw new Exception('of a task'));
	try {
		$task->await();
	} catch (Exception $e) {
		return 'caught ' . $e->getMessage();
	}
}), 'an exception goes to the task that waits');
same(['of a task', 'of a task'], run(function () {
	$task = spawn(fn() => throw new Exception('of a task'));
	$caught = [];
	foreach ([1, 2] as $n) {
		try {
			$task->await();
		} catch (Exception $e) {
			$caught[] = $e->getMessage();
		}
	}
	return $caught;
}), 'and can be asked for again');
$e = raised('Exception', fn() => run(function () {
	spawn(function () {
		sleep(0);
		throw new Exception('first');
	});
	spawn(function () {
		try {
			sleep(20);
		} finally {
			throw new LogicException('second');
		}
	});
}));
same(['first', 'second', CancelledException::class], [$e->getMessage(), $e->getPrevious()->getMessage(),
	get_class($e->getPrevious()->getPrevious())], 'no failure is lost');

/* --- await --- */
same('timed out, then 7', run(function () {
	$task = spawn(function () {
		sleep(0.05);
		return 7;
	});
	try {
		$task->await(0);
	} catch (TimeoutException) {
		try {
			$task->await(0.001);
		} catch (TimeoutException $e) {
			return substr($e->getMessage(), 7) . ', then ' . $task->await();
		}
	}
}), 'a timeout leaves the task running');
throws('Error', 'A task cannot await itself', fn() => run(function () {
	$task = spawn(function () use (&$task) {
		$task->await();
	});
}));
throws('Error', 'every task waits for another one', fn() => run(function () {
	$a = spawn(function () use (&$b) {
		$b->await();
	});
	$b = spawn(fn() => $a->await());
}), 'a cycle');
$task = run(fn() => spawn(fn() => 'later'));
same([true, 'later'], [$task->isDone(), $task->await()], 'await() after run()');

/* --- cancel --- */
same(['caught', true, 'await: the task was cancelled'], run(function () {
	$ends = [];
	$task = spawn(function () use (&$ends) {
		try {
			sleep(20);
		} catch (CancelledException $e) {
			$ends[] = 'caught';
			throw $e;
		}
	});
	sleep(0);
	$task->cancel();
	try {
		$task->await();
	} catch (CancelledException $e) {
		return [...$ends, $task->isDone(), 'await: ' . $e->getMessage()];
	}
}), 'a waiting task');
same(['never runs', []], run(function () {
	$ran = [];
	$task = spawn(function () use (&$ran) {
		$ran[] = 'ran';
	});
	$task->cancel();
	try {
		$task->await();
	} catch (CancelledException) {
		return ['never runs', $ran];
	}
}), 'a task that has not run yet');
same(['LogicException', 'CancelledException', 'my reason'], run(function () {
	$caught = null;
	$task = spawn(function () use (&$caught) {
		try {
			sleep(20);
		} catch (Exception $e) {
			$caught = get_class($e);
			throw $e;
		}
	});
	sleep(0);
	$task->cancel(new LogicException('my reason'));
	try {
		$task->await();
	} catch (CancelledException $e) {
		return [$caught, 'CancelledException', $e->getPrevious()->getMessage()];
	}
}), 'a reason');
same('its result', run(function () {
	$task = spawn(function () {
		try {
			sleep(20);
		} catch (CancelledException) {
			sleep(0.01);
			return 'its result';
		}
	});
	sleep(0);
	$task->cancel();
	return $task->await();
}), 'a task may handle it');
same(['first', 'second'], run(function () {
	$caught = [];
	$task = spawn(function () use (&$caught) {
		try {
			sleep(20);
		} catch (Exception $e) {
			$caught[] = $e->getMessage();
			try {
				sleep(20);
			} catch (Exception $e) {
				$caught[] = $e->getMessage();
			}
		}
	});
	sleep(0);
	$task->cancel(new Exception('first'));
	sleep(0);
	$task->cancel(new Exception('second'));
	$task->await();
	return $caught;
}), 'twice');
same('done', run(function () {
	$task = spawn(fn() => 'done');
	$task->await();
	$task->cancel();
	return $task->await();
}), 'a task that has ended');
same('the next wait', run(function () {
	$task = spawn(function () use (&$task) {
		$task->cancel();
		$x = 'no wait';
		try {
			sleep(20);
		} catch (CancelledException) {
			return 'the next wait';
		}
	});
	return $task->await();
}), 'a task that cancels itself');

/* --- misuse --- */
throws('Error', 'Sockets\run() is already running in this thread', fn() => run(fn() => run(fn() => 1)));
throws('Error', 'Sockets\spawn() must be called within Sockets\run()', fn() => spawn(fn() => 1));
throws('TypeError', 'Sockets\run(): Argument #1 ($main) must be a valid callback, function "nosuch" not found or invalid function name', fn() => run('nosuch'));
throws('ValueError', 'Sockets\sleep(): Argument #1 ($time) must not be negative', fn() => sleep(-1));
throws('Error', 'Call to private Sockets\Task::__construct() from global scope', fn() => new Task());
throws('Exception', "Serialization of 'Sockets\Task' is not allowed", fn() => serialize($task));
throws('Error', 'Trying to clone an uncloneable object of class Sockets\Task', fn() => clone $task);
throws('Error', 'Cannot modify readonly property Sockets\Task::$name', function () use ($task) {
	$task->name = 'x';
});
same('again', run(fn() => 'again'), 'run() after all that');

/* --- Fibers of the program --- */
same([1, 'resumed', 2], run(function () {
	$fiber = new Fiber(function () {
		$got = Fiber::suspend(1);
		sleep(0.01);
		Fiber::suspend($got);
		return 2;
	});
	return [$fiber->start(), $fiber->resume('resumed'), $fiber->resume() ?? $fiber->getReturn()];
}), 'a Fiber inside a task waits, and suspends itself');
same(['a', 'b', 'a', 'b'], run(function () {
	$order = [];
	$tasks = [];
	foreach (['a', 'b'] as $name) {
		$tasks[] = spawn(function () use (&$order, $name) {
			$order[] = $name;
			Fiber::suspend('ignored');
			$order[] = $name;
		});
	}
	foreach ($tasks as $task) {
		$task->await();
	}
	return $order;
}), 'Fiber::suspend() in a task lets the others run');
$fiber = new Fiber(fn() => run(function () {
	sleep(0.01);
	return 'inside';
}));
$fiber->start();
same('inside', $fiber->getReturn(), 'run() in a Fiber');
finish();
--EXPECT--
38 checks held
