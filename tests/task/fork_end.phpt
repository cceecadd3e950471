--TEST--
A child process that a task forks: it goes on with that task alone, however the task ends
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_fork();
?>
--FILE--
<?php
use function Sockets\{run, sleep, spawn};

require __DIR__ . '/task.inc';
bound(30);

/** What is logged in the child whose task ends by $end, while another task waits and a third one has not run yet. */
function logged_in_child(callable $end): string
{
	$log = temp_path();
	file_put_contents($log, '');
	$parent = getmypid();
	$note = fn(string $text) => getmypid() === $parent || file_put_contents($log, "$text\n", FILE_APPEND);
	$child = 0;
	run(function () use ($end, $note, &$child) {
		$other = spawn(function () use ($note) {
			try {
				sleep(0.05);
			} finally {
				$note('finally of another task');
			}
		});
		$forking = spawn(function () use ($end, $note, $other, &$child) {
			sleep(0);
			spawn(fn() => $note('a task that had not run'));
			$child = pcntl_fork();
			if ($child === 0) {
				$note('begin');
				$end($other);
				$note('end');
			}
		});
		try {
			$forking->await();
		} finally {
			$note('finally of a task that waits for this one');
		}
	});
	if ($child === 0) {
		$note('after run()');
		exit(0);
	}
	pcntl_waitpid($child, $status);
	return str_replace("\n", ' ', file_get_contents($log));
}

same('begin ', logged_in_child(fn() => exit(0)), 'exit()');
same('begin end after run() ', logged_in_child(fn() => 1), 'the task returns');
same('begin end after run() ', logged_in_child(fn() => sleep(0.1)), 'it sleeps');
same('begin end after run() ', logged_in_child(fn() => sleep(0)), 'it lets others run');
same('begin end after run() ', logged_in_child(fn() => Fiber::suspend()), 'it suspends itself');
same('begin end after run() ', logged_in_child(function ($other) {
	try {
		$other->await();
	} catch (Error | Sockets\TimeoutException) {
	}
}), 'it awaits a task of the parent');
finish();
--EXPECT--
6 checks held
