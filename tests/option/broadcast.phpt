--TEST--
broadcast needs SO_BROADCAST and reaches the network
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
in_namespace(__FILE__, 'ip link add skb0 type veth peer name skb1
ip addr add 10.77.0.1/24 broadcast 10.77.0.255 dev skb0
ip link set skb0 up
ip link set skb1 up');
bound();
$receiver = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_bind($receiver, '0.0.0.0');
socket_getsockname($receiver, $address, $port);
socket_set_option($receiver, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 5, 'usec' => 0]);
$sender = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
same(false, warns('socket_sendto(): Unable to write to socket [13]: Permission denied', fn() => socket_sendto($sender, 'x', 1, 0, '10.77.0.255', $port)), 'not without the option');
same(SOCKET_EACCES, socket_last_error($sender), 'EACCES');
same(true, socket_set_option($sender, SOL_SOCKET, SO_BROADCAST, 1), 'SO_BROADCAST');
same(1, socket_get_option($sender, SOL_SOCKET, SO_BROADCAST), 'is read');
same(7, socket_sendto($sender, 'to all!', 7, 0, '10.77.0.255', $port), 'sent');
same(7, socket_recvfrom($receiver, $data, 100, 0, $from, $p), 'received here too');
same(['to all!', '10.77.0.1'], [$data, $from], 'what and from whom');
finish();
?>
--EXPECT--
8 checks held
