--TEST--
M6: a huge length costs what arrives; PHP_INT_MAX is false, as in PHP 8.6
--EXTENSIONS--
sockets
--INI--
memory_limit=32M
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(120);
const GIB = 1 << 30;
$makes = ['tcp' => fn() => tcp_pair(), 'udp' => fn() => udp_pair(), 'unix' => fn() => unix_pair()];
foreach ($makes as $kind => $make) {
	[$a, $b] = $make();
	foreach ([GIB, 2147483646] as $length) {
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
/* A length beyond what a system takes at once reads the data received; PHP_INT_MAX is false and leaves the bytes. */
[$a, $b] = unix_pair();
$calls = [
	'socket_read' => fn($n) => socket_read($b, $n),
	'socket_read, line' => fn($n) => socket_read($b, $n, PHP_NORMAL_READ),
	'socket_recv' => fn($n) => socket_recv($b, $data, $n, 0) === 6 ? $data : false,
	'socket_recvfrom' => fn($n) => socket_recvfrom($b, $data, $n, 0, $from) === 6 ? $data : false,
];
foreach ($calls as $name => $call) {
	socket_write($a, "hello\n");
	same(false, quiet(fn() => $call(PHP_INT_MAX), $name), "$name of PHP_INT_MAX");
	foreach (PHP_INT_SIZE > 4 ? [PHP_INT_MAX - 1, 2147483647, 2147483648] : [2147483646, 2147483640, 1 << 30] as $length) {
		same("hello\n", quiet(fn() => $call($length), $name), "$name of $length");
		socket_write($a, "hello\n");
	}
	same("hello\n", socket_read($b, 100), "$name: nothing was lost");
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
60 checks held
