--TEST--
examples/react: Sockets\ waits in the Fibers of react/async
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
require __DIR__ . '/composer.inc';
need_poll();
need_linux();
composer_autoload('react/async', '^4.3') ?? need_package('react/promise', '^3.2', ['react/event-loop' => '^1.5']);
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
require __DIR__ . '/composer.inc';
require __DIR__ . '/scheduler_cases.inc';
bound(50);
require composer_autoload('react/async', '^4.3', fetch: false) ?? composer_autoload('react/promise', '^3.2', ['react/event-loop' => '^1.5']);
require example_path('react/IoPollLoop');
require example_path('react/SocketsScheduler');
function_exists('React\Async\await') || require __DIR__ . '/react_async.inc';

use React\EventLoop\{Loop, TimerInterface};
use function React\Async\{async, await};
use function Sockets\{pair, read_line, set_scheduler, write_all};

$timers = new class {
	public function repeat(float $interval, Closure $do): TimerInterface
	{
		return Loop::addPeriodicTimer($interval, $do);
	}

	public function cancel(TimerInterface $timer): void
	{
		Loop::cancelTimer($timer);
	}
};
$spawn = function (Closure $function): Closure {
	$promise = async($function)();
	return fn() => await($promise);
};

set_scheduler(new SocketsScheduler());
foreach ([new React\EventLoop\StreamSelectLoop(), new IoPollLoop()] as $loop) {
	$name = $loop::class;
	Loop::set($loop);
	foreach (scheduler_cases() as $what => $case) {
		$got = null;
		async(function () use ($case, $spawn, $timers, &$got) {
			$got = $case($spawn, $timers);
		})()->then(null, function (Throwable $e) use (&$got) {
			$got = $e;
		});
		Loop::run();    // until the loop watches nothing
		same(scheduler_results()[$what], $got, "$name, $what");
	}

	/* A promise that is cancelled. */
	[$a, $b] = pair();
	$seen = null;
	$reading = async(fn() => read_line($a))();
	$reading->then(null, function (Throwable $e) use (&$seen) {
		$seen = $e->getMessage();
	});
	Loop::addTimer(0.01, fn() => $reading->cancel());
	Loop::run();
	same('The wait for a socket was cancelled', $seen, "$name, a promise that is cancelled");

	/* An error of a callback leaves run(); the Fibers go on when it runs again. */
	$line = null;
	async(function () use ($a, &$line) {
		$line = read_line($a, timeout: 20);
	})();
	Loop::futureTick(fn() => throw new LogicException('of a callback'));
	throws('LogicException', 'of a callback', Loop::run(...), "$name, an error of the loop");
	Loop::futureTick(fn() => write_all($b, "goes on\n"));
	Loop::run();
	same('goes on', $line, "$name, after an error");
}
finish();
?>
--EXPECT--
24 checks held
