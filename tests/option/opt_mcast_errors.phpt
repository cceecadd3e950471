--TEST--
Multicast: keys, types, interfaces and families that are wrong
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_ipv6();
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
$u = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
$u6 = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
$set = fn(int $option, mixed $value) => socket_set_option($u, IPPROTO_IP, $option, $value);
$sourced = [MCAST_JOIN_SOURCE_GROUP, MCAST_LEAVE_SOURCE_GROUP, MCAST_BLOCK_SOURCE, MCAST_UNBLOCK_SOURCE];
foreach ([MCAST_JOIN_GROUP, MCAST_LEAVE_GROUP, ...$sourced] as $option) {
	$name = in_array($option, $sourced) ? 'MCAST_LEAVE_SOURCE_GROUP' : 'MCAST_LEAVE_GROUP';
	foreach (['int' => 1, 'null' => null, 'string' => '224.1.2.3', 'true' => true] as $type => $value) {
		throws('TypeError', "socket_set_option(): Argument #4 (\$value) must be of type array when argument #3 (\$option) is $name, $type given",
			fn() => $set($option, $value));
	}
	throws('ValueError', 'No key "group" passed in optval', fn() => $set($option, []));
	throws('ValueError', 'No key "group" passed in optval', fn() => $set($option, new stdClass));
	throws('TypeError', 'socket_set_option(): Argument #4 ($value) "group" must be of type string, array given',
		fn() => $set($option, ['group' => []]));
}
foreach ($sourced as $option) {
	throws('ValueError', 'No key "source" passed in optval',
		fn() => $set($option, ['group' => '232.1.2.3', 'interface' => 'nope']));
}
$to = fn(mixed $interface) => fn() => $set(MCAST_JOIN_GROUP, ['group' => '224.1.2.3', 'interface' => $interface]);
foreach (['nope' => 'nope', '' => null, '1' => true, '1.5' => 1.5, 'a name that is too long' => 'a name that is too long'] as $name => $interface) {
	socket_clear_error($u);
	same(false, warns("socket_set_option(): No interface with name \"$name\" could be found", $to($interface)), "interface $name");
	same([SOCKET_ENODEV, SOCKET_ENODEV], [socket_last_error($u), socket_last_error()], 'the error is recorded');
}
throws('ValueError', 'Index must be between 0 and 4294967295', $to(-1));
throws('TypeError', 'socket_set_option(): Argument #4 ($value) "interface" must be of type string|int, array given', $to([]));
throws('Error', 'Object of class stdClass could not be converted to string', $to(new stdClass));
warns('socket_set_option(): Unable to set socket option [19]: No such device', $to(99999));
warns('socket_set_option(): Unable to set socket option [22]: Invalid argument',
	fn() => $set(MCAST_JOIN_GROUP, ['group' => '127.0.0.1', 'interface' => 1]), 'no multicast address');

foreach ([[$u, IPPROTO_IP, IP_MULTICAST_IF], [$u6, IPPROTO_IPV6, IPV6_MULTICAST_IF]] as [$s, $level, $option]) {
	throws('ValueError', 'Index must be between 0 and 4294967295', fn() => socket_set_option($s, $level, $option, -1));
	throws('TypeError', 'socket_set_option(): Argument #4 ($value) must be of type string|int, array given',
		fn() => socket_set_option($s, $level, $option, ['lo']));
	warns('socket_set_option(): No interface with name "nope" could be found',
		fn() => socket_set_option($s, $level, $option, 'nope'));
	warns('socket_set_option(): No interface with name "1" could be found',
		fn() => socket_set_option($s, $level, $option, '1'));
}
warns('socket_set_option(): Failed obtaining address for interface 99999: error 19',
	fn() => socket_set_option($u, IPPROTO_IP, IP_MULTICAST_IF, 99999));
warns('socket_set_option(): Unable to set socket option [19]: No such device',
	fn() => socket_set_option($u6, IPPROTO_IPV6, IPV6_MULTICAST_IF, 99999));

/* A socket of another family. */
foreach ([MCAST_JOIN_GROUP, MCAST_LEAVE_SOURCE_GROUP] as $option) {
	foreach ([IPPROTO_IP, IPPROTO_IPV6] as $level) {
		throws('ValueError', 'IP address used in the context of an unexpected type of socket',
			fn() => socket_set_option(socket_create(AF_UNIX, SOCK_DGRAM, 0), $level, $option, ['group' => '224.1.2.3', 'source' => '127.0.0.1']));
	}
}
same(false, @socket_set_option($u, IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => 'ff02::1']), 'IPv6 group on IPv4');
same(false, @socket_set_option($u6, IPPROTO_IPV6, MCAST_JOIN_GROUP, ['group' => '224.1.2.3']), 'IPv4 group on IPv6');
same(false, warns('socket_get_option(): Unable to retrieve socket option [92]: Protocol not available',
	fn() => socket_get_option($u, IPPROTO_IP, MCAST_JOIN_GROUP)), 'groups cannot be read');
finish();
--EXPECT--
84 checks held
