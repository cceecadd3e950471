--TEST--
W18: TCP_INFO is an array; SO_PEERCRED is the process id, as programs know it
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
const SO_PEERCRED_NUMBER = 17;
const TCP_INFO_NUMBER = 11;
[$a, $b] = unix_pair();
same(getmypid(), socket_get_option($a, SOL_SOCKET, SO_PEERCRED_NUMBER), 'SO_PEERCRED of a pair');
$path = temp_path();
$listener = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($listener, $path);
socket_listen($listener);
$client = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_connect($client, $path);
same(getmypid(), socket_getopt(socket_accept($listener), SOL_SOCKET, SO_PEERCRED_NUMBER), 'SO_PEERCRED of an accepted one');

[$client, $server] = tcp_pair();
socket_write($client, str_repeat('x', 5000));
read_exactly($server, 5000);
$info = socket_get_option($client, SOL_TCP, TCP_INFO_NUMBER);
if (holds(is_array($info), 'TCP_INFO is an array')) {
	foreach (['state', 'ca_state', 'retransmits', 'probes', 'backoff', 'options', 'rto', 'ato', 'snd_mss', 'rcv_mss',
			'unacked', 'sacked', 'lost', 'retrans', 'fackets', 'last_data_sent', 'last_ack_sent', 'last_data_recv',
			'last_ack_recv', 'pmtu', 'rcv_ssthresh', 'rtt', 'rttvar', 'snd_ssthresh', 'snd_cwnd', 'advmss',
			'reordering', 'rcv_rtt', 'rcv_space', 'total_retrans'] as $key) {
		holds(is_int($info[$key] ?? null), "TCP_INFO has $key");
	}
	same(1, $info['state'] ?? null, 'established');
	holds(($info['snd_mss'] ?? 0) > 500 && ($info['snd_mss'] ?? 0) <= 65535, 'a segment size');
	holds(($info['rto'] ?? 0) >= 200000, 'a retransmission timeout in microseconds');
	same(0, $info['unacked'] ?? null, 'nothing is under way');
}
[$listener] = tcp_listener();
same(10, (socket_get_option($listener, SOL_TCP, TCP_INFO_NUMBER) ?: [])['state'] ?? null, 'a listener listens');
finish();
?>
--EXPECT--
38 checks held
