--TEST--
M12: socket_strerror takes every int of 32 bits and refuses others
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
$message = 'socket_strerror(): Argument #1 ($error_code) must be between -2147483648 and 2147483647';
if (PHP_INT_SIZE > 4) {
	foreach ([PHP_INT_MIN, -2147483649, 2147483648, PHP_INT_MAX] as $code) {
		throws('ValueError', $message, fn() => socket_strerror($code));
	}
} else {
	foreach (range(1, 4) as $i) {
		holds(true, 'every int of this PHP is in range');
	}
}
foreach ([-2147483647 - 1, -2147483647, 2147483647, -10001, -9999, -1, 0, 1, 99999] as $code) {
	$text = socket_strerror($code);
	holds($text !== '' && !preg_match('~[^\x20-\x7e]~', $text), "the text of $code: $text");
}
same('Unknown host', socket_strerror(-10001), 'a lookup error');
same('Unknown error 2147483647', socket_strerror(2147483647), 'the largest');
same('Unknown error 99999', socket_strerror(99999), 'an unknown one');
same('Connection refused', socket_strerror(SOCKET_ECONNREFUSED), 'a known one');
finish();
?>
--EXPECT--
17 checks held
