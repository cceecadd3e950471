--TEST--
UDP-Lite carries datagrams
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
@socket_create(AF_INET, SOCK_DGRAM, 136) || skip("the kernel has no UDP-Lite");
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
const UDPLITE = 136;
$receiver = socket_create(AF_INET, SOCK_DGRAM, UDPLITE);
socket_bind($receiver, '127.0.0.1');
socket_getsockname($receiver, $address, $port);
$sender = socket_create(AF_INET, SOCK_DGRAM, UDPLITE);
socket_bind($sender, '127.0.0.1');
socket_getsockname($sender, $address, $own);
same(true, socket_set_option($sender, UDPLITE, 10, 12), 'UDPLITE_SEND_CSCOV');
same(12, socket_get_option($sender, UDPLITE, 10), 'is read');
same(5, socket_sendto($sender, 'light', 5, 0, '127.0.0.1', $port), 'sent');
same(5, socket_recvfrom($receiver, $data, 10, 0, $from, $from_port), 'received');
same(['light', '127.0.0.1', $own], [$data, $from, $from_port], 'what and from whom');
finish();
?>
--EXPECT--
5 checks held
