--TEST--
Sockets\serve: signals stop it
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_fork();
need_function('posix_kill');
?>
--FILE--
<?php
use Sockets\{CancelledException, Endpoint};
use function Sockets\{close, connect, listen, read, read_line, run, serve, sleep, spawn, write_all};

require __DIR__ . '/task.inc';
bound(60);

function raise(int ...$signals): void
{
	foreach ($signals as $signal) {
		posix_kill(getmypid(), $signal);
	}
}

/** Runs a server in a child process, whose $ready is called when it has its first client; gives what the child printed. */
function in_child(callable $body): string
{
	$peer = peer(function (Peer $parent) use ($body) {
		$parent->tell(implode(' ', array_map('strval', $body())));
	});
	$text = (string) $peer->hear();
	$status = $peer->wait();
	return $status === 0 ? $text : "$text, exit status $status";
}

/** Serves; the handler of the first client calls $handle. */
function serve_one(callable $handle, array $options = []): array
{
	$listener = listen('tcp4://127.0.0.1:0');
	$client = connect(Endpoint::local($listener), 5);
	write_all($client, "question\n");
	$ends = [];
	serve($listener, function (Socket $connection) use ($handle, &$ends) {
		try {
			$handle($connection);
			$ends[] = 'ended';
		} catch (CancelledException) {
			$ends[] = 'cancelled';
		} finally {
			sleep(0.01);
			$ends[] = 'finally';
		}
	}, $options);
	return $ends;
}

foreach (['SIGTERM' => SIGTERM, 'SIGINT' => SIGINT] as $name => $signal) {
	same('ended finally', in_child(fn() => serve_one(function () use ($signal) {
		raise($signal);
		sleep(0.05);
	})), "$name: the handlers end");
}
same('cancelled finally', in_child(fn() => serve_one(function () {
	raise(SIGTERM);
	sleep(15);
}, ['shutdown' => 0.01])), 'after "shutdown" they are cancelled');
same('cancelled finally', in_child(fn() => serve_one(function () {
	raise(SIGTERM);
	sleep(0.01);
	raise(SIGTERM);
	sleep(15);
}, ['shutdown' => null])), 'by a second signal as well');
same('cancelled finally', in_child(fn() => serve_one(function () {
	raise(SIGTERM, SIGINT);
	sleep(15);
}, ['shutdown' => null])), 'two at once');
same('ended finally', in_child(fn() => serve_one(function () {
	raise(SIGUSR1);
	sleep(0.01);
}, ['signals' => [SIGUSR1]])), 'a signal of the program');
same(', exit status ' . -SIGTERM, in_child(fn() => serve_one(fn() => raise(SIGTERM), ['signals' => [SIGUSR1]])), 'another one acts as always');
same(', exit status ' . -SIGTERM, in_child(fn() => serve_one(fn() => raise(SIGTERM), ['signals' => []])), 'none');
same(', exit status ' . -SIGTERM, in_child(function () {
	serve_one(fn() => raise(SIGTERM));
	raise(SIGTERM);
	return ['still here'];
}), 'afterwards it acts as before');
same('handler ended finally handler', in_child(function () {
	$calls = [];
	pcntl_async_signals(true);
	pcntl_signal(SIGTERM, function () use (&$calls) {
		$calls[] = 'handler';
	});
	$ends = serve_one(function () {
		raise(SIGTERM);
		sleep(0.01);
	});
	$calls = [...$calls, ...$ends];
	raise(SIGTERM);
	return $calls;
}), 'a handler of the program runs as well, and is back afterwards');
same('ignored', in_child(function () {
	pcntl_signal(SIGINT, SIG_IGN);
	serve_one(function () {
		raise(SIGINT);
		sleep(0.01);
		raise(SIGTERM);
	});
	raise(SIGINT);
	return ['ignored'];
}), 'an ignored signal stays ignored');
same('replaced replaced', in_child(function () {
	$calls = [];
	pcntl_async_signals(true);
	serve_one(function () use (&$calls) {
		pcntl_signal(SIGTERM, function () use (&$calls) {
			$calls[] = 'replaced';
		});
		raise(SIGTERM);
		sleep(0.01);
		raise(SIGINT);
	});
	raise(SIGTERM);
	return $calls;
}), 'a handler that the program sets meanwhile takes its place, and stays');
same('1 1 2', in_child(fn() => run(function () {
	$stopped = [];
	$listeners = [listen('tcp4://127.0.0.1:0'), listen('tcp4://127.0.0.1:0')];
	$servers = [];
	foreach ($listeners as $listener) {
		$servers[] = spawn(function () use ($listener, &$stopped) {
			serve($listener, fn() => 1);
			$stopped[] = 1;
		});
	}
	sleep(0);
	raise(SIGTERM);
	foreach ($servers as $server) {
		$server->await(10);
	}
	return [...$stopped, count($stopped)];
})), 'several servers');
same('stopped', in_child(function () {
	$listener = listen('tcp4://127.0.0.1:0');
	$parent = getmypid();
	$child = peer(function () use ($parent) {
		asleep($parent);
		posix_kill($parent, SIGTERM);
	});
	serve($listener, fn() => 1);
	$child->wait();
	return ['stopped'];
}), 'a server that waits');
same('-15 stopped', in_child(function () {
	$status = null;
	serve_one(function () use (&$status) {
		$child = peer(function () {
			raise(SIGTERM);
			\sleep(10);
		});
		$status = $child->wait();
		raise(SIGTERM);
	});
	return [$status, 'stopped'];
}), 'in a child process that a handler forks the signals act as before');
same('not the parent 7', in_child(function () {
	$status = null;
	$listener = listen('tcp4://127.0.0.1:0');
	$client = connect(Endpoint::local($listener), 5);
	serve($listener, function () use (&$status, $listener) {
		$pid = pcntl_fork();
		if ($pid === 0) {
			sleep(0.01);
			exit(7);
		}
		pcntl_waitpid($pid, $status);
		close($listener);
	});
	return ['not the parent', pcntl_wexitstatus($status)];
}), 'a child process ends alone');
same(', exit status 3', in_child(fn() => serve_one(fn() => exit(3))), 'exit() in a handler');
throws('TypeError', 'Sockets\serve(): Argument #3 ($options) option "signals" must be of type array, int given',
	fn() => serve('tcp://127.0.0.1:0', 'strlen', ['signals' => 15]));
throws('TypeError', 'Sockets\serve(): Argument #3 ($options) option "signals" must be an array of int, string given in it',
	fn() => serve('tcp://127.0.0.1:0', 'strlen', ['signals' => ['15']]));
throws('ValueError', 'Sockets\serve(): Argument #3 ($options) option "signals" must have numbers between 1 and 64',
	fn() => serve('tcp://127.0.0.1:0', 'strlen', ['signals' => [65]]));
throws('Sockets\SocketException', 'serve, option "signals": Invalid argument', fn() => serve('tcp://127.0.0.1:0', 'strlen', ['signals' => [SIGTERM, SIGKILL]]));
finish();
--EXPECT--
21 checks held
