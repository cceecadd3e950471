--TEST--
IP_UNICAST_IF and IPV6_UNICAST_IF: the index in network byte order, as PHP's own extension takes it, or a name
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_ipv6();
need_interface(index: true);
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
const UNICAST_IF = [AF_INET => [IPPROTO_IP, 50], AF_INET6 => [IPPROTO_IPV6, 76]];
$index = (int) file_get_contents('/sys/class/net/lo/ifindex');
$net = unpack('l', pack('N', $index))[1];
foreach (UNICAST_IF as $family => [$level, $option]) {
	$s = socket_create($family, SOCK_DGRAM, 0);
	$set = fn(mixed $value) => socket_set_option($s, $level, $option, $value);
	$get = fn() => socket_get_option($s, $level, $option);
	same(0, $get(), 'none');
	foreach ([$net, (string) $net, (float) $net, 'lo'] as $value) {
		same(true, quiet(fn() => $set($value), 'set ' . show($value)), 'set ' . show($value));
		same($net, $get(), 'after ' . show($value));
		same(true, quiet(fn() => $set($get()), 'what was given'), 'what was given is taken');
		same($net, $get(), 'the same again');
	}
	/* What a cast to int takes for 0: no interface. */
	foreach ([null, false, '', 0] as $value) {
		same(true, $set($net) && quiet(fn() => $set($value), 'set ' . show($value)), 'set ' . show($value));
		same(0, $get(), 'after ' . show($value));
	}
	same(false, warns('socket_set_option(): No interface with name "nope" could be found', fn() => $set('nope')), 'no such interface');
	same([SOCKET_ENODEV, SOCKET_ENODEV], [socket_last_error($s), socket_last_error()], 'the error is recorded');
	warns('socket_set_option(): Unable to set socket option ' . code(SOCKET_EADDRNOTAVAIL), fn() => $set('1'));
	throws('TypeError', 'socket_set_option(): Argument #4 ($value) must be of type string|int, array given', fn() => $set([]));
	same(0, $get(), 'still none');
}
finish();
--EXPECT--
86 checks held
