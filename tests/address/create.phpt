--TEST--
socket_create and socket_create_pair: what they take and refuse
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$domain = 'must be one of AF_UNIX, ' . implode('', array_map(fn($n) => defined($n) ? "$n, " : '', ['AF_PACKET', 'AF_NETLINK', 'AF_VSOCK', 'AF_TIPC', 'AF_CAN'])) . 'AF_INET6, or AF_INET';
$types = 'must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM optionally OR\'ed with SOCK_CLOEXEC, SOCK_NONBLOCK';
foreach ([77, 12345] as $bad) {
	throws('ValueError', "socket_create(): Argument #1 (\$domain) $domain", fn() => socket_create($bad, SOCK_STREAM, 0), "domain $bad");
	throws('ValueError', "socket_create_pair(): Argument #1 (\$domain) $domain", fn() => socket_create_pair($bad, SOCK_STREAM, 0, $pair), "pair, domain $bad");
	throws('ValueError', "socket_create(): Argument #2 (\$type) $types", fn() => socket_create(AF_INET, $bad, 0), "type $bad");
	throws('ValueError', "socket_create_pair(): Argument #2 (\$type) $types", fn() => socket_create_pair(AF_UNIX, $bad, 0, $pair), "pair, type $bad");
}
same(false, warns('socket_create(): Unable to create socket ' . code(SOCKET_EPROTONOSUPPORT), fn() => socket_create(AF_INET, SOCK_STREAM, 99)), 'protocol');
same(SOCKET_EPROTONOSUPPORT, socket_last_error(), 'its code');
same(false, warns('socket_create_pair(): Unable to create socket pair ' . code(SOCKET_EOPNOTSUPP), fn() => socket_create_pair(AF_INET, SOCK_STREAM, 0, $pair)), 'a pair of INET');
$pair = 'before';
same(true, socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, $pair), 'a pair');
same([0, 1], array_keys($pair), 'two');
socket_write($pair[0], 'one way');
socket_write($pair[1], 'the other');
same(['the other', 'one way'], [socket_read($pair[0], 10), socket_read($pair[1], 10)], 'joined');
foreach ([SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET] as $type) {
	same($type, socket_get_option(socket_create(AF_UNIX, $type, 0), SOL_SOCKET, SO_TYPE), "type $type");
	same($type, socket_get_option(socket_create(AF_UNIX, $type | 524288 | 2048, 0), SOL_SOCKET, SO_TYPE), "type $type with flags");
}
finish();
?>
--EXPECT--
22 checks held
