--TEST--
TCP_INFO, SO_MEMINFO and other structures are arrays (W18), SO_PEERCRED is the process id
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_fork();
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
[$a, $b] = unix_pair();
same(getmypid(), socket_get_option($a, SOL_SOCKET, SO_PEERCRED), 'the process of a pair');
same(0, socket_get_option(socket_create(AF_INET, SOCK_STREAM, 0), SOL_SOCKET, SO_PEERCRED), 'no process');

/* The other end of a connection: the process that listened, the process that connected. */
$path = temp_path();
$listener = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($listener, $path);
socket_listen($listener);
$child = peer(function (Peer $parent) use ($path) {
	$s = socket_create(AF_UNIX, SOCK_STREAM, 0);
	socket_connect($s, $path);
	$parent->tell((string) socket_get_option($s, SOL_SOCKET, SO_PEERCRED));
	$parent->hear();
});
$accepted = socket_accept($listener);
same((string) getmypid(), $child->hear(), 'the child sees the listener');
same($child->pid, socket_get_option($accepted, SOL_SOCKET, SO_PEERCRED), 'the listener sees the child');
$child->tell();
same(0, $child->wait(), 'the child ends well');
same(false, @socket_set_option($a, SOL_SOCKET, SO_PEERCRED, 1), 'credentials cannot be set');

[$client, $server] = tcp_pair();
$before = socket_get_option($client, SOL_TCP, TCP_INFO);
same(TCP_ESTABLISHED, $before['state'], 'state');
same(['state', 'ca_state', 'retransmits', 'probes', 'backoff', 'options', 'snd_wscale', 'rcv_wscale'],
	array_slice(array_keys($before), 0, 8), 'first members');
holds(count($before) >= 45, 'members: ' . count($before));
holds(isset($before['rtt'], $before['snd_cwnd'], $before['bytes_acked'], $before['delivery_rate']), 'members by name');
socket_write($client, str_repeat('x', 12345));
same(12345, strlen(read_exactly($server, 12345)), 'read');
$there = socket_get_option($server, SOL_TCP, TCP_INFO);
same(12345, $there['bytes_received'], 'bytes received');
$here = socket_get_option($client, SOL_TCP, TCP_INFO);
same(12345, $here['bytes_sent'], 'bytes sent');
same($here['snd_wscale'], $there['rcv_wscale'], 'scale of one end is that of the other');
holds($here['snd_mss'] > 500, 'segment: ' . $here['snd_mss']);
$idle = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
same(TCP_CLOSE, socket_get_option($idle, SOL_TCP, TCP_INFO)['state'], 'closed');

$memory = socket_get_option($idle, SOL_SOCKET, SO_MEMINFO);
same(['rmem_alloc', 'rcvbuf', 'wmem_alloc', 'sndbuf', 'fwd_alloc', 'wmem_queued', 'optmem', 'backlog', 'drops'],
	array_keys($memory), 'members of SO_MEMINFO');
same(socket_get_option($idle, SOL_SOCKET, SO_RCVBUF), $memory['rcvbuf'], 'rcvbuf');
same(socket_get_option($idle, SOL_SOCKET, SO_SNDBUF), $memory['sndbuf'], 'sndbuf');

/* One that can be set: CLOCK_TAI is 11. */
$udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
if (@socket_set_option($udp, SOL_SOCKET, SO_TXTIME, ['clockid' => 11, 'flags' => 2])) {
	same(['clockid' => 11, 'flags' => 2], socket_get_option($udp, SOL_SOCKET, SO_TXTIME), 'SO_TXTIME');
} else {
	left_out(1); // it needs CAP_NET_ADMIN
}
throws('ValueError', 'socket_set_option(): Argument #4 ($value) must have key "flags"',
	fn() => socket_set_option($udp, SOL_SOCKET, SO_TXTIME, ['clockid' => 1]));
throws('ValueError', 'socket_set_option(): Argument #4 ($value) "clockid" must be between 0 and 2147483647',
	fn() => socket_set_option($udp, SOL_SOCKET, SO_TXTIME, ['clockid' => -1, 'flags' => 0]));
finish();
--EXPECT--
22 checks held
