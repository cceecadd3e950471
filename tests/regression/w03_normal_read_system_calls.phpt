--TEST--
W3: PHP_NORMAL_READ receives twice per line, not once per byte
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_counter();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
/* PHP itself may read a socket or poll once at its start: a run with one line is the zero of the scale. */
$script = <<<'PHP'
	$lines = %d;
	socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
	for ($i = 0; $i < $lines; $i++) {
		socket_write($pair[0], str_repeat(chr(65 + $i %% 26), 30 + $i) . "\n");
	}
	for ($i = 0; $i < $lines; $i++) {
		if (socket_read($pair[1], 4096, PHP_NORMAL_READ) !== str_repeat(chr(65 + $i %% 26), 30 + $i) . "\n") {
			echo "line $i is wrong";
		}
	}
	echo 'done';
	PHP;
$calls = function (int $lines) use ($script): int {
	[$out, $counts] = run_counted(sprintf($script, $lines));
	same('done', $out, "$lines lines are read");
	return $counts['recv'] + $counts['read'] + $counts['recvfrom'] + $counts['recvmsg'] + $counts['poll'];
};
$one = $calls(1);
$many = $calls(101);
holds($many > $one, 'the counter counts');
holds($many - $one <= 200, 'twice per line, the number is ' . ($many - $one) . ' for 100 lines');
finish();
?>
--EXPECT--
4 checks held
