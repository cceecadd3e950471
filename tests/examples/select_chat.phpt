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
bound(55);
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

/* Much at once: a reads nothing meanwhile, c gets all of it. */
$long = str_repeat('x', 16000);
$all = str_repeat("2: $long\n", 12);
write_all($b, str_repeat("$long\n", 12));
same($all, read_exactly($c, strlen($all)), 'long lines for c');
same($all, read_exactly($a, strlen($all)), 'long lines for a');

socket_close($b);
same("* 2 leaves\n", $read($a), 'a hears that b leaves');
same("* 2 leaves\n", $read($c), 'c hears that b leaves');
socket_close($c);
same("* 3 leaves\n", $read($a), 'a hears that c leaves');
socket_close($a);
same("1 comes\n2 comes\n3 comes\n2 leaves\n3 leaves\n1 leaves", $server->finish(), 'what the server prints');

/* A line without an end, and one who never reads: both are left, the others stay. */
$server = new Example('select_chat', '0', '20');
[$good, $endless, $deaf] = [$server->connect(), $server->connect(), $server->connect()];
same("* you are 1 of 1\n* 2 comes\n* 3 comes\n", $read($good, 3), 'three clients');
write_all($endless, str_repeat('x', 16385));
same("* 2 leaves\n", $read($good), 'a line without an end is the end');
same("* you are 2 of 2\n* 3 comes\n", $read($endless, 3), 'the client sees it');
socket_set_option($deaf, SOL_SOCKET, SO_RCVBUF, 4096);
$talker = $server->connect();
same(['* you are 4 of 3', '* 4 comes'], [rtrim($read($talker)), rtrim($read($good))], 'one who talks');
$heard = '';
for ($n = 0; $n < 2000 && !str_contains($heard, '* 3 leaves'); $n++) {
	write_all($talker, "$long\n");
	do {
		$heard = $read($good);
	} while (str_starts_with($heard, '*') && !str_contains($heard, '* 3 leaves'));
}
same("* 3 leaves\n", $heard, 'one who never reads is left');
array_map('socket_close', [$good, $talker, $deaf]);
$server->finish();

/* Not enough descriptors: clients that come too early wait, and the server does not spin. */
Example::$runner = PHP_OS_FAMILY === 'Linux' ? ['sh', '-c', 'exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; ulimit -n 12; exec "$@"', 'sh'] : [];
$server = new Example('select_chat', '0', '20');
$crowd = [];
for ($n = 0; $n < 20; $n++) {
	$crowd[] = $server->connect();
}
$welcome = 0;
foreach ($crowd as $client) {
	$welcome += str_starts_with((string) $read($client), '* you are ') ? 1 : 0;
	socket_close($client);
}
same(20, $welcome, 'all come in in the end');
$server->finish();
finish();
?>
--EXPECT--
27 checks held
