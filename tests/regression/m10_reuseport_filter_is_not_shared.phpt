--TEST--
M10: the program of SO_ATTACH_REUSEPORT_CBPF lies on the stack, not in memory that threads share
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
is_readable('/proc/self/mem') || skip('/proc/self/mem is not readable');
is_resource(@fopen('/proc/self/mem', 'r')) || skip('/proc/self/mem cannot be opened');
sockets_module() !== null || skip('sockets is compiled in');
PHP_INT_SIZE === 8 || skip('64-bit addresses are read');
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
/* 51 is SO_ATTACH_REUSEPORT_CBPF, which 8.2 does not define. */
$group = [];
$port = 0;
for ($i = 0; $i < 2; $i++) {
	$group[$i] = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
	socket_set_option($group[$i], SOL_SOCKET, SO_REUSEPORT, 1);
	socket_bind($group[$i], '127.0.0.1', $port);
	socket_getsockname($group[$i], $address, $port);
}
same(true, socket_set_option($group[0], SOL_SOCKET, 51, SKF_AD_CPU), 'a program is attached');

/* load the word at SKF_AD_OFF + SKF_AD_CPU: struct sock_filter {u16 code; u8 jt, jf; u32 k} */
$needle = pack('SCCV', 0x20, 0, 0, (SKF_AD_OFF + SKF_AD_CPU) & 0xffffffff);
$module = sockets_module();
$memory = fopen('/proc/self/mem', 'r');
stream_set_read_buffer($memory, 0);
$searched = $found = $behind = 0;
foreach (file('/proc/self/maps', FILE_IGNORE_NEW_LINES) as $line) {
	preg_match('~^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+\s*(.*)$~', $line, $m);
	$of_module = $m[4] === $module;
	/* the zeroed part of its data is the small anonymous piece behind the file's own; a large one is PHP's heap */
	$zeroed = $behind === $m[1] && $m[4] === '' && hexdec($m[2]) - hexdec($m[1]) <= 65536;
	if (($of_module || $zeroed) && $m[3][1] === 'w') {
		fseek($memory, hexdec($m[1]));
		$bytes = stream_get_contents($memory, hexdec($m[2]) - hexdec($m[1]));
		$searched += strlen($bytes);
		$found += substr_count($bytes, $needle);
	}
	$behind = $of_module ? $m[2] : 0;
}
holds($searched > 0, 'the writable data of the module was read');
same(0, $found, 'the program is not in the data of the module');

/* And the program does what it is for: every datagram goes to one member of the group. */
$sender = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
for ($i = 0; $i < 20; $i++) {
	socket_sendto($sender, "n$i", 3, 0, '127.0.0.1', $port);
}
$got = [];
foreach ($group as $socket) {
	while (($n = @socket_recv($socket, $data, 10, MSG_DONTWAIT)) > 0) {
		$got[] = $data;
	}
}
sort($got, SORT_NATURAL);
same(array_map(fn($i) => "n$i", range(0, 19)), $got, 'everything arrives once');
finish();
?>
--EXPECT--
4 checks held
