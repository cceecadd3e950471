<?php
require __DIR__ . '/case.inc';

$known = ['pktinfo' => [IPPROTO_IPV6, IPV6_PKTINFO], 'hoplimit' => [IPPROTO_IPV6, IPV6_HOPLIMIT],
	'tclass' => [IPPROTO_IPV6, IPV6_TCLASS], 'rights' => [SOL_SOCKET, SCM_RIGHTS],
	'credentials' => [SOL_SOCKET, SCM_CREDENTIALS]];
$numbers = [0, 1, 2, 3, 4, 5, 253, 1000, -1, -100, 0x7fffffff, 0x3fffffff, PHP_INT_MAX, PHP_INT_MIN,
	PHP_INT_MAX - 64, intdiv(PHP_INT_MAX, 4), intdiv(PHP_INT_MAX, 4) + 1, intdiv(PHP_INT_MAX, 8)];
foreach ($known as $name => [$level, $type]) {
	case_($name, fn() => socket_cmsg_space($level, $type));
	foreach ($numbers as $i => $number) {
		case_("$name number $i", fn() => socket_cmsg_space($level, $type, $number));
	}
}
foreach ([[0, 0], [SOL_SOCKET, 0], [SOL_SOCKET, 3], [SOL_SOCKET, -1], [IPPROTO_IPV6, 0], [-1, SCM_RIGHTS],
		[99, 99], [IPPROTO_IP, SCM_RIGHTS], [SOL_TCP, 1], [PHP_INT_MAX, 1], [SOL_SOCKET, PHP_INT_MAX],
		[IPPROTO_IPV6, IPV6_RECVPKTINFO], [PHP_INT_MIN, PHP_INT_MIN], [IPPROTO_IP, 8], [SOL_SOCKET, 29],
		[SOL_UDP, 103]] as $i => [$level, $type]) {
	case_("unknown $i", fn() => socket_cmsg_space($level, $type));
	case_("unknown $i with a number", fn() => socket_cmsg_space($level, $type, 5));
	case_("unknown $i with a negative number", fn() => socket_cmsg_space($level, $type, -5));
}
done();
