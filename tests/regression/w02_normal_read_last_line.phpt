--TEST--
W2: PHP_NORMAL_READ gives the last line that has no newline, then ""
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(10);
$feeds = [
	"one\ntwo" => ["one\n", 'two'],
	'only' => ['only'],
	"one\n" => ["one\n"],
	'' => [],
	"\n\nx" => ["\n", "\n", 'x'],
	"a\r\nb\rc" => ["a\r", "\n", "b\r", 'c'],
	"nul \0 inside\nand \0 last" => ["nul \0 inside\n", "and \0 last"],
];
foreach (['tcp' => fn() => tcp_pair(), 'unix' => fn() => unix_pair()] as $kind => $make) {
	foreach ([false, true] as $nonblocking) {
		foreach ($feeds as $feed => $lines) {
			[$a, $b] = $make();
			$feed = (string) $feed;
			$feed === '' || socket_write($a, $feed);
			socket_shutdown($a, 1);
			$feed === '' || socket_recv($b, $data, strlen($feed), MSG_PEEK | MSG_WAITALL);
			if ($nonblocking) {
				$read = [$b];
				$none = null;
				socket_select($read, $none, $none, 5);
				socket_set_nonblock($b);
			}
			$got = [];
			for ($i = 0; $i < 10; $i++) {
				$line = socket_read($b, 1024, PHP_NORMAL_READ);
				if ($line === '' || $line === false) {
					break;
				}
				$got[] = $line;
			}
			same($lines, $got, "$kind: " . json_encode($feed));
			same('', $line, "$kind: the end is \"\"");
			same(0, socket_last_error($b), "$kind: no error");
			for ($i = 0; $i < 2; $i++) {
				$again = warns('socket_read(): unable to read from socket ' . code(SOCKET_ECONNRESET), fn() => socket_read($b, 1024, PHP_NORMAL_READ));
				same(false, $again, "$kind: the next read gets the bundled extension's error");
			}
		}
	}
}
/* the peer's abort is an error, not a line */
[$a, $b] = tcp_pair();
socket_set_option($a, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
socket_close($a);
$message = 'socket_read(): unable to read from socket ' . code(SOCKET_ECONNRESET);
same(false, warns($message, fn() => socket_read($b, 100, PHP_NORMAL_READ)), 'a reset');
same(SOCKET_ECONNRESET, socket_last_error($b), 'its code');
finish();
?>
--EXPECT--
199 checks held
