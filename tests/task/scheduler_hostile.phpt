--TEST--
Sockets\set_scheduler: select() may do anything
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_fork();
need_linux();
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, SocketException, TimeoutException};
use function Sockets\{connect, listen, pair, read, read_exactly, run, set_scheduler, sleep, write_all};

require __DIR__ . '/scheduler.inc';
bound(50);

[$a, $b] = pair();

/* --- the sockets are closed --- */
$closing = function (array $read) {
	array_map(socket_close(...), $read);
};
same(ErrorKind::Closed, with_select($closing, fn() => thrown(fn() => read($a, 1))->kind), 'it closes the socket');
[$a, $b] = pair();

/* --- a connection that is being established --- */
$server = listen('tcp://127.0.0.1:0', ['backlog' => 1]);
$at = Endpoint::local($server);
$fill = [];
while (count($fill) < 10 && ($client = socket_create(AF_INET, SOCK_STREAM, 0)) && socket_set_nonblock($client)) {
	@socket_connect($client, '127.0.0.1', $at->port);
	$fill[] = $client;
}
foreach ([
	'its socket is closed' => fn(array $read, array $write) => array_map(socket_close(...), $write),
	'it is reported to be ready' => fn() => null,
] as $name => $select) {
	$e = with_select($select, fn() => thrown(fn() => connect($at, 0.02)));
	holds($e instanceof SocketException, $name);
}
$fill = $server = null;

/* --- exceptions --- */
same(['of select', LogicException::class], with_select(fn() => throw new LogicException('of select'), function () use ($a) {
	$e = thrown(fn() => read($a, 1));
	return [$e->getMessage(), $e::class];
}), 'it throws');
same(['of select', 0], with_select(fn() => throw new LogicException('of select'), function () use ($a) {
	$e = thrown(fn() => sleep(1));
	return [$e->getMessage(), 0];
}), 'in sleep()');
write_all($b, 'data');
same('of select', with_select(fn() => throw new LogicException('of select'), fn() => thrown(fn() => read_exactly($a, 5))?->getMessage()), 'in the middle of a read');

/* --- the arrays --- */
[$a, $b] = pair();
final class Typed
{
	public array $read = [];
	public ?int $number = 5;
}
foreach ([
	'null' => function (?array &$read, ?array &$write) use ($b) {
		$read = $write = null;
	},
	'numbers' => function (array &$read, array &$write) {
		$read = [1, 'two', 3.0, null, [], new stdClass()];
		$write = ['a' => 'b'];
	},
	'other sockets' => function (array &$read, array &$write) use ($b) {
		$read = [$b, $b];
		$write = [$b];
	},
	'unset' => function (array &$read, array &$write) {
		unset($read, $write);
	},
	'a typed reference' => function (array &$read, array &$write) {
		static $kept = [];
		$kept[] = $typed = new Typed();
		$typed->read = &$read;
		$typed->read = [];
	},
	'nested references' => function (array &$read, array &$write) {
		static $kept;
		foreach ($read as &$element) {
			$element = &$kept;
			$element = 5;
		}
		$write = &$read;
	},
	'itself' => function (array &$read) {
		$read[] = &$read;
	},
] as $name => $change) {
	$calls = 0;
	same('x', with_select(function (&$read, &$write, ?float $timeout) use ($change, $b, &$calls) {
		$change($read, $write);
		if (++$calls === 3) {
			write_all($b, 'x');
		}
	}, fn() => read($a, 1)), $name);
	same(3, $calls, "$name: until the socket is ready");
}
gc_collect_cycles();

/* --- it returns at once --- */
same([true, true], with_select(fn() => null, function () use ($a) {
	return [thrown(fn() => read($a, 1, 0.02)) instanceof TimeoutException, sleep(0.01) === null];
}), 'forever: deadlines hold');
same(true, with_select(fn() => usleep(30000), fn() => thrown(fn() => read($a, 1, 0.01)) instanceof TimeoutException), 'too late');
same('x', with_select(function () use ($b) {
	usleep(30000);
	write_all($b, 'x');
}, fn() => read($a, 1, 0.01)), 'too late, but ready');

/* --- it is switched --- */
$other = new FunctionScheduler(fn() => write_all($b, 'other'));
same(['other', 1, true], with_select(function () use ($other) {
	set_scheduler($other);
}, fn() => [read($a, 10), $other->count, set_scheduler(null) === $other]), 'the next call goes to another one');
same(true, with_select(fn() => set_scheduler(null), fn() => thrown(fn() => read($a, 1, 0.01)) instanceof TimeoutException), 'without one it blocks');
$held = null;
with_select(function (&$read, &$write, $timeout, $self) use (&$held, $b) {
	$held = WeakReference::create($self);
	set_scheduler(null);
	$self = null;
	gc_collect_cycles();
	write_all($b, 'x');
}, fn() => read($a, 1));
same(null, $held->get(), 'it is released after its last call');

/* --- it never returns --- */
$ends = [];
$fiber = with_select(function () use (&$ends) {
	try {
		Fiber::suspend();
	} finally {
		$ends[] = 'of select';
	}
}, function () use ($a, &$ends) {
	try {
		read($a, 1);
		$ends[] = 'returned';
	} finally {
		$ends[] = 'of the Fiber';
	}
});
$fiber = null;
same(['of select', 'of the Fiber'], $ends, 'a Fiber that is destroyed');
keeps_descriptors(function () {
	$server = listen('tcp://127.0.0.1:0', ['backlog' => 1]);
	$at = Endpoint::local($server);
	$fibers = [];
	for ($n = 0; $n < 6; $n++) {
		$fibers[] = with_select(fn() => Fiber::suspend(), fn() => connect($at, 20));
	}
}, 'connections that are abandoned');

/* --- the sockets of a connection that is being established --- */
$server = listen('tcp://127.0.0.1:0', ['backlog' => 1]);
$at = Endpoint::local($server);
$kept = [];
for ($n = 0; $n < 6; $n++) {
	with_select(function (array &$read, array &$write) use (&$kept) {
		array_push($kept, ...$write);
		socket_export_stream($write[0]);
		Fiber::suspend();
	}, fn() => connect($at, 20));
}
holds($kept !== [], 'there are some');
$open = array_filter($kept, fn(Socket $socket) => !str_contains((string) thrown(fn() => socket_get_option($socket, SOL_SOCKET, SO_TYPE)), 'closed'));
same([], $open, 'they are closed after the wait');

/* --- a fork in it --- */
$child = null;
same('of the parent', with_select(function () use (&$child, $b) {
	$child = pcntl_fork();
	if ($child === 0) {
		posix_kill(getmypid(), SIGKILL);
	}
	pcntl_waitpid($child, $status);
	write_all($b, 'of the parent');
}, fn() => read($a, 100)), 'a fork');
same('of the child', with_select(function () use ($b, &$child) {
	$child = pcntl_fork();
	if ($child === 0) {
		write_all($b, 'of the child');
		return;
	}
	pcntl_waitpid($child, $status);
}, function () use ($a, $b, &$child) {
	$data = read($a, 100);
	if ($child === 0) {
		write_all($b, $data);
		posix_kill(getmypid(), SIGKILL);
	}
	return $data;
}), 'the child goes on as well');

/* --- run() in it --- */
same('in a task', with_select(function () use ($b) {
	run(function () use ($b) {
		sleep(0.001);
		write_all($b, 'in a task');
	});
}, fn() => read($a, 100)), 'run()');

/* --- a Fiber in it --- */
same(['inner', 'outer'], with_select(function (&$read, &$write, $timeout, $self) use ($b) {
	if ($self->count === 1) {
		$ends = pair();
		$fiber = new Fiber(fn() => read($ends[0], 1, 0.01));
		thrown($fiber->start(...)) instanceof TimeoutException || throw new Exception('not late');
		write_all($b, 'inner');
	}
}, fn() => [read($a, 100), 'outer']), 'another Fiber that waits');

/* --- the descriptors of send_handles() --- */
same([SocketException::class, ErrorKind::InvalidDescriptor], with_select(function () use (&$sent, &$next) {
	if ($sent !== null) {
		socket_close($sent);
		$sent = null;
		$next = pair();    // has the numbers of the descriptor that was closed
	}
}, function () use (&$sent) {
	[$near, $far] = pair();
	socket_set_nonblock($near);
	while (@socket_write($near, str_repeat('x', 100000))) {
	}
	$sent = pair()[0];
	$e = thrown(fn() => Sockets\send_handles($near, [$sent], 'x', 1));
	return [$e::class, $e->kind];
}), 'a handle that is closed while the call waits');

/* --- the end of the program --- */
foreach ([
	'exit' => ['exit(3);', 3, ''],
	'a fatal error' => ['eval("class X {} class X {}");', 255, 'closed'],
	'the end' => ['Fiber::suspend();', 0, ''],
	'a cycle' => ['$this->self = $this; Fiber::suspend();', 0, ''],
] as $name => [$code, $status, $text]) {
	$program = <<<END
		register_shutdown_function(function () { socket_close(\$GLOBALS['a']); });
		final class S implements Sockets\ClosingScheduler {
			public \$self;
			public function select(array &\$read, array &\$write, ?float \$timeout): void { $code }
			public function closed(Socket \$socket): void { echo 'closed '; }
			public function __destruct() { echo 'destroyed'; }
		}
		Sockets\set_scheduler(new S());
		[\$a, \$b] = Sockets\pair();
		\$fiber = new Fiber(function () { try { Sockets\\read(\$GLOBALS['a'], 1); } finally { echo 'finally '; } });
		\$fiber->start();
		END;
	[$got, $out, $err] = run_php($program);
	same($status, $got, "$name: the exit status");
	$want = $text === '' ? ($name === 'exit' ? 'destroyed' : 'closed finally destroyed') : $text;
	holds(str_contains($out . $err, $want), "$name: $out$err");
}
finish();
--EXPECT--
43 checks held
