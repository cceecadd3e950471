--TEST--
Sockets\ in the middle of signals: handlers run, calls go on; a handler's exception ends them
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
use function Sockets\{read_exactly, read_line, send_file, write_all};

require __DIR__ . '/../sockets.inc';
bound(30);
pcntl_async_signals(true);
$handled = 0;
pcntl_signal(SIGUSR1, function () use (&$handled) {
	$handled++;
});
$parent = getmypid();

/* A child that sends SIGUSR2 as soon as this process sleeps. */
function signal_asleep(): Peer
{
	return peer(function (Peer $parent): void {
		asleep($parent->pid);
		posix_kill($parent->pid, SIGUSR2);
	});
}

[$a, $b] = unix_pair(SOCK_STREAM);
$peer = peer(function () use ($a, $parent) {
	foreach (["first ", "second ", "third\n"] as $part) {
		for ($i = 0; $i < 3; $i++) {
			posix_kill($parent, SIGUSR1);
			usleep(2000);
		}
		socket_write($a, $part);
	}
});
same("first second third", read_line($b, timeout: 20), 'a line in spite of signals');
$peer->wait();
holds($handled > 0, 'handlers ran');

[$a, $b] = unix_pair(SOCK_STREAM);
$text = str_repeat('0123456789', 200000);
$handled = 0;
$peer = peer(function () use ($b, $parent, $text) {
	for ($i = 0; $i < 20; $i++) {
		posix_kill($parent, SIGUSR1);
		usleep(500);
	}
	read_exactly($b, strlen($text)) === $text or exit(1);
});
same(strlen($text), write_all($a, $text, 20), 'all is written');
same(0, $peer->wait(), 'and arrives');
holds($handled > 0, 'handlers ran meanwhile');

[$ours, $source] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$handled = 0;
$peer = peer(function () use ($ours, $parent) {
	for ($i = 0; $i < 10; $i++) {
		posix_kill($parent, SIGUSR1);
		usleep(1000);
	}
	fwrite($ours, 'late');
});
[$a, $b] = unix_pair(SOCK_STREAM);
same(4, send_file($a, $source, 0, 4), 'a stream that has nothing yet');
$peer->wait();
holds($handled > 0, 'handlers ran while it was waited for');

pcntl_signal(SIGUSR2, fn() => throw new DomainException('from the handler'));
$peer = signal_asleep();
throws('DomainException', 'from the handler', fn() => send_file($a, $source));
$peer->wait();

[$a, $b] = unix_pair(SOCK_STREAM);
$peer = signal_asleep();
throws('DomainException', 'from the handler', fn() => read_exactly($b, 5));
$peer->wait();

/* a handler that closes the socket */
pcntl_signal(SIGUSR2, fn() => socket_close($b));
$peer = signal_asleep();
throws('Sockets\SocketException', 'read_exactly: ' . socket_strerror(SOCKET_EBADF), fn() => read_exactly($b, 5));
$peer->wait();
finish();
?>
--EXPECT--
10 checks held
