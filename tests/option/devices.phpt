--TEST--
SO_BINDTODEVICE and SO_BINDTOIFINDEX
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_namespace();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
in_namespace(__FILE__, 'ip link add skd0 type veth peer name skd1
ip addr add 10.78.0.1/24 dev skd0
ip link set skd0 up
ip link set skd1 up');
bound();
$socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
same(true, socket_set_option($socket, SOL_SOCKET, SO_BINDTODEVICE, 'lo'), 'bound to lo');
same(1, socket_get_option($socket, SOL_SOCKET, 62), 'SO_BINDTOIFINDEX returns the index');
same(1, socket_sendto($socket, 'x', 1, 0, '127.0.0.1', 9), 'the loopback is not');
same(false, warns('socket_set_option(): Unable to set socket option [19]: No such device', fn() => socket_set_option($socket, SOL_SOCKET, SO_BINDTODEVICE, 'nosuch0')), 'no such device');
same(1, socket_get_option($socket, SOL_SOCKET, 62), 'changes nothing');
same(true, socket_set_option($socket, SOL_SOCKET, SO_BINDTODEVICE, ''), 'unbound');
same(0, socket_get_option($socket, SOL_SOCKET, 62), 'is unbound');
same(1, socket_sendto($socket, 'x', 1, 0, '10.78.0.7', 9), 'the other network is there');
same(true, socket_set_option($socket, SOL_SOCKET, 62, 1), 'bound by index');
finish();
?>
--EXPECT--
10 checks held
