--TEST--
W13: SO_BINDTODEVICE with something else than a string is a TypeError and unbinds nothing
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_interface(index: true);
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
$set = fn($value) => socket_set_option($socket, SOL_SOCKET, SO_BINDTODEVICE, $value);
same(true, $set('lo'), 'bound to lo');
foreach ([[5, 'int'], [0, 'int'], [null, 'null'], [true, 'true'], [1.5, 'float'], [['lo'], 'array'], [new stdClass, 'stdClass']] as [$value, $type]) {
	throws('TypeError', "socket_set_option(): Argument #4 (\$value) must be of type string when argument #3 (\$option) is SO_BINDTODEVICE, $type given",
		fn() => $set($value), $type);
	holds(is_bound($socket), "still bound to lo after $type");
}
/* only root may unbind a socket that is bound */
$unbound = @$set('');
holds($unbound || socket_last_error($socket) === SOCKET_EPERM, 'an empty name unbinds');
same($unbound ? 0 : 1, socket_get_option($socket, SOL_SOCKET, 62), 'unbound, or still bound');
same(0, socket_get_option(socket_create(AF_INET, SOCK_DGRAM, SOL_UDP), SOL_SOCKET, 62), 'a fresh one is not bound');
finish();

/** SO_BINDTOIFINDEX, which is 62, returns the index of the device. */
function is_bound(Socket $socket): bool
{
	return socket_get_option($socket, SOL_SOCKET, 62) === (int) file_get_contents('/sys/class/net/lo/ifindex');
}
?>
--EXPECT--
18 checks held
