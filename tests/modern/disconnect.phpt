--TEST--
Sockets\disconnect: a datagram socket without its peer
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{ErrorKind, SocketException};
use function Sockets\{disconnect, pair, read, write_all};

require __DIR__ . '/../sockets.inc';
bound();

function has_peer(Socket $socket): bool
{
	return collecting(fn() => socket_getpeername($socket, $address, $port), $ignored);
}

/** A socket that is bound to a port of its own choice, which it keeps, and is connected to $port. */
function bound_and_connected(int $family, int $port): Socket
{
	do {
		[$free, $own] = udp_bound($family);
		socket_close($free);
		$socket = socket_create($family, SOCK_DGRAM, SOL_UDP);
	} while (!collecting(fn() => socket_bind($socket, loopback($family), $own), $ignored));
	socket_connect($socket, loopback($family), $port);
	return $socket;
}

/** A bound socket with a peer loses it, hears others, and gets another one. */
function without_peer(int $family): void
{
	$name = $family === AF_INET6 ? 'IPv6' : 'IPv4';
	[$peer, $peer_port] = udp_bound($family);
	$a = bound_and_connected($family, $peer_port);
	[$other, $other_port] = udp_bound($family);
	socket_getsockname($a, $address, $port);
	write_all($a, 'to the peer');
	same('to the peer', read($peer, 100, 5), "$name: connected");
	same(null, disconnect($a), "$name: returns nothing");
	same(false, has_peer($a), "$name: no peer");
	socket_getsockname($a, $address, $port_after);
	same($port, $port_after, "$name: the port stays");
	socket_sendto($other, 'hello', 5, 0, $address, $port);
	same('hello', read($a, 100, 5), "$name: from another sender");
	same(4, socket_sendto($a, 'back', 4, 0, $address, $other_port), "$name: an answer");
	same('back', read($other, 100, 5), "$name: arrives");
	socket_connect($a, $address, $other_port);
	write_all($a, 'again');
	same('again', read($other, 100, 5), "$name: connected to another peer");
	same([null, null], [disconnect($a), disconnect($a)], "$name: twice");
}

without_peer(AF_INET);
$six = @socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
if ($six && @socket_bind($six, '::1', 0)) {
	without_peer(AF_INET6);
} else {
	left_out(9);
}
same(null, disconnect(socket_create(AF_INET, SOCK_DGRAM, SOL_UDP)), 'never connected');

/* What is sent afterwards has no receiver. */
[$a] = udp_pair();
disconnect($a);
same(ErrorKind::NotConnected, raised(SocketException::class, fn() => write_all($a, 'x'))?->kind, 'no peer');
if (PHP_OS_FAMILY === 'Linux') {
	[$a, $b] = pair('unixgram');
	disconnect($a);
	same(false, has_peer($a), 'unixgram');
	same(ErrorKind::NotConnected, raised(SocketException::class, fn() => write_all($a, 'x'))?->kind, 'unixgram: no peer');
} else {
	left_out(3);
}

/* Other types, closed sockets. */
$name = 'Sockets\disconnect(): Argument #1 ($socket)';
throws('ValueError', "$name must be a datagram socket", fn() => disconnect(tcp_pair()[0]), 'TCP');
throws('ValueError', "$name must be a datagram socket", fn() => disconnect(pair()[0]), 'a stream of a pair');
throws('ValueError', "$name must be a datagram socket", fn() => disconnect(socket_create(AF_INET, SOCK_STREAM, SOL_TCP)), 'not connected');
try {
	$packets = pair('unixpacket')[0];
	throws('ValueError', "$name must be a datagram socket", fn() => disconnect($packets), 'packets');
} catch (SocketException) {
	left_out(1);
}
fclose(socket_export_stream($a));
same([ErrorKind::InvalidDescriptor, 'disconnect: ' . socket_strerror(SOCKET_EBADF)],
	[($e = raised(SocketException::class, fn() => disconnect($a)))?->kind, $e?->getMessage()], 'its stream is closed');
[$a] = udp_pair();
socket_close($a);
throws('Error', "$name has already been closed", fn() => disconnect($a));
finish();
?>
--EXPECT--
31 checks held
