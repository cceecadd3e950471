--TEST--
AF_PACKET: bind to an interface, frames out and in
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_namespace();
need_interface(index: true);
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
/* addresses that the kernel takes from outside too, so that a frame sent by hand is not dropped */
in_namespace(__FILE__, 'ip addr add 10.9.0.1/32 dev lo
echo 1 > /proc/sys/net/ipv4/conf/lo/accept_local
echo 0 > /proc/sys/net/ipv4/conf/all/rp_filter
echo 0 > /proc/sys/net/ipv4/conf/lo/rp_filter');
bound();
const PACKET = 17;
const ETH_ALL = 3;
$lo = (int) file_get_contents('/sys/class/net/lo/ifindex');
$socket = socket_create(PACKET, SOCK_RAW, ETH_ALL);
same(true, $socket instanceof Socket, 'a packet socket');
same(true, socket_bind($socket, 'lo'), 'bound to lo');
same(true, socket_getsockname($socket, $name, $index), 'its name');
same(['lo', $lo], [$name, $index], 'name and index');
socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 5, 'usec' => 0]);
$receiver = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_bind($receiver, '10.9.0.1');
socket_getsockname($receiver, $address, $port);
$sender = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_sendto($sender, 'seen on the wire', 16, 0, '10.9.0.1', $port);
for ($i = 0, $frame = ''; $i < 20 && !str_contains((string) $frame, 'seen on the wire'); $i++) {
	$n = socket_recvfrom($socket, $frame, 65536, 0, $from, $from_index);
}
same(14 + 20 + 8 + 16, $n, 'the frame has its headers');
same('seen on the wire', substr($frame, 42), 'and the data');
same($port, unpack('n', $frame, 36)[1], 'and the port');
same(['lo', $lo], [$from, $from_index], 'it came over lo');
/* sent back, the datagram arrives once more */
socket_set_option($receiver, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 5, 'usec' => 0]);
same('seen on the wire', socket_read($receiver, 100), 'the datagram itself');
$frame = substr_replace($frame, "\0\0", 40, 2); /* the loopback has left its checksum undone */
same($n, socket_sendto($socket, $frame, $n, 0, 'lo', $lo), 'the frame is sent again');
same('seen on the wire', socket_read($receiver, 100), 'and arrives as a datagram');
same(false, @socket_bind(socket_create(PACKET, SOCK_RAW, ETH_ALL), 'nosuch0'), 'an unknown interface');
$any = socket_create(PACKET, SOCK_RAW, ETH_ALL);
same(true, socket_bind($any, ''), 'no name: all interfaces');
same([true, '', 0], [socket_getsockname($any, $name, $index), $name, $index], 'which is what it is called');

/* A socket receives the protocol that it was made with, and bind() to an interface leaves it so. */
function received(int $protocol, int ...$port): int
{
	$socket = socket_create(PACKET, SOCK_DGRAM, $protocol);
	socket_bind($socket, 'lo', ...$port);
	$all = socket_create(PACKET, SOCK_DGRAM, ETH_ALL);
	socket_bind($all, 'lo');
	socket_sendto($GLOBALS['sender'], 'MARKER', 6, 0, '10.9.0.1', 9);
	/* the socket for every protocol has received it, so the other one has received it, too */
	socket_set_option($all, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 5, 'usec' => 0]);
	while (!str_contains((string) socket_read($all, 2000), 'MARKER')) {
	}
	socket_set_nonblock($socket);
	for ($count = 0; is_string($data = @socket_read($socket, 2000));) {
		$count += str_contains($data, 'MARKER') ? 1 : 0;
	}
	return $count;
}
holds(received(ETH_ALL) > 0, 'all protocols');
holds(received(0x0800) > 0, 'IPv4 alone: an IPv4 packet arrives');
same(0, received(0x86dd), 'IPv6 alone: no IPv4 packet arrives');
same(0, received(0x86dd, $lo), 'bound by the index');
same(0, received(0), 'no protocol: nothing arrives');
/* sendto() names no protocol either, as PHP 8.6 does it */
$all = socket_create(PACKET, SOCK_RAW, ETH_ALL);
socket_bind($all, 'lo');
socket_set_option($all, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 5, 'usec' => 0]);
socket_sendto(socket_create(PACKET, SOCK_DGRAM, 0x88b5), 'PAYLOAD', 7, 0, 'lo', $lo);
while (!str_contains($frame = (string) socket_read($all, 2000), 'PAYLOAD')) {
}
same('0000', bin2hex(substr($frame, 12, 2)), 'the ethertype of a datagram');
finish();
?>
--EXPECT--
20 checks held
