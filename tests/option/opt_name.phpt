--TEST--
SO_BINDTODEVICE and TCP_CONGESTION are strings (W13)
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_root();
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
$s = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
foreach (['int' => 1, 'null' => null, 'true' => true, 'float' => 1.5, 'array' => ['lo'], 'stdClass' => new stdClass] as $type => $value) {
	foreach ([[SOL_SOCKET, SO_BINDTODEVICE, 'SO_BINDTODEVICE'], [SOL_TCP, TCP_CONGESTION, 'TCP_CONGESTION'], [SOL_TCP, TCP_ULP, 'TCP_ULP']] as [$level, $option, $name]) {
		throws('TypeError', "socket_set_option(): Argument #4 (\$value) must be of type string when argument #3 (\$option) is $name, $type given",
			fn() => socket_set_option($s, $level, $option, $value));
	}
}
/* One shape: an array, whether there is a name or not. */
same(['name' => ''], socket_get_option($s, SOL_SOCKET, SO_BINDTODEVICE), 'bound to no device');
same(['name' => ''], socket_get_option($s, SOL_TCP, TCP_ULP), 'no protocol on top');
same(true, socket_set_option($s, SOL_SOCKET, SO_BINDTODEVICE, 'lo'), 'bind');
same(['name' => 'lo'], socket_get_option($s, SOL_SOCKET, SO_BINDTODEVICE), 'bound');
same(false, warns('socket_set_option(): Unable to set socket option [19]: No such device',
	fn() => socket_set_option($s, SOL_SOCKET, SO_BINDTODEVICE, 'nope')), 'no such device');
same(19, socket_last_error($s), 'last error');
/* The kernel would cut it to a name that may exist. */
same(false, warns('socket_set_option(): Unable to set socket option ' . code(SOCKET_ENAMETOOLONG),
	fn() => socket_set_option($s, SOL_SOCKET, SO_BINDTODEVICE, 'sixteen letters!')), 'too long');
same(['name' => 'lo'], socket_get_option($s, SOL_SOCKET, SO_BINDTODEVICE), 'still bound');
/* the same with what is in front of a NUL; at the end it stands in the system's structure */
same(false, warns('socket_set_option(): Unable to set socket option [22]: Invalid argument',
	fn() => socket_set_option($s, SOL_SOCKET, SO_BINDTODEVICE, "lo\0evil")), 'a NUL inside');
same(true, socket_set_option($s, SOL_SOCKET, SO_BINDTODEVICE, "lo\0\0"), 'NULs at the end');
same(['name' => 'lo'], socket_get_option($s, SOL_SOCKET, SO_BINDTODEVICE), 'bound');
same(true, socket_set_option($s, SOL_SOCKET, SO_BINDTODEVICE, ''), 'unbind');
same(['name' => ''], socket_get_option($s, SOL_SOCKET, SO_BINDTODEVICE), 'bound to no device again');

same(true, socket_set_option($s, SOL_TCP, TCP_CONGESTION, 'reno'), 'reno');
same(['name' => 'reno'], socket_get_option($s, SOL_TCP, TCP_CONGESTION), 'reno read');
same(false, warns('socket_set_option(): Unable to set socket option [2]: No such file or directory',
	fn() => socket_set_option($s, SOL_TCP, TCP_CONGESTION, 'nope')), 'no such control');
same(['name' => 'reno'], socket_get_option($s, SOL_TCP, TCP_CONGESTION), 'still reno');
same(false, warns('socket_set_option(): Unable to set socket option [22]: Invalid argument',
	fn() => socket_set_option($s, SOL_TCP, TCP_CONGESTION, "reno\0x")), 'a NUL inside');
finish();
--EXPECT--
41 checks held
