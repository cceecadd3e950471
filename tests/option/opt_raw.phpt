--TEST--
Options without a row take an int or bytes and give an int or bytes; the length decides
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
$tcp = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);

/* A number that no header has a name for. */
foreach ([SOL_SOCKET, SOL_TCP, IPPROTO_IP] as $level) {
	foreach ([1, 'bytes', null, true] as $value) {
		same(false, warns('socket_set_option(): Unable to set socket option [92]: Protocol not available',
			fn() => socket_set_option($tcp, $level, 9999, $value)), "set $level");
		same(92, socket_last_error($tcp), 'last error of the socket');
	}
	same(false, warns('socket_get_option(): Unable to retrieve socket option [92]: Protocol not available',
		fn() => socket_get_option($tcp, $level, 9999)), "get $level");
	same(92, socket_last_error(), 'last error');
}
same(false, warns('socket_get_option(): Unable to retrieve socket option ' . code(SOCKET_EOPNOTSUPP),
	fn() => socket_get_option($udp, 9999, 1)), 'an unknown level');
throws('TypeError', 'socket_set_option(): Argument #4 ($value) must be of type int, array given',
	fn() => socket_set_option($udp, 9999, 1, []));

/* IP_OPTIONS is bytes. */
same(0, socket_get_option($udp, IPPROTO_IP, IP_OPTIONS), 'nothing is 0');
same(true, socket_set_option($udp, IPPROTO_IP, IP_OPTIONS, "\x94\x04\0\0"), 'router alert');
same(['raw' => "\x94\x04\0\0"], socket_get_option($udp, IPPROTO_IP, IP_OPTIONS), 'four bytes are no int here');
same(true, socket_set_option($udp, IPPROTO_IP, IP_OPTIONS, ''), 'no options');
same(0, socket_get_option($udp, IPPROTO_IP, IP_OPTIONS), 'nothing again');
/* An int is four of them, as for PHP's own extension, which takes nothing else. */
same(true, socket_set_option($udp, IPPROTO_IP, IP_OPTIONS, unpack('l', "\x94\x04\0\0")[1]), 'router alert as int');
same(['raw' => "\x94\x04\0\0"], socket_get_option($udp, IPPROTO_IP, IP_OPTIONS), 'four bytes of an int');
throws('TypeError', 'socket_set_option(): Argument #4 ($value) must be of type int, array given',
	fn() => socket_set_option($udp, IPPROTO_IP, IP_OPTIONS, []));

/* Without a row: text that is a number is one. SO_TIMESTAMP_NEW is 63. */
foreach (['1' => 1, '0' => 0, ' 1' => 1, '1e0' => 1, '' => 0] as $value => $want) {
	same(true, quiet(fn() => socket_set_option($udp, SOL_SOCKET, 63, (string) $value), 'a number as text'), "63 = '$value'");
	same($want, socket_get_option($udp, SOL_SOCKET, 63), "63 after '$value'");
}
same(true, quiet(fn() => socket_set_option($udp, SOL_SOCKET, 63, pack('l', 1)), 'bytes'), 'bytes');
same(1, socket_get_option($udp, SOL_SOCKET, 63), '63 after bytes');

/* A name of length 0 is an empty name, whatever lies on the stack. */
for ($i = 0; $i < 20; $i++) {
	same(['name' => ''], socket_get_option($tcp, SOL_TCP, TCP_ULP), 'no protocol on top');
	same(['name' => ''], socket_get_option($tcp, SOL_SOCKET, SO_BINDTODEVICE), 'no device');
	socket_get_option($tcp, SOL_SOCKET, SO_MEMINFO);
	str_repeat('x', 4000);
}

[$a, $b] = unix_pair();
$groups = socket_get_option($a, SOL_SOCKET, SO_PEERGROUPS);
holds($groups === 0 || strlen($groups['raw']) % 4 === 0, 'a list of groups');
finish();
--EXPECT--
115 checks held
