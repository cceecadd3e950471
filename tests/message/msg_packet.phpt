--TEST--
sendmsg and recvmsg: names of packet and vsock sockets
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_root();
@socket_create(AF_PACKET, SOCK_DGRAM, 0) || skip('the right to open packet sockets is needed');
need_interface(index: true);
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
const PROTOCOL = 0x88b5; /* for local experiments, IEEE 802 */
const OUTGOING = 4, LOOPBACK_TYPE = 772; /* PACKET_OUTGOING, ARPHRD_LOOPBACK */

$lo = (int) file_get_contents('/sys/class/net/lo/ifindex');
/* Of all protocols: a socket of one protocol does not see what goes out (packet(7)). */
$in = socket_create(AF_PACKET, SOCK_DGRAM, ETH_P_ALL);
socket_bind($in, 'lo');
$out = socket_create(AF_PACKET, SOCK_DGRAM, 0);
$data = 'packet ' . bin2hex(random_bytes(8));
$to = ['family' => AF_PACKET, 'protocol' => PROTOCOL, 'ifindex' => 'lo', 'addr' => "\2\0\0\0\0\1"];
same(strlen($data), quiet(fn() => socket_sendmsg($out, ['name' => $to, 'iov' => [$data]]), 'send'), 'sent');
socket_set_option($in, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 10, 'usec' => 0]);
$names = [];
while (count($names) < 2) {
	$message = ['name' => []];
	if (socket_recvmsg($in, $message) === false) {
		break;
	}
	if ($message['iov'] === [$data]) {
		$names[$message['name']['pkttype']] = $message['name'];
	}
}
$name = $names[OUTGOING] ?? [];
same(['family', 'protocol', 'ifindex', 'hatype', 'pkttype', 'addr'], array_keys($name), 'the keys');
same([AF_PACKET, PROTOCOL, $lo, LOOPBACK_TYPE], [$name['family'], $name['protocol'], $name['ifindex'], $name['hatype']], 'the interface');
same(str_repeat("\0", 6), $name['addr'], 'the hardware address of lo');

$warning = fn(string $path, string $why) => "socket_sendmsg(): error converting user data (path: msghdr > name > $path): $why";
warns($warning('addr', 'the address is too long, the maximum permitted length is 8'), fn() => socket_sendmsg($out, ['name' => ['addr' => '123456789']]));
warns($warning('ifindex', 'no interface with name "no such" could be found'), fn() => socket_sendmsg($out, ['name' => ['ifindex' => 'no such']]));
warns($warning('protocol', 'given PHP integer is out of bounds for an unsigned 16-bit integer'), fn() => socket_sendmsg($out, ['name' => ['protocol' => 65536]]));
warns($warning('pkttype', 'given PHP integer is out of bounds for an unsigned 8-bit integer'), fn() => socket_sendmsg($out, ['name' => ['pkttype' => 256]]));
throws('Error', 'Object of class stdClass could not be converted to string', fn() => socket_sendmsg($out, ['name' => ['addr' => new stdClass()]]));
throws('Error', 'Object of class stdClass could not be converted to string', fn() => socket_sendmsg($out, ['name' => ['ifindex' => new stdClass()]]));

/* vsock: numbers of both parts (the kernel may have none) */
$vsock = defined('AF_VSOCK') ? @socket_create(AF_VSOCK, SOCK_STREAM, 0) : false;
if ($vsock) {
	warns($warning('cid', 'given PHP integer is out of bounds for an unsigned 32-bit integer'), fn() => socket_sendmsg($vsock, ['name' => ['cid' => 4294967296.0]]));
	warns($warning('port', "expected an integer, but got a non numeric string (possibly from a converted object): 'x'"), fn() => socket_sendmsg($vsock, ['name' => ['cid' => 1, 'port' => 'x']]));
} else {
	holds(true, 'no vsock here');
	holds(true, 'no vsock here');
}
finish();
?>
--EXPECT--
13 checks held
