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
same(has_musl() ? 'Host not found' : 'Unknown host', socket_strerror(-10001), 'a lookup error');
foreach ([2147483647, 99999] as $unknown) {
	same(has_musl() ? 'No error information' : "Unknown error $unknown", socket_strerror($unknown), "the unknown $unknown");
}
same('Connection refused', socket_strerror(SOCKET_ECONNREFUSED), 'a known one');
finish();
?>
--EXPECT--
17 checks held
