--TEST--
sendmsg and recvmsg: names of unix sockets
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$path = temp_path();
$own = temp_path();
$receiver = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($receiver, $path);
$sender = socket_create(AF_UNIX, SOCK_DGRAM, 0);
same(2, socket_sendmsg($sender, ['name' => ['path' => $path], 'iov' => ['hi']]), 'sent');
$message = ['name' => [], 'buffer_size' => 10, 'controllen' => 64];
same(2, socket_recvmsg($receiver, $message), 'received');
same(['hi'], $message['iov'], 'the data');
socket_bind($sender, $own);
same(3, socket_sendmsg($sender, ['name' => ['family' => AF_UNIX, 'path' => $path], 'iov' => ['hi2']]), 'sent with a name');
$message = ['name' => [], 'buffer_size' => 10, 'controllen' => 64];
same(3, socket_recvmsg($receiver, $message), 'received');
same(['family' => AF_UNIX, 'path' => $own], $message['name'], 'the name');
same(3, socket_sendmsg($receiver, ['name' => $message['name'], 'iov' => ['yes']]), 'an answer to that name');
same('yes', socket_read($sender, 10), 'arrives');
same(false, warns('socket_sendmsg(): Error in sendmsg ' . code(SOCKET_ENOENT),
	fn() => socket_sendmsg($sender, ['name' => ['path' => '/nonexistent/socket'], 'iov' => ['x']])), 'nobody there');
finish();
?>
--EXPECT--
10 checks held
