--TEST--
SO_RCVTIMEO ends a blocking call with EAGAIN
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
foreach (['tcp' => tcp_pair(), 'unix' => unix_pair(), 'udp' => udp_pair()] as $kind => [$a, $b]) {
	socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 20000]);
	same(false, quiet(fn() => socket_read($b, 10), $kind), "$kind: read");
	same(SOCKET_EAGAIN, socket_last_error($b), "$kind: EAGAIN");
	same(false, quiet(fn() => socket_recv($b, $data, 10, 0), $kind), "$kind: recv");
	same(false, quiet(fn() => socket_recvfrom($b, $data, 10, 0, $from, $port), $kind), "$kind: recvfrom");
	socket_write($a, 'in time');
	same('in time', socket_read($b, 10), "$kind: what comes in time");
}
[$listener] = tcp_listener();
socket_set_option($listener, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 20000]);
same(false, quiet(fn() => socket_accept($listener), 'accept'), 'accept');
finish();
?>
--EXPECT--
26 checks held
