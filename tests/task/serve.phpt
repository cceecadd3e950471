--TEST--
Sockets\serve: handlers, limits, errors, the end
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{CancelledException, Endpoint, SocketException, TimeoutException};
use function Sockets\{accept, close, connect, listen, read, read_line, run, serve, shutdown, sleep, spawn, write_all};

require __DIR__ . '/task.inc';
bound();

/** Serves while $client runs, and gives its result; the listener is closed then. */
function served(callable $handler, callable $client, array $options = []): mixed
{
	return run(function () use ($handler, $client, $options) {
		$listener = listen('tcp://127.0.0.1:0');
		$serving = spawn(serve(...), $listener, $handler, $options);
		$result = $client(Endpoint::local($listener), $serving);
		socket_close_if_open($listener);
		$serving->await(10);
		return $result;
	});
}

function socket_close_if_open(Socket $socket): void
{
	try {
		close($socket);
	} catch (Error) {
	}
}

/** The answers to a question, "" where the server closes the connection. */
function ask(Endpoint $at, string $question): string
{
	$client = connect($at, 5);
	try {
		write_all($client, "$question\n", 5);
		return read_line($client, timeout: 5) ?? '';
	} catch (SocketException $e) {
		return $e::class;
	}
}

function upper(Socket $client, Endpoint $peer): void
{
	while (($line = read_line($client, timeout: 10)) !== null) {
		write_all($client, strtoupper($line) . " $peer->host\n");
	}
}

/* --- connections and their peers --- */
same(['ONE 127.0.0.1', 'TWO 127.0.0.1', 'THREE 127.0.0.1'], served('upper', function (Endpoint $at) {
	$tasks = array_map(fn($question) => spawn('ask', $at, $question), ['one', 'two', 'three']);
	return array_map(fn($task) => $task->await(), $tasks);
}), 'a server');
final class Server
{
	public array $ports = [];

	private function handle(Socket $client, Endpoint $peer): void
	{
		$this->ports[] = (string) $peer->port;
		write_all($client, "$peer->port\n");
	}

	public function serve(): string
	{
		return run(function () {
			$listener = listen('tcp://127.0.0.1:0');
			$asked = spawn('ask', Endpoint::local($listener), 'x');
			$stop = spawn(fn() => [$asked->await(), close($listener)]);
			serve($listener, [$this, 'handle']);
			return $asked->await();
		});
	}

	public function __call(string $name, array $arguments): void
	{
		write_all($arguments[0], "$name\n");
	}
}
$server = new Server();
same($server->serve(), $server->ports[0], 'a private method of the calling code');
same('anything', served([$server, 'anything'], fn($at) => ask($at, 'x')), '__call()');

/* --- who closes a connection --- */
$stored = [];
same(['', 'later'], served(function (Socket $client) use (&$stored) {
	if (read_line($client) === 'store') {
		$stored[] = $client;
	}
}, function (Endpoint $at) use (&$stored) {
	$client = connect($at, 5);
	write_all($client, "store\n");
	$first = ask($at, 'close');
	write_all($stored[0], "later\n");
	return [$first, read_line($client, timeout: 5)];
}), 'a connection is closed after its handler, unless it was passed on');

/* --- exceptions --- */
$errors = [];
$log = function (Throwable $e, Endpoint $peer) use (&$errors) {
	sleep(0.001);
	$errors[] = get_class($e) . ': ' . $e->getMessage() . ' ' . $peer->host;
};
same(['', 'OK 127.0.0.1'], served(function (Socket $client, Endpoint $peer) {
	$line = read_line($client);
	$line === 'throw' ? throw new LogicException('of the handler') : write_all($client, strtoupper($line) . " $peer->host\n");
}, fn($at) => [ask($at, 'throw'), ask($at, 'ok')], ['error' => $log]), 'an exception ends its connection alone');
same(['LogicException: of the handler 127.0.0.1'], $errors, 'it is passed to "error", which may wait');
$warnings = [];
$line = __LINE__ + 4;
set_error_handler(function (int $level, string $text) use (&$warnings) {
	$warnings[] = [$level, preg_replace(['~:\d+: uncaught~', '~ /\S*/~'], ['', ' '], $text)];
});
served(fn() => throw new DomainException('unexpected'), fn($at) => ask($at, 'x'));
restore_error_handler();
same([[E_USER_WARNING, "Sockets\\serve(): tcp://127.0.0.1 DomainException: unexpected in serve.php:$line"]], $warnings,
	'the default is a warning');
throws('Exception', 'of error', fn() => served(fn() => throw new LogicException(), fn($at) => ask($at, 'x') . sleep(5),
	['error' => fn() => throw new Exception('of error')]));
$ends = [];
throws('ErrorException', 'from the error handler', function () {
	set_error_handler(fn() => throw new ErrorException('from the error handler'));
	try {
		served(fn() => throw new LogicException(), fn($at) => ask($at, 'x') . sleep(5));
	} finally {
		restore_error_handler();
	}
});

/* --- limits --- */
$running = $most = 0;
$slow = function (Socket $client) use (&$running, &$most) {
	$most = max($most, ++$running);
	read_line($client);
	sleep(0.01);
	$running--;
	write_all($client, "done\n");
};
same([array_fill(0, 7, 'done'), 2], served($slow, function (Endpoint $at) use (&$most) {
	$tasks = array_map(fn() => spawn('ask', $at, 'x'), range(1, 7));
	return [array_map(fn($task) => $task->await(), $tasks), $most];
}, ['max' => 2]), '"max": further clients wait');
same(['', 'SECOND 127.0.0.1'], served('upper', function (Endpoint $at) {
	$first = connect($at, 5);
	write_all($first, "x\n");
	read_line($first, timeout: 5);
	try {
		$second = read(connect($at, 5), 100, 5);
	} catch (SocketException $e) {
		$second = '';
	}
	shutdown($first);
	read($first, 100, 5);
	sleep(0.01);
	return [$second, ask($at, 'second')];
}, ['max_per_host' => 1]), '"max_per_host": further connections are closed');
$errors = [];
same('', served(function (Socket $client) {
	read_line($client, timeout: 0.01 + 10 * (int) (read_line($client) === 'long'));
}, fn($at) => read(connect($at, 5), 100, 5), ['idle' => 0.02, 'error' => $log]), '"idle" ends the wait of a handler');
same(1, preg_match('~^Sockets.TimeoutException: read_line from tcp://127.0.0.1:\d+: timed out 127.0.0.1$~', $errors[0] ?? ''), $errors[0] ?? 'no error');
same('still there', served(function (Socket $client) {
	write_all($client, read_line($client, timeout: 10) . "\n");
}, function (Endpoint $at) {
	$client = connect($at, 5);
	sleep(0.05);
	write_all($client, "still there\n");
	return read_line($client, timeout: 5);
}, ['idle' => 0.01]), 'a call with a timeout of its own waits as long as that');

/* --- several listeners --- */
$path = temp_path();
same(['A', 'B', 'C'], run(function () use ($path) {
	$listeners = [listen('tcp4://127.0.0.1:0'), listen('tcp4://127.0.0.1:0')];
	$serving = spawn(serve(...), [...$listeners, "unix://$path"], function (Socket $client, Endpoint $peer) {
		write_all($client, strtoupper(read_line($client)) . "\n");
		$peer->scheme === 'unix' && same('unix://', (string) $peer, 'the peer of a unix socket');
	}, ['max' => 1]);
	sleep(0);
	$answers = [ask(Endpoint::local($listeners[0]), 'a'), ask(Endpoint::local($listeners[1]), 'b'), ask(Endpoint::parse("unix://$path"), 'c')];
	close($listeners[0]);
	$serving->cancel();
	throws('Sockets\CancelledException', 'the task was cancelled', fn() => $serving->await(5));
	return $answers;
}), 'a list');

/* --- the end --- */
same(['cancelled', 'finally', 'Sockets\CancelledException'], run(function () {
	$ends = [];
	$listener = listen('tcp://127.0.0.1:0');
	$serving = spawn(serve(...), $listener, function (Socket $client) use (&$ends) {
		try {
			read_line($client);
		} catch (CancelledException) {
			$ends[] = 'cancelled';
		} finally {
			sleep(0.01);
			$ends[] = 'finally';
		}
	});
	$client = connect(Endpoint::local($listener), 5);
	sleep(0.01);
	$serving->cancel();
	try {
		$serving->await(5);
	} catch (CancelledException $e) {
		$ends[] = get_class($e);
	}
	return $ends;
}), 'the handlers are cancelled with the task, and end before');
same(['finished'], served(function (Socket $client) use (&$finished) {
	read_line($client);
	$finished[] = 'finished';
}, function (Endpoint $at, $serving) {
	$client = connect($at, 5);
	sleep(0.01);
	spawn(fn() => [sleep(0.02), write_all($client, "x\n")]);
}) ?? $finished, 'after a stop the handlers end');
$cancelled = null;
served(function (Socket $client) use (&$cancelled) {
	try {
		read_line($client);
	} catch (CancelledException) {
		$cancelled = true;
	}
}, function (Endpoint $at) {
	$GLOBALS['client'] = connect($at, 5);
	sleep(0.01);
}, ['shutdown' => 0.01]);
same(true, $cancelled, 'those that remain when "shutdown" is over are cancelled');

/* A full server learns of it, too. */
foreach ([close(...), fn($listener) => socket_shutdown($listener)] as $i => $stop) {
	$listener = listen('tcp://127.0.0.1:0');
	$cancelled = false;
	run(function () use ($listener, $stop, &$cancelled) {
		$client = connect(Endpoint::local($listener), 5);
		spawn(fn() => [sleep(0.01), $stop($listener)]);
		serve($listener, function (Socket $client) use (&$cancelled) {
			try {
				read_line($client);
			} catch (CancelledException) {
				$cancelled = true;
			}
		}, ['max' => 1, 'shutdown' => 0.01]);
	});
	same(true, $cancelled, "a full server stops without a listener, $i");
}

/* --- outside of run() --- */
$listener = listen('tcp://127.0.0.1:0');
$client = connect(Endpoint::local($listener), 5);
write_all($client, "outside\n");
serve($listener, function (Socket $client) use ($listener) {
	write_all($client, strtoupper(read_line($client)));
	close($listener);
});
same('OUTSIDE', read($client, 100, 5), 'outside of run()');
finish();
--EXPECT--
23 checks held
