--TEST--
examples/revolt: Sockets\ waits in the Fibers of Revolt and Amp
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
require __DIR__ . '/composer.inc';
need_poll();
need_linux();
need_package('amphp/amp', '^3.0');
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
require __DIR__ . '/composer.inc';
require __DIR__ . '/scheduler_cases.inc';
bound(50);
require composer_autoload('amphp/amp', '^3.0');
require example_path('revolt/IoPollDriver');
require example_path('revolt/SocketsScheduler');

use Revolt\EventLoop;
use Revolt\EventLoop\UncaughtThrowable;
use function Sockets\{pair, read_line, set_scheduler, write_all};

$timers = new class {
	public function repeat(float $interval, Closure $do): string
	{
		return EventLoop::repeat($interval, $do);
	}

	public function cancel(string $id): void
	{
		EventLoop::cancel($id);
	}
};

set_scheduler(new SocketsScheduler());
foreach ([new EventLoop\Driver\StreamSelectDriver(), new IoPollDriver()] as $driver) {
	$name = $driver::class;
	EventLoop::setDriver($driver);

	/* The Fibers of Revolt itself. */
	$spawn = function (Closure $function): Closure {
		$done = false;
		$result = null;
		$waiting = null;
		EventLoop::queue(function () use ($function, &$done, &$result, &$waiting) {
			$result = $function();
			$done = true;
			$waiting?->resume();
		});
		return function () use (&$done, &$result, &$waiting) {
			if (!$done) {
				$waiting = EventLoop::getSuspension();
				$waiting->suspend();
			}
			return $result;
		};
	};
	foreach (scheduler_cases() as $what => $case) {
		$got = null;
		EventLoop::queue(function () use ($case, $spawn, $timers, &$got) {
			$got = $case($spawn, $timers);
		});
		EventLoop::run();
		same(scheduler_results()[$what], $got, "$name, $what");
		same([], EventLoop::getIdentifiers(), "$name, $what: no callback is left");
	}

	/* An error of a callback leaves run(); the Fibers go on when it runs again. */
	[$a, $b] = pair();
	$line = null;
	EventLoop::queue(function () use ($a, &$line) {
		$line = read_line($a, timeout: 20);
	});
	EventLoop::delay(0.001, fn() => throw new LogicException('of a callback'));
	same('of a callback', raised(UncaughtThrowable::class, EventLoop::run(...))?->getPrevious()->getMessage(), "$name, an error of the loop");
	EventLoop::queue(fn() => write_all($b, "goes on\n"));
	EventLoop::run();
	same('goes on', $line, "$name, after an error");
}

/* Amp: the same functions in its Fibers, beside its own. */
$spawn = function (Closure $function): Closure {
	$future = Amp\async($function);
	return fn() => $future->await();
};
foreach (scheduler_cases() as $what => $case) {
	same(scheduler_results()[$what], Amp\async(fn() => $case($spawn, $timers))->await(), "Amp, $what");
}
[$a, $b] = pair();
$results = Amp\Future\await([
	Amp\async(fn() => read_line($a, timeout: 20)),
	Amp\async(function () {
		Amp\delay(0.01);
		return 'delayed';
	}),
	Amp\async(function () use ($b) {
		Amp\delay(0.02);
		return write_all($b, "one\n") === 4;
	}),
]);
ksort($results);
same(['one', 'delayed', true], $results, 'Amp, futures');
$reading = Amp\async(fn() => read_line($a));
try {
	$reading->await(new Amp\TimeoutCancellation(0.02));
	$seen = 'not cancelled';
} catch (Amp\CancelledException) {
	socket_close($a);
	$seen = raised(Sockets\SocketException::class, $reading->await(...))?->kind;
}
same(Sockets\ErrorKind::Closed, $seen, 'Amp, a wait that is cancelled by closing');
finish();
?>
--EXPECT--
54 checks held
