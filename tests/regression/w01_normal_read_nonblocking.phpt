--TEST--
W1: PHP_NORMAL_READ without a full line does not spin: the data received, or false with EAGAIN
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(10);
$line = fn(Socket $s, int $length = 100) => quiet(fn() => socket_read($s, $length, PHP_NORMAL_READ), 'a line');

$makes = ['tcp' => fn() => tcp_pair(), 'unix' => fn() => unix_pair()];
$modes = [
	'non-blocking' => fn(Socket $s) => socket_set_nonblock($s),
	'with a timeout' => fn(Socket $s) => socket_set_option($s, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 20000]),
];
foreach ($makes as $kind => $make) {
	foreach ($modes as $mode => $set) {
		[$a, $b] = $make();
		$set($b);
		$name = "$kind $mode";
		same(false, $line($b), "$name: nothing there");
		same(SOCKET_EAGAIN, socket_last_error($b), "$name: EAGAIN");
		socket_clear_error($b);

		socket_write($a, "first\nsec");
		socket_recv($b, $data, 9, MSG_PEEK | MSG_WAITALL);
		same("first\n", $line($b), "$name: a full line");
		same('sec', $line($b), "$name: the part that is there");
		same(false, $line($b), "$name: nothing there");
		same(SOCKET_EAGAIN, socket_last_error($b), "$name: EAGAIN again");
		socket_write($a, "ond\n");
		socket_recv($b, $data, 4, MSG_PEEK | MSG_WAITALL);
		same("ond\n", $line($b), "$name: the rest, nothing lost");

		socket_write($a, 'abcdef');
		socket_recv($b, $data, 6, MSG_PEEK | MSG_WAITALL);
		same('abcd', $line($b, 4), "$name: no more than asked for");
		same('ef', socket_read($b, 100), "$name: a binary read goes on there");
		socket_close($a);
		same('', $line($b), "$name: the end");
	}
}
finish();
?>
--EXPECT--
68 checks held
