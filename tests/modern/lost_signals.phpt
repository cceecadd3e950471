--TEST--
Sockets\: no signal is lost between the look at signals and the sleep of a call
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_fork();
need_function('posix_kill');
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(100);
const ROUNDS = 1500;
const LOST_AFTER = 15;

/** Sends signals at random moments, each when the one before was handled: a call that sleeps has nothing else to wake it. */
function send_signals(Peer $parent, int $seed): int
{
	mt_srand($seed);
	$parent->hear();
	stream_set_timeout($parent->pipe, LOST_AFTER);
	for ($i = 0; $i < ROUNDS; $i++) {
		for ($until = hrtime(true) + mt_rand(0, 60_000); hrtime(true) < $until;) {
		}
		posix_kill($parent->pid, SIGUSR1);
		if ($parent->hear() === false) {
			return 1;
		}
	}
	return 0;
}

[$a, $b] = unix_pair();
[$c, $d] = unix_pair(SOCK_DGRAM);
[$e, $f] = unix_pair();
socket_set_nonblock($e);
while (@socket_write($e, str_repeat('f', 4096)) !== false) {
}
socket_set_block($e);
[$listener, $port] = tcp_listener();

pcntl_async_signals(true);
foreach ([
	'read' => [fn() => Sockets\read($b, 100), fn() => socket_write($a, 'end')],
	'read with a limit' => [fn() => Sockets\read($b, 100, 80), fn() => socket_write($a, 'end')],
	'receive_batch' => [fn() => Sockets\receive_batch($d, 9), fn() => socket_write($c, 'end')],
	'write_all' => [fn() => Sockets\write_all($e, 'end'), function () use ($f): void {
		socket_set_nonblock($f);
		while (@socket_read($f, 65536) !== false) {
		}
	}],
	'accept with a limit' => [fn() => Sockets\accept($listener, 80), fn() => socket_connect(socket_create(AF_INET, SOCK_STREAM, SOL_TCP), '127.0.0.1', $port)],
] as $what => [$call, $end]) {
	$handled = 0;
	$peer = peer(function (Peer $parent) use ($what, $end): void {
		$status = send_signals($parent, crc32($what));
		$end();
		exit($status);
	}, 90);
	pcntl_signal(SIGUSR1, function () use (&$handled, $peer): void {
		$handled++;
		$peer->tell();
	});
	$peer->tell();
	holds($call() !== null, "$what returns");
	same([ROUNDS, 0], [$handled, $peer->wait()], "$what: handled, none late");
}
finish();
?>
--EXPECT--
10 checks held
