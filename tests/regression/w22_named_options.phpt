--TEST--
W22: SO_ATTACH_REUSEPORT_CBPF of 0 detaches that filter; SO_SPLICE is defined where the system has it
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
/* SO_ATTACH_REUSEPORT_CBPF and SO_DETACH_REUSEPORT_BPF of Linux */
const ATTACH = 51;
const DETACH = 68;
same(false, defined('SO_SPLICE'), 'SO_SPLICE is a name of OpenBSD, not of Linux');

$group = [];
$port = 0;
for ($i = 0; $i < 2; $i++) {
	$group[$i] = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
	socket_set_option($group[$i], SOL_SOCKET, SO_REUSEPORT, 1);
	socket_bind($group[$i], '127.0.0.1', $port);
	socket_getsockname($group[$i], $address, $port);
}
$set = fn(int $option, int $value) => socket_set_option($group[0], SOL_SOCKET, $option, $value);
$nothing = 'socket_set_option(): Unable to set socket option [2]: No such file or directory';
same(false, warns($nothing, fn() => $set(DETACH, 0)), 'there is nothing to detach');
same(true, quiet(fn() => $set(ATTACH, SKF_AD_CPU), 'attach'), 'a filter is attached');
same(true, quiet(fn() => $set(ATTACH, 0), '0'), '0 detaches it');
same(false, warns($nothing, fn() => $set(DETACH, 0)), 'it is gone');
same(true, quiet(fn() => $set(ATTACH, SKF_AD_CPU), 'attach'), 'attached again');
same(true, quiet(fn() => $set(DETACH, 0), 'detach'), 'detached by its own name');
same(false, warns($nothing, fn() => $set(ATTACH, 0)), '0 has nothing to detach now');
same(false, warns('socket_set_option(): Unsupported CBPF filter', fn() => $set(ATTACH, 12345)), 'an unknown filter');
throws('TypeError', 'socket_set_option(): Argument #4 ($value) must be of type int when argument #3 ($option) is SO_ATTACH_REUSEPORT_CBPF, string given',
	fn() => socket_set_option($group[0], SOL_SOCKET, ATTACH, 'x'));
finish();
?>
--EXPECT--
18 checks held
