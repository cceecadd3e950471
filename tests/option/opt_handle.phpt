--TEST--
SO_PEERPIDFD gives a stream that owns the descriptor
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
@socket_get_option(unix_pair()[0], SOL_SOCKET, 77) !== false || skip('the kernel has no SO_PEERPIDFD');
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$a] = unix_pair();
$before = descriptors();
$value = socket_get_option($a, SOL_SOCKET, SO_PEERPIDFD);
same(['stream'], array_keys($value), 'an array');
same([true, 'stream'], [is_resource($value['stream']), get_resource_type($value['stream'])], 'with a stream');
$number = array_key_first(array_diff_key(descriptors(), $before));
holds(str_contains(file_get_contents("/proc/self/fdinfo/$number"), 'Pid:'), 'of a process');
/* 02000000 is O_CLOEXEC */
holds((octdec(preg_match('~flags:\s+(\d+)~', file_get_contents("/proc/self/fdinfo/$number"), $m) ? $m[1] : '0') & 02000000) !== 0,
	'that child programs do not inherit');
unset($value);
same_descriptors($before, 'closed with the stream');
for ($i = 0; $i < 100; $i++) {
	socket_get_option($a, SOL_SOCKET, SO_PEERPIDFD);
}
same_descriptors($before, 'asked a hundred times, nothing stays open');
same(false, @socket_set_option($a, SOL_SOCKET, SO_PEERPIDFD, 1), 'it cannot be set');
$unconnected = socket_create(AF_UNIX, SOCK_STREAM, 0);
same(false, @socket_get_option($unconnected, SOL_SOCKET, SO_PEERPIDFD), 'without a peer');
finish();
?>
--EXPECT--
8 checks held
