--TEST--
Sockets\serve: PROXY headers, and handlers that attack it
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{CancelledException, Endpoint, SocketException};
use function Sockets\{close, connect, listen, read, read_line, run, serve, sleep, spawn, write_all};

require __DIR__ . '/task.inc';
bound(60);

/** A client that has sent something. */
function client(Endpoint|Socket $at, string $data = "x\n"): Socket
{
	$client = connect($at instanceof Socket ? Endpoint::local($at) : $at, 5);
	write_all($client, $data);
	return $client;
}

/** What a connection gets until its end. */
function rest(Socket $client): string
{
	$text = '';
	try {
		while (($part = read($client, 100, 5)) !== '') {
			$text .= $part;
		}
	} catch (SocketException $e) {
	}
	return $text;
}

/* --- PROXY headers --- */
$listener = listen('tcp4://127.0.0.1:0');
$errors = [];
$seen = [];
$silent = client($listener, 'PROXY TCP4 ');
$clients = [
	client($listener, "PROXY TCP4 192.0.2.1 192.0.2.9 1000 80\r\n"),
	client($listener, "PROXY UNKNOWN\r\n"),
	client($listener, "GET / HTTP/1.0\r\n\r\n"),
	client($listener, "PROXY TCP4 192.0.2.7 192.0.2.9 1007 80\r\n"),
];
$options = ['proxy' => ['from' => ['127.0.0.1'], 'timeout' => 10], 'shutdown' => 0, 'signals' => [], 'error' => function (Throwable $e, Endpoint $peer) use (&$errors) {
	$errors[] = [$peer->host, preg_replace('~:\d+~', ':PORT', $e->getMessage())];
}];
serve($listener, function (Socket $client, Endpoint $peer) use ($listener, &$seen) {
	$seen[] = $peer->host;
	if ($peer->port === 1007) {
		close($listener);
	}
}, $options);
same(['192.0.2.1', '127.0.0.1', '192.0.2.7'], $seen, 'the peers are those of the headers; a silent client stops nobody');
same([['127.0.0.1', 'accept, the PROXY header of tcp://127.0.0.1:PORT has no signature']], array_map(
	fn($error) => [$error[0], preg_replace('~PORT .*~', 'PORT has no signature', $error[1])], $errors), 'another protocol is an error');
$listener = listen('tcp4://127.0.0.1:0');
$clients = array_map(fn($n) => client($listener, "PROXY TCP4 192.0.2.$n 192.0.2.9 100$n 80\r\n"), [1, 1, 2]);
$seen = [];
serve($listener, function (Socket $client, Endpoint $peer) use ($listener, &$seen) {
	$seen[] = $peer->host;
	sleep(0.05);
	$peer->host === '192.0.2.2' && close($listener);
}, ['max_per_host' => 1] + $options);
same(['192.0.2.1', '192.0.2.2'], $seen, '"max_per_host" counts the clients of a proxy');

/* --- handlers --- */
$listener = listen('tcp4://127.0.0.1:0');
$client = client($listener);
serve($listener, function (Socket $connection) use ($listener) {
	$inner = listen('tcp4://127.0.0.1:0');
	$second = client($inner);
	serve($inner, function (Socket $c) use ($inner) {
		write_all($c, 'inner');
		close($inner);
	});
	write_all($connection, rest($second));
	close($listener);
});
same('inner', rest($client), 'a handler that calls serve()');
$listener = listen('tcp4://127.0.0.1:0');
$clients = [client($listener), client($listener)];
$ends = 0;
serve([$listener, $listener], function (Socket $connection) use ($listener, &$ends) {
	close($connection);
	if (++$ends === 2) {
		close($listener);
	}
});
same(['', '', 2], [...array_map('rest', $clients), $ends], 'one that closes its connection; a listener named twice');
$listener = listen('tcp4://127.0.0.1:0');
$client = client($listener);
throws('LogicException', 'of the error callable', fn() => run(function () use ($listener) {
	spawn(fn() => sleep(15));
	serve($listener, fn() => throw new Exception('of the handler'), ['error' => function () {
		sleep(0.001);
		throw new LogicException('of the error callable');
	}]);
}));
$after = spawn_in_run($listener);
same('served', $after, 'the listener of the program is still open');
function spawn_in_run(Socket $listener): string
{
	$client = client($listener);
	serve($listener, function (Socket $c) use ($listener) {
		write_all($c, 'served');
		close($listener);
	});
	return rest($client);
}
$listener = listen('tcp4://127.0.0.1:0');
$client = client($listener);
$handler = function (Socket $c) use (&$handler, $listener) {
	$handler = null;
	gc_collect_cycles();
	write_all($c, 'still here');
	close($listener);
};
serve($listener, $handler);
same('still here', rest($client), 'one that drops the handler');
$listener = listen('tcp4://127.0.0.1:0');
$clients = [client($listener), client($listener)];
$log = [];
run(function () use ($listener, &$log) {
	$tasks = [];
	$serving = spawn(serve(...), $listener, function (Socket $c) use (&$serving, &$log) {
		try {
			count($log) === 0 && $log[] = 'first';
			count($log) === 1 && $serving->cancel(new DomainException('enough'));
			sleep(15);
		} catch (CancelledException) {
			$log[] = 'cancelled';
		}
	});
	throws('Sockets\CancelledException', 'the task was cancelled', fn() => $serving->await(10));
});
same(['first', 'cancelled', 'cancelled'], $log, 'one that cancels the server');
$listener = listen('tcp4://127.0.0.1:0');
$client = client($listener);
class Dying
{
	public function __construct(public Socket $listener) {}

	public function __destruct()
	{
		socket_close($this->listener);
	}
}
serve($listener, fn() => new Dying($listener));
same('', rest($client), 'a result whose destructor closes the listener');
$listener = listen('tcp4://127.0.0.1:0');
$client = client($listener);
serve($listener, function (Socket $c) use ($listener) {
	socket_shutdown($listener);
	write_all($c, 'served');
});
same('served', rest($client), 'a listener that is shut down does not listen any more');
close($listener);

/* --- where it cannot run --- */
class Late
{
	public ?Late $self;

	public function __destruct()
	{
		try {
			serve('tcp4://127.0.0.1:0', fn() => 1);
		} catch (Error $e) {
			$GLOBALS['late'] = $e->getMessage();
		}
	}
}
PHP_VERSION_ID < 80400 ? run(function () {
	$late = new Late();
	$late->self = $late;
	unset($late);
	gc_collect_cycles();
}) : $late = 'Sockets\serve() must be called where a task can wait'; // since PHP 8.4 destructors may wait there
same('Sockets\serve() must be called where a task can wait', $late, 'in the garbage collector');
finish();
--EXPECT--
13 checks held
