--TEST--
socket_select in a loop: timeouts as heartbeat, data and signals in between
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_fork();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
pcntl_async_signals(true);
$beats = $signals = 0;
pcntl_signal(SIGUSR2, function () use (&$signals): void {
	$signals++;
});
[$a, $b] = tcp_pair();
$parent = getmypid();
$peer = peer(function () use ($a, $parent): void {
	for ($i = 0; $i < 5; $i++) {
		usleep(60000);
		socket_write($a, "message $i\n");
		exec('kill -' . SIGUSR2 . " $parent");
	}
	usleep(60000);
	socket_shutdown($a);
});
socket_close($a);
$got = [];
while (true) {
	$read = [$b];
	$none = null;
	$n = @socket_select($read, $none, $none, 0, 10000);
	if ($n === 0) {
		$beats++;
	} elseif ($n === 1) {
		$line = socket_read($b, 100, PHP_NORMAL_READ);
		if ($line === '' || $line === false) {
			break;
		}
		$got[] = $line;
	}
}
same(["message 0\n", "message 1\n", "message 2\n", "message 3\n", "message 4\n"], $got, 'every message');
same(5, $signals, 'every signal');
holds($beats >= 1, 'the heart beats');
same(0, $peer->wait(), 'the peer');
finish();
?>
--EXPECT--
4 checks held
