--TEST--
Sockets\serve: accepting fails, and goes on
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/fault.inc';
need_faults();
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, SocketException};
use function Sockets\{close, connect, listen, read_line, run, serve, sleep, spawn, write_all};

require __DIR__ . '/fault.inc';

/** Serves two clients; gives their answers, and the errors that serve() has passed on. */
function two_clients(): array
{
	$errors = [];
	$answers = run(function () use (&$errors) {
		$listener = listen('tcp4://127.0.0.1:0');
		$serving = spawn(serve(...), $listener, function (Socket $client) {
			write_all($client, strtoupper(read_line($client)) . "\n");
		}, ['error' => function (Throwable $e, Endpoint $at) use (&$errors, $listener) {
			$errors[] = [$e instanceof SocketException ? $e->kind : $e, $at->equals(Endpoint::local($listener))];
		}]);
		$answers = [];
		foreach (['one', 'two'] as $question) {
			$client = connect(Endpoint::local($listener), 5);
			write_all($client, "$question\n");
			$answers[] = read_line($client, timeout: 10);
		}
		close($listener);
		$serving->await(10);
		return $answers;
	});
	return [$answers, $errors];
}

$answered = ['ONE', 'TWO'];
$cases = [];
foreach (['EMFILE' => ErrorKind::TooManyHandles, 'ENFILE' => ErrorKind::TooManyHandles, 'ENOBUFS' => ErrorKind::OutOfMemory,
	'ENOMEM' => ErrorKind::OutOfMemory] as $code => $kind) {
	$cases["$code, several times"] = ["accept4:1:$code:4", function () use ($answered, $kind) {
		[$answers, $errors] = two_clients();
		same($answered, $answers, 'both were served');
		same([[$kind, true]], $errors, 'the program learns of it once, with the address of the listener');
	}];
}
foreach (['ECONNABORTED', 'ECONNRESET', 'EHOSTUNREACH', 'EOPNOTSUPP'] as $code) {
	$cases["$code of a connection"] = ["accept4:1:$code:3", function () use ($answered) {
		same([$answered, []], two_clients(), 'it is skipped');
	}];
}
$cases['a firewall'] = ['accept4:2:EPERM', function () use ($answered) {
	[$answers, $errors] = two_clients();
	same([$answered, 1], [$answers, count($errors)], 'another error of a socket that listens');
}];
$cases['EMFILE, many times'] = ['accept4:1:EMFILE:30', function () {
	$served = false;
	run(function () use (&$served) {
		$listener = listen('tcp4://127.0.0.1:0');
		$client = connect(Endpoint::local($listener), 5);
		$serving = spawn(serve(...), $listener, function () use (&$served) {
			$served = true;
		}, ['error' => fn() => 1]);
		sleep(0.3);
		close($listener);
		$serving->await(10);
	});
	same(false, $served, 'it does not spin: the 31st try would have served the client');
}];
$cases['signals: no sockets'] = ['socketpair:1:EMFILE', function () {
	raised(SocketException::class, fn() => serve('tcp4://127.0.0.1:0', fn() => 1));
}];
$cases['signals: no handler'] = ['sigaction:2:EINVAL', function () {
	throws('Sockets\SocketException', 'serve, option "signals": Invalid argument', fn() => serve('tcp4://127.0.0.1:0', fn() => 1, ['signals' => [10]]));
}];
fault_cases($cases);
--EXPECT--
ok EMFILE, several times
ok ENFILE, several times
ok ENOBUFS, several times
ok ENOMEM, several times
ok ECONNABORTED of a connection
ok ECONNRESET of a connection
ok EHOSTUNREACH of a connection
ok EOPNOTSUPP of a connection
ok a firewall
ok EMFILE, many times
ok signals: no sockets
ok signals: no handler
