--TEST--
W9: abstract and autobound unix names go both ways by their length
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
$tag = 'skt' . getmypid() . bin2hex(random_bytes(4));
$names = ['plain' => "\0$tag", 'with NULs' => "\0$tag\0in\0side\0", 'bytes' => "\0$tag\xff\x00\x80/", 'full' => str_pad("\0$tag", 107, 'f')];
foreach ($names as $kind => $name) {
	$server = socket_create(AF_UNIX, SOCK_DGRAM, 0);
	same(true, socket_bind($server, $name), "$kind: bind");
	same(true, socket_getsockname($server, $got), "$kind: getsockname");
	same(bin2hex($name), bin2hex($got), "$kind: own name");

	$client = socket_create(AF_UNIX, SOCK_DGRAM, 0);
	socket_bind($client, "$name-c" === substr("$name-c", 0, 107) ? "$name-c" : "\0$tag-c");
	socket_getsockname($client, $client_name);
	same(2, @socket_sendto($client, 'hi', 2, 0, $name), "$kind: sendto");
	same(2, @socket_recvfrom($server, $data, 10, MSG_DONTWAIT, $from, $port), "$kind: recvfrom");
	same(bin2hex($client_name), bin2hex((string) $from), "$kind: the sender's name");
	same(2, @socket_sendto($server, 'yo', 2, 0, (string) $from), "$kind: an answer to that name");
	same(2, @socket_recv($client, $data, 10, MSG_DONTWAIT), "$kind: arrives");
	same('yo', $data, "$kind: what arrives");
	same(2, @socket_sendmsg($client, ['name' => ['path' => $name], 'iov' => ['ms']]), "$kind: sendmsg");
	$message = ['name' => [], 'buffer_size' => 10, 'controllen' => 64];
	same(2, @socket_recvmsg($server, $message, MSG_DONTWAIT), "$kind: recvmsg");
	same(bin2hex($client_name), bin2hex((string) ($message['name']['path'] ?? '')), "$kind: the sender's name in the message");

	$listener = socket_create(AF_UNIX, SOCK_STREAM, 0);
	socket_bind($listener, $name);
	socket_listen($listener);
	$stream = socket_create(AF_UNIX, SOCK_STREAM, 0);
	same(true, @socket_connect($stream, $name), "$kind: connect");
	same(true, socket_getpeername($stream, $got), "$kind: getpeername");
	same(bin2hex($name), bin2hex($got), "$kind: the peer's name");
	socket_close($server);
	socket_close($client);
	socket_close($listener);
}

/* an autobound name: five hexadecimal digits behind a NUL (unix(7)) */
$auto = socket_create(AF_UNIX, SOCK_DGRAM, 0);
same(true, socket_bind($auto, ''), 'autobind');
socket_getsockname($auto, $name);
holds(preg_match('~^\0[0-9a-f]{5}$~D', (string) $name) === 1, 'the autobound name: ' . bin2hex((string) $name));
$other = socket_create(AF_UNIX, SOCK_DGRAM, 0);
same(1, @socket_sendto($other, 'a', 1, 0, (string) $name), 'sendto to it');
same(1, @socket_recvfrom($auto, $data, 10, MSG_DONTWAIT, $from, $port), 'arrives');
same('', $from, 'an unbound sender has no name');
/* the kernel binds a sender that passes credentials */
socket_set_option($other, SOL_SOCKET, SO_PASSCRED, 1);
socket_sendto($other, 'b', 1, 0, (string) $name);
same(1, @socket_recvfrom($auto, $data, 10, MSG_DONTWAIT, $from, $port), 'a sender with credentials');
socket_getsockname($other, $own);
holds(preg_match('~^\0[0-9a-f]{5}$~D', (string) $from) === 1 && $from === $own, 'has the name that the kernel gave it');
finish();
?>
--EXPECT--
67 checks held
