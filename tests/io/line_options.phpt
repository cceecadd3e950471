--TEST--
PHP_NORMAL_READ with SO_RCVLOWAT, with the program's own SO_PEEK_OFF, and in a signal handler
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
bound(30);
const LOWAT = 18; // SO_RCVLOWAT
const PEEK_OFF = 42; // SO_PEEK_OFF
$me = getmypid();

/* a line that is there is given, however much a receive would wait for (the kernel wakes nobody for less than that) */
foreach ([50, 1000] as $lowat) {
	[$a, $b] = tcp_pair();
	socket_set_option($b, SOL_SOCKET, LOWAT, $lowat);
	socket_write($a, "one\ntwo\n");
	same("one\n", socket_read($b, 4096, PHP_NORMAL_READ), 'the first line');
	same("two\n", socket_read($b, 4096, PHP_NORMAL_READ), 'the second line');
}

/* the offset of the program's own looks neither cuts lines nor is moved by them */
foreach (['unix' => unix_pair(), 'tcp' => tcp_pair()] as $name => [$a, $b]) {
	if (!@socket_set_option($b, SOL_SOCKET, PEEK_OFF, 3)) {
		socket_set_option($b, SOL_SOCKET, LOWAT, 1); // TCP has it since Linux 6.9
	}
	$offset = @socket_get_option($b, SOL_SOCKET, PEEK_OFF);
	socket_write($a, "abcdef\nsecond\nthird");
	same("abcdef\n", socket_read($b, 100, PHP_NORMAL_READ), "$name: the first line");
	same($offset === 3 ? 0 : $offset, @socket_get_option($b, SOL_SOCKET, PEEK_OFF), "$name: what was read moves the offset back");
	same("sec", socket_read($b, 3, PHP_NORMAL_READ), "$name: a part");
	same("ond\n", socket_read($b, 100, PHP_NORMAL_READ), "$name: its rest");
	socket_shutdown($a, 1);
	same("third", socket_read($b, 100, PHP_NORMAL_READ), "$name: the last line");
	same('', socket_read($b, 100, PHP_NORMAL_READ), "$name: the end");
}

/* a handler in the middle of a line reads lines of the same socket */
[$a, $b] = unix_pair();
$inner = [];
pcntl_async_signals(true);
pcntl_signal(SIGUSR1, function () use ($a, $b, &$inner): void {
	socket_write($a, "cd\nsecond line\nthird\n");
	$inner[] = socket_read($b, 100, PHP_NORMAL_READ);
	$inner[] = socket_get_option($b, SOL_SOCKET, PEEK_OFF);
}, false);
socket_write($a, 'ab');
$peer = peer(function () use ($me): void {
	asleep($me);
	posix_kill($me, SIGUSR1);
});
same(false, @socket_read($b, 100, PHP_NORMAL_READ), 'the outer read is interrupted');
same(["abcd\n", -1], $inner, 'the handler has the whole line, and the offset is as it was');
same("second line\n", socket_read($b, 100, PHP_NORMAL_READ), 'the next line');
same(0, $peer->wait(), 'the helper ends well');
finish();
?>
--EXPECT--
20 checks held
