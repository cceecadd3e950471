--TEST--
sendto and recvfrom: arguments
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$udp, $port] = udp_bound();
throws('ValueError', 'socket_sendto(): Argument #6 ($port) cannot be null when the socket type is AF_INET', fn() => socket_sendto($udp, 'x', 1, 0, '127.0.0.1'));
foreach ([-1, 65536] as $bad) {
	throws('ValueError', 'socket_sendto(): Argument #6 ($port) must be between 0 and 65535', fn() => socket_sendto($udp, 'x', 1, 0, '127.0.0.1', $bad));
}
throws('ArgumentCountError', 'socket_recvfrom() expects exactly 6 arguments when argument #1 ($socket) is of type AF_INET or AF_INET6',
	fn() => socket_recvfrom($udp, $data, 10, MSG_DONTWAIT, $from));
foreach ([0, -1] as $length) {
	same(false, quiet(fn() => socket_recvfrom($udp, $data, $length, MSG_DONTWAIT, $from, $p), "length $length"), "length $length");
}
$unix = socket_create(AF_UNIX, SOCK_DGRAM, 0);
throws('ValueError', 'socket_sendto(): Argument #5 ($address) must be less than 108', fn() => socket_sendto($unix, 'x', 1, 0, str_repeat('p', 108)));
same(false, warns('socket_sendto(): Unable to write to socket ' . code(SOCKET_ENOENT),
	fn() => socket_sendto($unix, 'x', 1, 0, '/nonexistent/socket')), 'nobody at that path');
same(2, socket_sendto($udp, 'hello', 2, 0, '127.0.0.1', $port), 'a length shorter than the data');
same([2, 'he'], [socket_recvfrom($udp, $data, 10, 0, $from, $p), $data], 'that many bytes arrive');
same(5, socket_sendto($udp, 'hello', 50, 0, '127.0.0.1', $port), 'a length beyond the data');
same([5, 'hello'], [socket_recvfrom($udp, $data, 10, 0, $from, $p), $data], 'the data arrive');
$six = @socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
if ($six) {
	throws('ValueError', 'socket_sendto(): Argument #6 ($port) cannot be null when the socket type is AF_INET6', fn() => socket_sendto($six, 'x', 1, 0, '::1'));
} else {
	holds(true, 'no IPv6');
}
finish();
?>
--EXPECT--
16 checks held
