--TEST--
examples/select_chat.php: three clients at once, each gets what the others write
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/example.inc';
need_examples();
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
bound();
$server = new Example('select_chat');
$read = function (Socket $socket, int $lines = 1): string {
	$text = '';
	while (substr_count($text, "\n") < $lines && ($part = socket_read($socket, 1000, PHP_NORMAL_READ))) {
		$text .= $part;
	}
	return $text;
};
$a = $server->connect();
same("* you are 1 of 1\n", $read($a), 'the first');
$b = $server->connect();
same("* you are 2 of 2\n", $read($b), 'the second');
$c = $server->connect();
same("* you are 3 of 3\n", $read($c), 'the third');
same("* 2 comes\n* 3 comes\n", $read($a, 2), 'the first hears of both');
same("* 3 comes\n", $read($b), 'the second hears of the third');

socket_write($b, 'half a li');
socket_write($c, "from c\r\n");
same("3: from c\n", $read($a), 'a hears c');
same("3: from c\n", $read($b), 'b hears c');
socket_write($b, "ne\nand one more\n");
same("2: half a line\n2: and one more\n", $read($a, 2), 'a hears b, in whole lines');
same("2: half a line\n2: and one more\n", $read($c, 2), 'c hears b, in whole lines');

/* More than the buffers take: a reads nothing meanwhile, c gets all of it. */
$long = str_repeat('x', 1000000);
write_all($b, "$long\n");
same("2: $long\n", read_exactly($c, strlen($long) + 4), 'a long line for c');
same("2: $long\n", read_exactly($a, strlen($long) + 4), 'a long line for a');

socket_close($b);
same("* 2 leaves\n", $read($a), 'a hears that b leaves');
same("* 2 leaves\n", $read($c), 'c hears that b leaves');
socket_close($c);
same("* 3 leaves\n", $read($a), 'a hears that c leaves');
socket_close($a);
same("1 comes\n2 comes\n3 comes\n2 leaves\n3 leaves\n1 leaves", $server->finish(), 'what the server says');
finish();
?>
--EXPECT--
17 checks held
