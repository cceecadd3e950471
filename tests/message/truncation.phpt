--TEST--
recvmsg: MSG_TRUNC, MSG_PEEK, MSG_DONTWAIT
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$a, $b] = udp_pair();
socket_send($a, '0123456789', 10, 0);
$message = ['buffer_size' => 4, 'controllen' => 64];
same(4, socket_recvmsg($b, $message, MSG_PEEK), 'a look');
same(['0123'], $message['iov'], 'what fits');
same(MSG_TRUNC, $message['flags'] & MSG_TRUNC, 'the message is marked truncated');
$message = ['buffer_size' => 10, 'controllen' => 64];
same(10, socket_recvmsg($b, $message), 'exactly enough');
same([['0123456789'], 0], [$message['iov'], $message['flags']], 'is not cut');
$message = ['buffer_size' => 10, 'controllen' => 64, 'mine' => 'own'];
same(false, @socket_recvmsg($b, $message, MSG_DONTWAIT), 'nothing there');
same(SOCKET_EAGAIN, socket_last_error(), 'EAGAIN');
socket_send($a, '', 0, 0);
$message = ['buffer_size' => 10, 'controllen' => 64];
same(0, socket_recvmsg($b, $message), 'an empty datagram');
same('', implode('', $message['iov'] ?? []), 'has no bytes');
finish();
?>
--EXPECT--
9 checks held
