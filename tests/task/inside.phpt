--TEST--
Tasks that wait inside of other code: Fibers, generators, callbacks, destructors, autoloaders, output handlers, the GC
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{CancelledException, TimeoutException};
use function Sockets\{pair, read, run, sleep, spawn, write_all};

require __DIR__ . '/task.inc';
bound(50);

#[AllowDynamicProperties]
class Waiting
{
	public static array $log = [];

	public function __construct(private string $name) {}

	public function __destruct()
	{
		self::$log[] = "in $this->name";
		sleep(0.001);
		self::$log[] = "out $this->name";
	}

	public static function takeLog(): array
	{
		[$log, self::$log] = [self::$log, []];
		return $log;
	}
}

/** Garbage whose destructor waits. */
function garbage(string $name): void
{
	$garbage = new Waiting($name);
	$garbage->self = $garbage;
}

/* --- Fibers of the program --- */
same(['in the task', 'outside', 7], (function () {
	$log = [];
	$fiber = run(function () use (&$log) {
		$fiber = new Fiber(function () use (&$log) {
			sleep(0.001);
			$log[] = 'in the task';
			Fiber::suspend();
			sleep(0.001);
			$log[] = 'outside';
			return 7;
		});
		$fiber->start();
		return $fiber;
	});
	$fiber->resume();
	return [...$log, $fiber->getReturn()];
})(), 'a Fiber that outlives its task, and run(): its waits block there');
same(['first', 'second'], run(function () {
	$log = [];
	$fiber = new Fiber(function () use (&$log) {
		sleep(0.001);
		$log[] = 'first';
		Fiber::suspend();
		sleep(0.001);
		$log[] = 'second';
	});
	spawn(fn() => $fiber->start())->await();
	spawn(fn() => $fiber->resume())->await();
	return $log;
}), 'a Fiber that two tasks run, one after the other');
same(['Cannot resume a fiber that is not suspended', 'done'], run(function () {
	$log = [];
	$fiber = new Fiber(function () use (&$log) {
		sleep(0.01);
		$log[] = 'done';
	});
	$task = spawn(fn() => $fiber->start());
	spawn(function () use ($fiber, &$log) {
		try {
			$fiber->resume();
		} catch (FiberError $e) {
			$log[] = $e->getMessage();
		}
	});
	$task->await();
	return $log;
}), 'a Fiber that waits is not suspended for the program: its task is');
same(['caught', 'after'], run(function () {
	$log = [];
	$task = spawn(function () use (&$log) {
		$fiber = new Fiber(function () use (&$log) {
			try {
				sleep(20);
			} catch (CancelledException) {
				$log[] = 'caught';
			}
		});
		$fiber->start();
		$log[] = 'after';
	});
	sleep(0);
	$task->cancel();
	$task->await();
	return $log;
}), 'cancel() throws in the Fiber that waits');
same(3, run(function () {
	$inner = fn(callable $inner, int $depth) => $depth === 0 ? sleep(0.001) ?? 0 : (function () use ($inner, $depth) {
		$fiber = new Fiber(fn() => $inner($inner, $depth - 1));
		$fiber->start();
		return $fiber->getReturn() + 1;
	})();
	return $inner($inner, 3);
}), 'Fibers in Fibers');

/* --- generators --- */
same(['0', '1', '2', 'Cannot resume an already running generator', 'its result'], run(function () {
	$numbers = (function () {
		for ($i = 0; $i < 3; $i++) {
			sleep(0.001);
			yield "$i";
		}
		return 'its result';
	})();
	$log = [];
	$task = spawn(function () use ($numbers, &$log) {
		foreach ($numbers as $number) {
			$log[] = $number;
		}
	});
	$other = null;
	spawn(function () use ($numbers, &$other) {
		try {
			$numbers->current();
		} catch (Error $e) {
			$other = $e->getMessage();
		}
	});
	$task->await();
	return [...$log, $other, $numbers->getReturn()];
}), 'a generator that waits between yields; of two tasks, one gets an Error');
same(['1', 'finally', 'waited'], run(function () {
	$log = [];
	$task = spawn(function () use (&$log) {
		$numbers = (function () use (&$log) {
			try {
				yield '1';
				sleep(20);
			} finally {
				$log[] = 'finally';
				sleep(0.001);
				$log[] = 'waited';
			}
		})();
		foreach ($numbers as $number) {
			$log[] = $number;
		}
	});
	sleep(0);
	$task->cancel();
	try {
		$task->await();
	} catch (CancelledException) {
		return $log;
	}
}), 'a generator that is cancelled in a wait');

/* --- callbacks of PHP's functions --- */
same(['1,2,3', '7,8,9', 'aabbcc', '1,2'], run(function () {
	$compare = function ($a, $b) {
		sleep(0.0001);
		return $a <=> $b;
	};
	$sort = function (array $list) use ($compare) {
		usort($list, $compare);
		return implode(',', $list);
	};
	$twice = function (array $match) {
		sleep(0.0001);
		return $match[0] . $match[0];
	};
	$same = function ($value) {
		sleep(0.0001);
		return $value;
	};
	$tasks = [
		spawn($sort, [3, 1, 2]),
		spawn($sort, [9, 7, 8]),
		spawn(fn() => preg_replace_callback('/./', $twice, 'abc')),
		spawn(fn() => implode(',', array_map($same, [1, 2]))),
	];
	return array_map(fn($task) => $task->await(), $tasks);
}), 'callbacks of usort(), preg_replace_callback() and array_map()');

/* --- autoloaders: the other tasks would not find the class --- */
spl_autoload_register(function (string $class) {
	sleep(0.01);
	eval("class $class {}");
});
same(['Loaded', true], run(function () {
	$one = spawn(fn() => get_class(new Loaded()));
	$two = spawn(fn() => class_exists('Loaded'));
	return [$one->await(), $two->await()];
}), 'an autoloader that waits');
spl_autoload_register(function (string $class) {
	$GLOBALS['inside'] = run(function () {
		$task = spawn(function () {
			sleep(0.001);
			return 'of a task';
		});
		return $task->await();
	});
	eval("class $class {}");
}, true, true);
same([true, 'of a task'], [class_exists('LoadedByTasks'), $inside], 'run() in an autoloader');

/* --- output handlers: the other tasks could not write --- */
same(['INSIDE', 'other task', 'the end'], (function () {
	ob_start();
	run(function () {
		spawn(function () {
			sleep(0.001);
			ob_start();
			echo "other task\n";
			ob_end_flush();
		});
		ob_start(function (string $text) {
			sleep(0.02);
			return strtoupper($text);
		});
		echo "inside\n";
		ob_end_flush();
		sleep(0.01);
		echo 'the end';
	});
	return explode("\n", ob_get_clean());
})(), 'an output handler that waits');
same('RAN', (function () {
	ob_start();
	ob_start(fn(string $text) => $text === '' ? '' : strtoupper(run(function () {
		$task = spawn(function () {
			sleep(0.001);
			return 'ran';
		});
		return $task->await();
	})));
	echo 'inside';
	ob_end_flush();
	return ob_get_clean();
})(), 'run() in an output handler');

/* --- destructors --- */
same(['in argument', 'out argument', 'in result', 'out result', 'in captured', 'out captured', 'in unstarted', 'out unstarted'],
	(function () {
		run(function () {
			spawn(fn($value) => 1, new Waiting('argument'))->await();
			$task = spawn(fn() => new Waiting('result'));
			$task->await();
			unset($task);
			$captured = new Waiting('captured');
			$task = spawn(function () use ($captured) {});
			unset($captured);
			$task->await();
			unset($task);
			$task = spawn(fn($value) => 1, new Waiting('unstarted'));
			$task->cancel();
			unset($task);
			sleep(0.01);
		});
		return Waiting::takeLog();
	})(), 'destructors of what a task has');
foreach ([
	'of an argument' => fn() => spawn(fn($value) => 1, new Throwing()),
	'of a result' => function () {
		spawn(fn() => new Throwing());
		sleep(0.001);
	},
	'of a task that is cancelled before it runs' => fn() => spawn(fn($value) => 1, new Throwing())->cancel(),
] as $name => $code) {
	same('from a destructor', raised('Exception', fn() => run($code))?->getMessage(), "an exception of a destructor, $name");
}
class Throwing
{
	public function __destruct()
	{
		throw new Exception('from a destructor');
	}
}

/* --- garbage --- */
same([true, true, 0], (function () {
	$values = run(function () {
		$tasks = [];
		for ($i = 0; $i < 50; $i++) {
			$tasks[] = spawn(function () use ($i) {
				$self = new stdClass();
				$self->self = $self;
				$self->fiber = Fiber::getCurrent();
				sleep(0.01);
				return $i;
			});
		}
		sleep(0);
		gc_collect_cycles();
		return array_sum(array_map(fn($task) => $task->await(), $tasks));
	});
	return [$values === 1225, gc_collect_cycles() > 0, gc_collect_cycles()];
})(), 'suspended tasks are no garbage, tasks that have ended are');
$holders = [];
same([0, 0], array_map(function () use (&$holders) {
	gc_collect_cycles();
	$holders[] = $holder = new stdClass();
	$holder->self = $holder;
	$holder->tasks = run(fn() => array_map(fn() => spawn(fn() => 1), range(1, 50)));
	$holder->sockets = array_map(fn() => pair(), range(1, 50));
	$possible_root = $holder;
	unset($possible_root);
	$before = memory_get_usage();
	gc_collect_cycles();
	return memory_get_usage() - $before;
}, [1, 2]), 'the garbage collector allocates nothing for tasks and sockets');
$log = (function () {
	run(function () {
		spawn(function () {
			for ($i = 0; $i < 3; $i++) {
				sleep(0.001);
				garbage("other $i");
				gc_collect_cycles();
			}
		});
		garbage('a');
		garbage('b');
		gc_collect_cycles();
	});
	gc_collect_cycles();
	return Waiting::takeLog();
})();
sort($log);
same(['in a', 'in b', 'in other 0', 'in other 1', 'in other 2', 'out a', 'out b', 'out other 0', 'out other 1', 'out other 2'],
	$log, 'destructors of garbage wait, and each ends');
finish();
--EXPECT--
22 checks held
