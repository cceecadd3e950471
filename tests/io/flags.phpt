--TEST--
send and recv flags: MSG_PEEK, MSG_DONTWAIT, MSG_WAITALL
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
foreach (['tcp' => tcp_pair(), 'unix' => unix_pair()] as $kind => [$a, $b]) {
	$data = 'before';
	same(false, socket_recv($b, $data, 10, MSG_DONTWAIT), "$kind: nothing");
	same(null, $data, "$kind: and the variable is null");
	same(SOCKET_EAGAIN, socket_last_error($b), "$kind: EAGAIN");
	socket_write($a, 'abcdef');
	same([3, 'abc'], [socket_recv($b, $data, 3, MSG_PEEK), $data], "$kind: peek");
	same([6, 'abcdef'], [socket_recv($b, $data, 60, MSG_PEEK), $data], "$kind: peek again");
	same([6, 'abcdef'], [socket_recv($b, $data, 60, 0), $data], "$kind: take");
	$peer = peer(function () use ($a): void {
		foreach (['first-', 'second-', 'third'] as $part) {
			socket_write($a, $part);
			usleep(20000);
		}
	});
	same([18, 'first-second-third'], [socket_recv($b, $data, 18, MSG_WAITALL), $data], "$kind: MSG_WAITALL");
	same(0, $peer->wait(), "$kind: the peer");
	socket_write($a, 'rest');
	socket_shutdown($a, 1);
	same([4, 'rest'], [socket_recv($b, $data, 18, MSG_WAITALL), $data], "$kind: MSG_WAITALL at the end");
	same([0, null], [socket_recv($b, $data, 18, MSG_WAITALL), $data], "$kind: the end");
}
finish();
?>
--EXPECT--
20 checks held
