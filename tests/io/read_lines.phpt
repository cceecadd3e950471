--TEST--
socket_read in line mode: newlines, carriage returns, limits, lines in pieces
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
	$line = fn(int $length = 100) => socket_read($b, $length, PHP_NORMAL_READ);
	socket_write($a, "one\ntwo\r\n\nthree\n");
	same(["one\n", "two\r", "\n", "\n", "three\n"], [$line(), $line(), $line(), $line(), $line()], "$kind: lines");
	socket_write($a, "longer than that\n");
	same(['long', 'er t', "han that\n"], [$line(4), $line(4), $line()], "$kind: limits");
	socket_write($a, "nul\0inside\n");
	same("nul\0inside\n", $line(), "$kind: a NUL is a byte");
	socket_write($a, "x\n");
	same("x\n", $line(2), "$kind: exactly the limit");
	socket_write($a, "mixed\nbinary");
	same("mixed\n", $line(), "$kind: a line");
	same('binary', socket_read($b, 100), "$kind: then binary, nothing is held back");
	foreach ([0, -1] as $length) {
		same(false, $line($length), "$kind: length $length");
	}
	/* a line that comes in pieces: a blocking read waits for its end */
	$peer = peer(function () use ($a): void {
		foreach (str_split("in pieces\nnext") as $byte) {
			socket_write($a, $byte);
			usleep(2000);
		}
	});
	same("in pieces\n", $line(), "$kind: pieces are put together");
	same('next', read_exactly($b, 4), "$kind: and what follows stays");
	same(0, $peer->wait(), "$kind: the peer");
}
[$a, $b] = tcp_pair();
$long = str_repeat('abcdefghij', 20000);
$peer = peer(fn() => write_all($a, "$long\nend\n"));
same(md5("$long\n"), md5(socket_read($b, 1 << 20, PHP_NORMAL_READ)), 'a line of 200,000 bytes');
same("end\n", socket_read($b, 100, PHP_NORMAL_READ), 'and the next');
$peer->wait();
finish();
?>
--EXPECT--
24 checks held
