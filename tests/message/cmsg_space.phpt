--TEST--
socket_cmsg_space
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$one = socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 1);
holds(is_int($one) && $one >= 4, 'one descriptor');
$sizes = array_map(fn($n) => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, $n), range(0, 20));
$sorted = $sizes;
sort($sorted);
same($sorted, $sizes, 'more take more');
holds($sizes[20] - $sizes[0] >= 80, 'twenty take four bytes each');
foreach ([[IPPROTO_IPV6, IPV6_PKTINFO], [IPPROTO_IPV6, IPV6_HOPLIMIT], [IPPROTO_IPV6, IPV6_TCLASS], [SOL_SOCKET, SCM_CREDENTIALS]] as [$level, $type]) {
	$space = socket_cmsg_space($level, $type);
	holds(is_int($space) && $space >= 16, "level $level type $type: $space");
}
throws('ValueError', 'socket_cmsg_space(): Argument #3 ($num) must be greater than or equal to 0', fn() => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, -1));
throws('ValueError', 'Pair level 999 and/or type 999 is not supported', fn() => socket_cmsg_space(999, 999), 'an unknown pair');
try {
	socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, PHP_INT_MAX);
	holds(false, 'too many are refused');
} catch (ValueError $e) {
	holds(str_contains($e->getMessage(), 'Argument #3 ($num)'), 'too many are refused: ' . $e->getMessage());
}
finish();
?>
--EXPECT--
10 checks held
