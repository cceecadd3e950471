--TEST--
M13: SO_LINGER out of range names the key
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$text = fn(string $key) => "socket_set_option(): Argument #4 (\$value) \"$key\" must be between 0 and 65535";
$set = fn($value) => socket_set_option($socket, SOL_SOCKET, SO_LINGER, $value);
socket_set_option($socket, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 42]);
foreach ([-1, 65536, PHP_INT_MAX, PHP_INT_MIN] as $bad) {
	throws('ValueError', $text('l_linger'), fn() => $set(['l_onoff' => 1, 'l_linger' => $bad]), "l_linger $bad");
	throws('ValueError', $text('l_onoff'), fn() => $set(['l_onoff' => $bad, 'l_linger' => 1]), "l_onoff $bad");
	throws('ValueError', $text('l_linger'), fn() => $set((object) ['l_onoff' => 1, 'l_linger' => $bad]), "object, l_linger $bad");
}
same(['l_onoff' => 1, 'l_linger' => 42], socket_get_option($socket, SOL_SOCKET, SO_LINGER), 'nothing was changed');
foreach ([0, 65535] as $good) {
	same(true, $set(['l_onoff' => 1, 'l_linger' => $good]), "$good is in range");
	same($good, socket_get_option($socket, SOL_SOCKET, SO_LINGER)['l_linger'], "$good is set");
}
finish();
?>
--EXPECT--
17 checks held
