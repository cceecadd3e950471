--TEST--
AF_NETLINK: names, and the kernel's answer to a request
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
defined("AF_NETLINK") || skip("AF_NETLINK is no constant here");
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$socket = socket_create(AF_NETLINK, SOCK_RAW, 0);
same(true, $socket instanceof Socket, 'a socket of NETLINK_ROUTE');
same(true, socket_bind($socket, '0', 0), 'bound to no groups, the kernel chooses the port id');
same(true, socket_getsockname($socket, $groups, $port), 'its name');
same('0', $groups, 'no groups');
same(getmypid(), $port, 'the first socket of a process has its pid');
$second = socket_create(AF_NETLINK, SOCK_RAW, 0);
socket_bind($second, '0', 0);
socket_getsockname($second, $groups, $other);
holds($other !== $port && $other !== 0, 'the second one has another');
/* RTM_GETLINK, as a dump, to the kernel, whose port id is 0 */
$request = pack('VvvVV', 32, 18, 0x301, 4711, 0) . pack('CxvVVV', 0, 0, 0, 0, 0);
same(32, socket_sendto($socket, $request, 32, 0, '0', 0), 'a request');
same(true, socket_recvfrom($socket, $answer, 65536, 0, $from_groups, $from) > 32, 'an answer');
same(['0', 0], [$from_groups, $from], 'from the kernel');
$header = unpack('Vlength/vtype/vflags/Vsequence/Vport', $answer);
same([16, 4711, $port], [$header['type'], $header['sequence'], $header['port']], 'a link, to this request, for this socket');
holds(str_contains($answer, "lo\0"), 'the loopback is among them');
/* the same by messages */
socket_sendmsg($second, ['name' => [], 'iov' => [$request]]);
$message = ['name' => [], 'buffer_size' => 65536];
holds(socket_recvmsg($second, $message) > 32, 'a message');
holds(str_contains($message['iov'][0], "lo\0"), 'with the same in it');
foreach (['x', '-1', '4294967296'] as $bad) {
	same(false, collecting(fn() => socket_bind(socket_create(AF_NETLINK, SOCK_RAW, 0), $bad, 0), $messages), "groups $bad");
	same(1, count($messages), "groups $bad: one warning");
}
finish();
?>
--EXPECT--
19 checks held
