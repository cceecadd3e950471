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
use function Sockets\{read_exactly, read_line, write_all};

require __DIR__ . '/../sockets.inc';
bound(30);
pcntl_async_signals(true);
$handled = 0;
pcntl_signal(SIGUSR1, function () use (&$handled) {
	$handled++;
});
$parent = getmypid();

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
$peer = peer(function () use ($b, $parent, $text) {
	for ($i = 0; $i < 20; $i++) {
		posix_kill($parent, SIGUSR1);
		usleep(500);
	}
	read_exactly($b, strlen($text)) === $text or exit(1);
});
$handled = 0;
same(strlen($text), write_all($a, $text, 20), 'all is written');
same(0, $peer->wait(), 'and arrives');
holds($handled > 0, 'handlers ran meanwhile');

pcntl_signal(SIGUSR2, fn() => throw new DomainException('from the handler'));
[$a, $b] = unix_pair(SOCK_STREAM);
$peer = peer(function () use ($parent) {
	usleep(5000);
	posix_kill($parent, SIGUSR2);
});
throws('DomainException', 'from the handler', fn() => read_exactly($b, 5));
$peer->wait();

/* a handler that closes the socket */
pcntl_signal(SIGUSR2, fn() => socket_close($b));
$peer = peer(function () use ($parent) {
	usleep(5000);
	posix_kill($parent, SIGUSR2);
});
throws('Sockets\SocketException', 'read_exactly: ' . socket_strerror(SOCKET_EBADF), fn() => read_exactly($b, 5));
$peer->wait();
finish();
?>
--EXPECT--
7 checks held
