--TEST--
Sockets\run: a Fiber that runs several tasks in turn cannot be distinguished from new ones
--EXTENSIONS--
sockets
--FILE--
<?php
use function Sockets\{run, sleep, spawn};

require __DIR__ . '/task.inc';
bound();

function after(callable $task): mixed
{
	return spawn($task)->await(5);
}

/* --- the stacks are made once --- */
run(function () {
	$before = getrusage()['ru_minflt'] ?? 0;
	for ($n = 0; $n < 2000; $n++) {
		after(fn() => null);
	}
	$faults = (getrusage()['ru_minflt'] ?? 0) - $before;
	holds($faults < 1000, "$faults page faults of 2000 tasks");
});

/* --- more at once than stay allocated, twice --- */
run(function () {
	foreach ([1, 2] as $round) {
		$tasks = array_map(fn(int $i) => spawn(function () use ($i) {
			sleep(0.001);
			return $i;
		}), range(0, 199));
		same(range(0, 199), array_map(fn($task) => $task->await(5), $tasks), "round $round");
	}
});

/* --- results, exceptions, references, names, arguments --- */
function &by_reference(): array
{
	static $list = ['a'];
	return $list;
}

final class Methods
{
	public static function start(): array
	{
		return [spawn([new self(), 'own'], 1)->await(5), spawn(['self', 'fixed'], 2)->await(5), spawn([new self(), 'caught'], 3)->await(5),
			spawn(self::class . '::caughtToo', 4)->await(5), spawn(new self(), by: 5)->await(5)];
	}

	private function own(int $n): string
	{
		return "own $n";
	}

	private static function fixed(int $n): string
	{
		return "fixed $n";
	}

	public function __call(string $name, array $arguments): string
	{
		return "$name $arguments[0]";
	}

	public static function __callStatic(string $name, array $arguments): string
	{
		return "$name $arguments[0]";
	}

	public function __invoke(int $by): string
	{
		return "by $by";
	}
}

run(function () {
	same(null, after(fn() => null), 'a first one');
	for ($n = 0; $n < 3; $n++) {
		throws(DomainException::class, "number $n", fn() => after(fn() => throw new DomainException("number $n")));
		same($n, after(fn() => $n), "after exception $n");
	}
	same(['a'], after('by_reference'), 'a result by reference');
	same(['own 1', 'fixed 2', 'caught 3', 'caughtToo 4', 'by 5'], @Methods::start(), 'callables of a class');
	$trace = after(fn() => (new Exception())->getTrace());
	same(['{closure}', 'Sockets\run'], array_map(fn($frame) => preg_replace('~^\{closure:.*~', '{closure}', $frame['function']), array_slice($trace, 0, 2)), 'the trace');
});

/* --- a Fiber that the program has seen ends with its task --- */
run(function () {
	$held = after(fn() => Fiber::getCurrent());
	same(true, $held->isTerminated(), 'it is over');
	throws(FiberError::class, 'Cannot resume a fiber that is not suspended', fn() => $held->resume());
	same(false, after(fn() => Fiber::getCurrent()) === $held, 'another one');
	$map = new WeakMap();
	for ($n = 0; $n < 3; $n++) {
		same(false, after(fn() => isset($map[Fiber::getCurrent()])), "local $n of a Fiber");
		after(function () use ($map, $n) {
			$map[Fiber::getCurrent()] = $n;
		});
		same(0, count($map), "its end, $n");
	}
	$weak = after(fn() => WeakReference::create(Fiber::getCurrent()));
	same(null, $weak->get(), 'a weak reference');
});

/* --- what one task sets is not there in the next one --- */
run(function () {
	after(fn() => error_reporting(0));
	error_reporting(E_ERROR);
	error_reporting(E_ALL);
	same(E_ALL, after(fn() => error_reporting()), 'error_reporting');
	after(function () {
		$fiber = new Fiber(fn() => Fiber::suspend());
		$fiber->start();
	});
	same(false, after(fn() => Fiber::getCurrent() === null), 'after a Fiber in a task');
});

/* --- the end of run() in the middle --- */
final class Traced
{
	public static array $ends = [];

	public function __construct(private string $name)
	{
	}

	public function __destruct()
	{
		self::$ends[] = $this->name;
	}
}

throws(LogicException::class, 'the end', function () {
	run(function () {
		after(fn() => new Traced('result'));
		spawn(function () {
			$local = new Traced('local');
			try {
				sleep(60);
			} finally {
				Traced::$ends[] = 'finally';
			}
		});
		after(fn() => null);
		throw new LogicException('the end');
	});
});
same(['result', 'finally', 'local'], Traced::$ends, 'ends');

/* --- cycles through a task that has a worker --- */
run(function () {
	Traced::$ends = [];
	after(fn() => null);
	for ($n = 0; $n < 3; $n++) {
		$cycle = new stdClass();
		$cycle->traced = new Traced("cycle $n");
		$cycle->task = spawn(fn() => $cycle);
		$cycle->task->await(5);
		unset($cycle);
	}
	gc_collect_cycles();
	sort(Traced::$ends);
	same(['cycle 0', 'cycle 1', 'cycle 2'], Traced::$ends, 'cycles are collected');
	$task = spawn(fn(Traced $argument) => 1, new Traced('argument'));
	Traced::$ends = [];
	same(1, $task->await(5), 'with an argument');
	same(['argument'], Traced::$ends, 'it is released with the end, not with the worker');
});
finish();
?>
--EXPECT--
30 checks held
