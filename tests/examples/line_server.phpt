--TEST--
examples/line_server.php: a line protocol, whatever the lines end with
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
$server = new Example('line_server');
$client = $server->connect();
$ask = function (string $bytes) use ($client) {
	if ($bytes !== '') {
		socket_write($client, $bytes);
	}
	$line = '';
	while (!str_ends_with($line, "\n")) {
		$line .= $part = socket_read($client, 1000, PHP_NORMAL_READ);
		if ((string) $part === '') {
			break;
		}
	}
	return $line;
};
same("OK\r\n", $ask("SET colour dark green\r\n"), 'SET with CR LF');
same("VALUE dark green\r\n", $ask("GET colour\n"), 'GET with LF');
same("NONE\r\n", $ask("get shape\r"), 'GET with CR');
same("WHAT?\r\n", $ask("DANCE\n"), 'a wrong word');
same("OK\r\n", $ask("SET a 1\nSET b 2\n"), 'two lines at once: the first');
same("OK\r\n", $ask(''), 'two lines at once: the second');
same("VALUE 2\r\n", $ask("GET b\n"), 'both were taken');
socket_write($client, 'QUIT');
socket_shutdown($client, SHUT_WR);
same("BYE\r\n", $ask(''), 'the last line without an end');
same(['SET colour dark green', 'GET colour', 'get shape', 'DANCE', 'SET a 1', 'SET b 2', 'GET b', 'QUIT'],
	preg_filter('~^line: ~', '', explode("\n", $out = $server->finish())), 'the lines that the server saw');
holds(str_ends_with($out, "\nthe client has gone"), 'its last words');

/* A client that does not read its answers is closed. */
$server = new Example('line_server', '0', '1');
$client = $server->connect();
socket_write($client, 'SET a ' . str_repeat('x', 900) . "\n");
fill($client, str_repeat("GET a\n", 10000));
holds(str_ends_with($server->finish(), "\nthe client has gone"), 'it has not waited for the client');
finish();
?>
--EXPECT--
15 checks held
