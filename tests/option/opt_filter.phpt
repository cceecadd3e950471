--TEST--
Filters: the programs of SO_ATTACH_REUSEPORT_CBPF, SO_ATTACH_FILTER, and taking them away (M10, W22)
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
$on_port = function (int $port): Socket {
	$s = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
	socket_set_option($s, SOL_SOCKET, SO_REUSEPORT, 1);
	socket_bind($s, '127.0.0.1', $port);
	return $s;
};
$first = $on_port(0);
socket_getsockname($first, $address, $port);
$second = $on_port($port);

$spread = fn(mixed $value) => socket_set_option($first, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, $value);
foreach (['null' => null, 'true' => true, 'string' => '36', 'float' => 36.0, 'array' => []] as $type => $value) {
	throws('TypeError', "socket_set_option(): Argument #4 (\$value) must be of type int when argument #3 (\$option) is SO_ATTACH_REUSEPORT_CBPF, $type given",
		fn() => $spread($value));
}
foreach ([1, -1, SKF_AD_OFF + SKF_AD_CPU, SKF_AD_RANDOM, PHP_INT_MAX, PHP_INT_MIN] as $value) {
	same(false, warns('socket_set_option(): Unsupported CBPF filter', fn() => $spread($value)), "program $value");
}
same(0, socket_last_error($first), 'no error of the system');
$gone = 'socket_set_option(): Unable to set socket option [2]: No such file or directory';
same(false, warns($gone, fn() => $spread(0)), 'nothing to take away');
foreach ([SKF_AD_CPU, SKF_AD_QUEUE] as $program) {
	same(true, $spread($program), "attach $program");
	same(true, $spread(0), 'detach');
	same(false, warns($gone, fn() => $spread(0)), 'detached');
	same(true, $spread($program), "attach $program again");
	same(true, socket_set_option($second, SOL_SOCKET, SO_DETACH_REUSEPORT_BPF, 0), 'detach by the other');
	same(false, warns($gone, fn() => $spread(0)), 'detached by the other');
}
/* SKF_AD_QUEUE: loopback has queue 0, so all goes to the first socket. */
same(true, $spread(SKF_AD_QUEUE), 'attach');
$sender = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
for ($i = 0; $i < 20; $i++) {
	$sender = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
	socket_sendto($sender, "packet $i", 9, 0, '127.0.0.1', $port);
}
for ($i = 0; $i < 20; $i++) {
	socket_recv($first, $data, 100, MSG_DONTWAIT);
	same(substr("packet $i", 0, 9), $data, "packet $i");
}

/* A filter of one instruction, ret #4: the datagram is cut to 4 bytes, behind the 8 of the UDP header. */
$s = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_bind($s, '127.0.0.1', 0);
socket_getsockname($s, $address, $port);
$instruction = fn(int $code, int $k) => pack('SCCL', $code, 0, 0, $k);
$program = $instruction(0x06, 8 + 4);
same(true, socket_set_option($s, SOL_SOCKET, SO_ATTACH_FILTER, $program), 'attach');
same(['raw' => $program], socket_get_option($s, SOL_SOCKET, SO_GET_FILTER), 'the program comes back');
socket_sendto($sender, 'abcdefgh', 8, 0, '127.0.0.1', $port);
same(4, socket_recv($s, $data, 100, 0), 'length');
same('abcd', $data, 'cut');
same(true, socket_set_option($s, SOL_SOCKET, SO_DETACH_FILTER, 0), 'detach');
same(0, socket_get_option($s, SOL_SOCKET, SO_GET_FILTER), 'no program');
foreach (['', 'x', str_repeat('x', 9), str_repeat($program, 5000)] as $bad) {
	same(false, warns('socket_set_option(): Unable to set socket option [22]: Invalid argument',
		fn() => socket_set_option($s, SOL_SOCKET, SO_ATTACH_FILTER, $bad)), 'bad program');
}
/* Far longer than the room for an answer: refused, not written past its end. */
$long = str_repeat($instruction(0x04, 1), 1000) . $program;
same(true, socket_set_option($s, SOL_SOCKET, SO_ATTACH_FILTER, $long), 'a long program');
same(false, warns('socket_get_option(): Unable to retrieve socket option [22]: Invalid argument',
	fn() => socket_get_option($s, SOL_SOCKET, SO_GET_FILTER)), 'a long program is not given');
same(true, socket_set_option($s, SOL_SOCKET, SO_LOCK_FILTER, 1), 'lock');
same(false, @socket_set_option($s, SOL_SOCKET, SO_DETACH_FILTER, 0), 'locked');
finish();
--EXPECT--
76 checks held
