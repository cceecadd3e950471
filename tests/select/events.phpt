--TEST--
socket_select: what counts as readable and writable
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$look = function (Socket $s, int $seconds = 0): array {
	$read = $write = $except = [$s];
	socket_select($read, $write, $except, $seconds);
	return [count($read), count($write), count($except)];
};
[$listener, $port] = tcp_listener();
same([0, 0, 0], $look($listener), 'a listener without clients');
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($client, '127.0.0.1', $port);
$read = [$listener];
$none = null;
same(1, socket_select($read, $none, $none, 5), 'a listener with a client is readable');
$server = socket_accept($listener);
same([0, 1, 0], $look($client), 'a connected socket is writable');
socket_write($server, 'x');
$read = [$client];
same(1, socket_select($read, $none, $none, 5), 'data');
same([1, 1, 0], $look($client), 'data make it readable');
socket_read($client, 1);
same([0, 1, 0], $look($client), 'until they are read');
socket_shutdown($server, 1);
$read = [$client];
same(1, socket_select($read, $none, $none, 5), 'the end');
same([1, 1, 0], $look($client), 'the end is readable');
socket_close($server);
[$a, $b] = unix_pair();
socket_close($b);
same([1, 1, 0], $look($a), 'a unix peer that is gone: readable and writable');
[$a, $b] = unix_pair();
socket_set_nonblock($a);
while (@socket_write($a, str_repeat('x', 65536))) {
}
same([0, 0, 0], $look($a), 'a full buffer is not writable');
socket_set_nonblock($b);
while (@socket_read($b, 65536)) {
}
same([0, 1, 0], $look($a), 'a drained one is');
/* a failed connect is both */
socket_close($listener);
$late = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_set_nonblock($late);
@socket_connect($late, '127.0.0.1', $port);
$read = $write = [$late];
same(2, socket_select($read, $write, $none, 5), 'a refused connection is readable and writable');
same(SOCKET_ECONNREFUSED, socket_get_option($late, SOL_SOCKET, SO_ERROR), 'and SO_ERROR has the reason');
[$u, $p] = udp_bound();
same([0, 1, 0], $look($u), 'UDP');
socket_sendto($u, '', 0, 0, '127.0.0.1', $p);
same([1, 1, 0], $look($u), 'an empty datagram is readable');
finish();
?>
--EXPECT--
15 checks held
