--TEST--
examples/udp_echo.php: datagrams there and back, and a port where nobody listens
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
$out = explode("\n", run_example('udp_echo'));
holds(preg_match('~^server on 127\.0\.0\.1 port (\d+)$~', $out[0], $m) === 1, "first line: $out[0]");
same([
	"3 bytes came back turned round, from port $m[1]",
	"0 bytes came back turned round, from port $m[1]",
	"5000 bytes came back turned round, from port $m[1]",
	'after the server has gone: Connection refused',
], array_slice($out, 1), 'the rest');
finish();
?>
--EXPECT--
3 checks held
