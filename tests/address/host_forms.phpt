--TEST--
socket_* read the forms of an IPv4 address that the bundled extension reads: decimal and octal, not hexadecimal
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$calls = [
	'socket_connect' => fn($s, $host) => socket_connect($s, $host, 9),
	'socket_bind' => fn($s, $host) => socket_bind($s, $host),
	'socket_sendto' => fn($s, $host) => socket_sendto($s, 'x', 1, 0, $host, 9) === 1,
];
$taken = [];
foreach (['127.0.0.1', '127.1', '0177.1', '2130706433', '017700000001'] as $host) {
	foreach ($calls as $name => $call) {
		same(true, @$call(socket_create(AF_INET, SOCK_DGRAM, 0), $host), "$name $host");
	}
}
foreach (['0x7f000001', '0X7F000001', '0x7f.1', '0x7f.0.0.1', '127.0.0.0x1'] as $host) {
	foreach ($calls as $name => $call) {
		same(false, warns("$name(): Host lookup failed " . code(-10001), fn() => $call(socket_create(AF_INET, SOCK_DGRAM, 0), $host), "$name $host, warning"), "$name $host");
	}
}
finish();
?>
--EXPECT--
45 checks held
