--TEST--
socket_select of registered sockets waits exactly as poll(2) does
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
bound(60);
$me = getmypid();

/** Waits until the process has been in this state (proc(5)) for a while. */
function in_state(int $pid, string $state): void
{
	for ($i = 0, $seen = 0; $i < 4000 && $seen < 3; $i++) {
		$now = preg_replace('~^.*\) ~s', '', file_get_contents("/proc/$pid/stat"))[0];
		$seen = $now === $state ? $seen + 1 : 0;
		usleep(2000);
	}
}

/** Sockets that the next call has registered: [[ours, theirs], …]. */
function registered(int $count, int $set): array
{
	$pairs = array_map(fn() => $set === 2 ? tcp_pair() : unix_pair(), range(1, $count));
	for ($i = 0; $i < 3; $i++) {
		$sets = [null, null, null];
		$sets[$set] = array_column($pairs, 0);
		socket_select($sets[0], $sets[1], $sets[2], 0);
	}
	return $pairs;
}

/** socket_select() without a warning. */
function waits(?array &$read, ?array &$except, int $seconds, string $what): int|false
{
	return quiet(function () use (&$read, &$except, $seconds) {
		$none = null;
		return socket_select($read, $none, $except, $seconds);
	}, $what);
}

$none = null;
foreach ([6, 2] as $count) {
	/* a process that is stopped and goes on has handled no signal: epoll_wait(2) fails then, poll(2) does not */
	$pairs = registered($count, 0);
	$peer = peer(function () use ($me, $pairs): void {
		in_state($me, 'S');
		posix_kill($me, SIGSTOP);
		in_state($me, 'T');
		posix_kill($me, SIGCONT);
		usleep(20000);
		in_state($me, 'S');
		socket_write($pairs[0][1], 'x');
	});
	$read = array_column($pairs, 0);
	same(1, waits($read, $none, 40, 'stopped'), "$count sockets, stopped and continued");
	same([$pairs[0][0]], $read, 'the socket with data');
	same(0, $peer->wait(), 'the helper ends well');

	/* a hang-up is no exceptional condition, and does not make the timeout begin again: with a timeout of 2 s the
	 * urgent data, after 3 s, comes too late */
	$pairs = registered($count, 2);
	$peer = peer(function () use ($me, $pairs, $count): void {
		in_state($me, 'S');
		usleep(1_500_000);
		socket_shutdown($pairs[0][0]);
		usleep(1_500_000);
		socket_send($pairs[$count - 1][1], '!', 1, MSG_OOB);
		posix_kill(getmypid(), SIGKILL);
	});
	$except = array_column($pairs, 0);
	same(0, waits($none, $except, 2, 'a hang-up'), "$count sockets, a hang-up");
	same([], $except, 'nothing exceptional');
	$peer->wait();

	/* a handler that exports one of the sockets, and one that closes one: the call ends as after every signal */
	pcntl_async_signals(true);
	$pairs = registered($count, 0);
	foreach (['exports' => fn() => $pairs[0][2] = socket_export_stream($pairs[0][0]), 'closes' => fn() => socket_close($pairs[$count - 1][0])] as $what => $handler) {
		pcntl_signal(SIGUSR1, $handler);
		$peer = peer(function () use ($me): void {
			in_state($me, 'S');
			posix_kill($me, SIGUSR1);
		});
		$all = array_column($pairs, 0);
		$read = $all;
		$text = 'socket_select(): Unable to select [4]: ' . socket_strerror(SOCKET_EINTR);
		same(false, warns($text, function () use (&$read) {
			$none = null;
			return socket_select($read, $none, $none, 40);
		}, "$count sockets, the handler $what one"), "the handler $what one");
		same($all, $read, 'the array is as it was');
		same(0, $peer->wait(), 'the helper ends well');
	}
	unset($all[$count - 1]);
	socket_write($pairs[0][1], 'x');
	same(1, waits($all, $none, 40, 'afterwards'), 'afterwards');
	same([$pairs[0][0]], $all, 'the one with data');
}
finish();
?>
--EXPECT--
36 checks held
