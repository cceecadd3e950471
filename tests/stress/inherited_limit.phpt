--TEST--
a connection has its listener's time limit: signals more frequent than the limit do not prolong it
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
bound(50);
pcntl_async_signals(true);
$signals = 0;
pcntl_signal(SIGUSR1, function () use (&$signals): void {
	$signals++;
}, false);
[$listener, $port] = tcp_listener();
socket_set_option($listener, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 600000]);
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($client, '127.0.0.1', $port);
$connection = socket_accept($listener);
same(['sec' => 0, 'usec' => 600000], socket_get_option($connection, SOL_SOCKET, SO_RCVTIMEO), 'inherited');
/* without end, so that a call that begins again with each signal never returns */
$me = getmypid();
$peer = peer(function () use ($me): void {
	while (posix_getppid() === $me) {
		posix_kill($me, SIGUSR1);
		usleep(100000);
	}
}, 40);
foreach ([$listener, $connection] as $socket) {
	$before = $signals;
	$call = $socket === $listener ? 'socket_accept' : fn($socket) => socket_read($socket, 10);
	same(false, quiet(fn() => $call($socket), 'the limit'), 'ends');
	same(SOCKET_EAGAIN, socket_last_error($socket), 'its code');
	holds($signals > $before, 'signals came');
}
posix_kill($peer->pid, SIGKILL);
$peer->wait();
finish();
?>
--EXPECT--
9 checks held
