--TEST--
Options of 32 bits: masks with the highest bit, negative or not; what was given is taken back
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_root();
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$icmp = socket_create(AF_INET, SOCK_RAW, 1);
$tcp = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
/* The kernel gives these back as they are, and PHP's own extension with a sign. */
foreach ([[$icmp, 255, 1, 'ICMP_FILTER'], [$tcp, SOL_SOCKET, 36, 'SO_MARK'], [$tcp, SOL_SOCKET, 12, 'SO_PRIORITY'],
		[$tcp, IPPROTO_IP, 51, 'IP_LOCAL_PORT_RANGE']] as [$s, $level, $option, $name]) {
	$range = $option === 51;
	foreach ($range ? [[-65536, -65536], [4294901760, -65536], [4294901760.0, -65536], ['4294901760', -65536]]
			: [[~(1 << 0), -2], [-1, -1], [0xf0000001, -268435455], [4026531841.0, -268435455], ['4026531841', -268435455]] as [$value, $want]) {
		same(true, quiet(fn() => socket_set_option($s, $level, $option, $value), $name), "$name: " . show($value));
		$got = socket_get_option($s, $level, $option);
		same($want, $got, "$name after " . show($value));
		same(true, quiet(fn() => socket_set_option($s, $level, $option, $got), $name), "$name takes it back");
		same($want, socket_get_option($s, $level, $option), "$name is the same");
	}
}
/* 64 bits in the kernel: an int where it fits, the same bits where it does not. */
foreach ([3000000000, 3000000000.0, '3000000000'] as $rate) {
	same(true, quiet(fn() => socket_set_option($tcp, SOL_SOCKET, 47, $rate), 'SO_MAX_PACING_RATE'), 'a rate: ' . show($rate));
	same(PHP_INT_SIZE > 4 ? 3000000000 : -1294967296, socket_get_option($tcp, SOL_SOCKET, 47), 'the rate');
	same(true, socket_set_option($tcp, SOL_SOCKET, 47, socket_get_option($tcp, SOL_SOCKET, 47)), 'taken back');
	same(PHP_INT_SIZE > 4 ? 3000000000 : -1294967296, socket_get_option($tcp, SOL_SOCKET, 47), 'the same rate');
}
same(true, socket_set_option($tcp, SOL_SOCKET, 47, -1), 'no limit');
same(-1, socket_get_option($tcp, SOL_SOCKET, 47), 'no limit read');
finish();
--EXPECT--
131 checks held
