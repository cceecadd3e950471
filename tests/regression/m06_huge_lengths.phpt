--TEST--
M6: a huge length costs what arrives, and nonsense is refused
--EXTENSIONS--
sockets
--INI--
memory_limit=32M
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
const GIB = 1 << 30;
$makes = ['tcp' => fn() => tcp_pair(), 'udp' => fn() => udp_pair(), 'unix' => fn() => unix_pair()];
foreach ($makes as $kind => $make) {
	[$a, $b] = $make();
	foreach ([GIB, 2 * GIB - 2] as $length) {
		socket_write($a, "hello\n");
		same("hello\n", socket_read($b, $length), "$kind: socket_read of $length");
		if ($kind !== 'udp') {
			socket_write($a, "hello\n");
			same("hello\n", socket_read($b, $length, PHP_NORMAL_READ), "$kind: a line of at most $length");
		}
		socket_write($a, "hello\n");
		same([6, "hello\n"], [socket_recv($b, $data, $length, 0), $data], "$kind: socket_recv of $length");
		socket_write($a, "hello\n");
		same([6, "hello\n"], [socket_recvfrom($b, $data, $length, 0, $from, $port), $data], "$kind: socket_recvfrom of $length");
	}
}
/* The largest int: the bytes, or an exception that leaves them. */
[$a, $b] = unix_pair();
$calls = [
	'socket_read' => fn() => socket_read($b, PHP_INT_MAX),
	'socket_read, line' => fn() => socket_read($b, PHP_INT_MAX, PHP_NORMAL_READ),
	'socket_recv' => fn() => [socket_recv($b, $data, PHP_INT_MAX, 0), $data][1],
	'socket_recvfrom' => fn() => [socket_recvfrom($b, $data, PHP_INT_MAX, 0, $from), $data][1],
];
foreach ($calls as $name => $call) {
	socket_write($a, "hello\n");
	try {
		$got = $call();
	} catch (ValueError) {
		$got = socket_read($b, 100);
	}
	same("hello\n", $got, "$name of PHP_INT_MAX");
}
/* A length that is large and filled. */
$big = random_bytes(3 << 20);
[$a, $b] = unix_pair();
socket_set_option($a, SOL_SOCKET, SO_SNDBUF, 1 << 18);
socket_set_nonblock($a);
$sent = $got = '';
while (strlen($got) < strlen($big)) {
	$n = @socket_write($a, substr($big, strlen($sent), 1 << 20));
	$sent .= $n === false ? '' : substr($big, strlen($sent), $n);
	$got .= socket_read($b, GIB);
}
same(md5($big), md5($got), 'three MiB through reads of one GiB');
holds(memory_get_peak_usage() < 24 << 20, 'little memory was used: ' . memory_get_peak_usage());
finish();
?>
--EXPECT--
28 checks held
