--TEST--
a raw ICMP socket gets an echo of its own
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_root();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$socket = socket_create(AF_INET, SOCK_RAW, 1);
same(true, $socket instanceof Socket, 'a raw socket');
throws('ValueError', 'socket_connect(): Argument #3 ($port) cannot be null when the socket type is AF_INET', fn() => socket_connect($socket, '127.0.0.1'));
same(true, socket_connect($socket, '127.0.0.1', 0), 'connected with a port of 0');
socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 5, 'usec' => 0]);
$id = random_int(1, 65535);
$packet = pack('CCnnn', 8, 0, 0, $id, 7) . 'are you there?!!';
$sum = array_sum(unpack('n*', $packet));
$sum = ($sum >> 16) + ($sum & 0xffff);
$packet = substr_replace($packet, pack('n', ~($sum + ($sum >> 16)) & 0xffff), 2, 2);
same(strlen($packet), socket_send($socket, $packet, strlen($packet), 0), 'a request is sent');
do {
	$n = socket_recvfrom($socket, $answer, 1500, 0, $from, $port);
	$header = $n > 28 ? unpack('Ctype/Ccode/nsum/nid/nsequence', $answer, 20) : [];
} while ($n !== false && $header !== [] && ($header['type'] !== 0 || $header['id'] !== $id));
same('127.0.0.1', $from, 'an answer from there');
same([0, 7, 'are you there?!!'], [$header['type'], $header['sequence'], substr($answer, 28)], 'to this request');
finish();
?>
--EXPECT--
6 checks held
