--TEST--
names that are not found: a warning, -10000 and the resolver's number
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
$calls = [
	'socket_connect' => fn() => socket_connect($socket, 'nosuch.invalid', 80),
	'socket_bind' => fn() => socket_bind($socket, 'nosuch.invalid'),
	'socket_sendto' => fn() => socket_sendto($udp, 'x', 1, 0, 'nosuch.invalid', 80),
];
foreach ($calls as $name => $call) {
	same(false, collecting($call, $messages), $name);
	same(1, count($messages), "$name: one warning");
	holds(preg_match("~^$name\\(\\): Host lookup failed \\[(-1000[1-4])\\]: (.+)$~D", $messages[0], $m) === 1, "$name: $messages[0]");
	same([(int) $m[1], $m[2]], [socket_last_error(), socket_strerror((int) $m[1])], "$name: the last error and its text");
}
$texts = [-10001 => 'Unknown host', -10002 => 'Host name lookup failure', -10003 => 'Unknown server error', -10004 => 'No address associated with name'];
if (has_musl()) {
	$texts = [-10001 => 'Host not found', -10002 => 'Try again', -10003 => 'Non-recoverable error', -10004 => 'Address not available'];
}
foreach ($texts as $code => $text) {
	same($text, socket_strerror($code), "text of $code");
}
finish();
?>
--EXPECT--
16 checks held
