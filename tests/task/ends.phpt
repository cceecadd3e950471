--TEST--
Tasks when the program ends: exit, fatal errors, limits, uncaught exceptions, shutdown functions, destructors
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/ending.inc';
bound(100);

/* --- exit --- */
same([3, 'finally of task', 'destructor of task', 'shutdown in order', 'run again'], program(AGAIN . '
run(function () {
	spawn("waiting", "task");
	sleep(0.001);
	exit(3);
});
echo "not reached\n";'), 'exit() in main: finally blocks and destructors of the others run, and wait for real');
same([4, 'exit', 'finally of other', 'destructor of other', 'shutdown in order', 'run again'], program(AGAIN . '
run(function () {
	$task = spawn(function () {
		try {
			sleep(20);
		} finally {
			echo "exit\n";
			exit(4);
		}
	});
	spawn("waiting", "other");
	sleep(0);
	$task->cancel();
	sleep(20);
	echo "not reached\n";
});'), 'exit() in the finally block of a cancelled task');
same([5, 'finally of other', 'destructor of other', 'shutdown in order', 'run again'], program(AGAIN . '
run(function () {
	spawn("waiting", "other");
	$fiber = new Fiber(function () {
		sleep(0.001);
		exit(5);
	});
	$fiber->start();
	echo "not reached\n";
});'), 'exit() in a Fiber of a task');
same([6, 'exit', 'finally of task', 'destructor of task', 'shutdown in order', 'run again'], !function_exists('pcntl_alarm')
	? [6, 'exit', 'finally of task', 'destructor of task', 'shutdown in order', 'run again'] : program(AGAIN . '
pcntl_async_signals(true);
pcntl_signal(SIGALRM, function () {
	echo "exit\n";
	exit(6);
});
run(function () {
	spawn("waiting", "task");
	pcntl_alarm(1);
	sleep(20);
});'), 'exit() in a signal handler, while all tasks wait');
same([7, 'first', 'finally of task', 'destructor of task', 'shutdown in order', 'run again'], program(AGAIN . '
run(function () {
	spawn("waiting", "task");
	sleep(0);
	spawn(fn() => exit(7));
	spawn(function () {
		echo "not reached\n";
	});
	echo "first\n";
	sleep(20);
});'), 'exit() in a task: one that has not started never runs');

/* --- errors that end the program: no code of the tasks runs any more --- */
same([255, 'shutdown of the program', 'run again'], program(AGAIN . '
run(function () {
	spawn("waiting", "task");
	sleep(0);
	trigger_error("of the program", E_USER_ERROR);
});'), 'E_USER_ERROR');
same([255, 'shutdown Maximum execution time o', 'run again'], program(AGAIN . '
run(function () {
	spawn("waiting", "task");
	sleep(0);
	set_time_limit(1);
	while (true);
});'), 'max_execution_time, in a loop of a task');
same([0, 'slept', 'shutdown in order', 'run again'], program(AGAIN . '
set_time_limit(1);
run(function () {
	spawn(fn() => sleep(PHP_OS_FAMILY === "Linux" && !PHP_ZTS ? 1.3 : 0));
	sleep(PHP_OS_FAMILY === "Linux" && !PHP_ZTS ? 1.3 : 0);
	echo "slept\n";
});'), 'max_execution_time counts the time of the processor: no waits');

/* --- exceptions --- */
same(['finally of other', 'destructor of other', 'caught by the program: lost', 'run again', 'shutdown in order', 'run again'],
	array_slice(program(AGAIN . '
set_exception_handler(function ($e) {
	echo "caught by the program: ", $e->getMessage(), "\n";
	echo run(fn() => "run again"), "\n";
});
run(function () {
	spawn("waiting", "other");
	spawn(function () {
		sleep(0);
		throw new Exception("lost");
	});
	sleep(20);
});'), 1), 'an exception that nobody catches');
same([0, 'finally of other', 'destructor of other', 'ErrorException: of the program', 'shutdown in order', 'run again'],
	program(AGAIN . '
set_error_handler(fn($level, $text) => throw new ErrorException($text));
try {
	run(function () {
		spawn("waiting", "other");
		sleep(0);
		trigger_error("of the program");
	});
} catch (ErrorException $e) {
	echo get_class($e), ": ", $e->getMessage(), "\n";
}'), 'an error handler that throws');

/* --- destructors at the end --- */
same([0, 'destructor of a global variable', 'waited'], program('
class Last
{
	public function __destruct()
	{
		echo "destructor of a global variable\n";
		try {
			echo run(function () {
				sleep(0.001);
				return "waited";
			}), "\n";
		} catch (Error $e) {
			sleep(0.001);
			[$a, $b] = pair();
			write_all($b, "waited\n");
			echo str_ends_with($e->getMessage(), "PHP does not switch Fibers") ? read($a, 9, 1) : $e->getMessage();
		}
	}
}
$last = new Last();
run(fn() => sleep(0.001));'), 'run(), or calls that wait for real where PHP does not switch, in the destructor of a global variable');
finish();
--EXPECT--
11 checks held
