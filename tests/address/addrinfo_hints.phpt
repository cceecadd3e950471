--TEST--
socket_addrinfo_lookup: hints, service, error code
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$look = fn(array $hints) => socket_addrinfo_lookup('127.0.0.1', '80', $hints);
foreach (['ai_flags', 'ai_socktype', 'ai_protocol', 'ai_family'] as $key) {
	throws('TypeError', "socket_addrinfo_lookup(): Argument #3 (\$hints) \"$key\" key must be of type int, string given", fn() => $look([$key => 'abc']), "$key: a string");
	throws('TypeError', "socket_addrinfo_lookup(): Argument #3 (\$hints) \"$key\" key must be of type int, array given", fn() => $look([$key => []]), "$key: an array");
	throws('TypeError', "socket_addrinfo_lookup(): Argument #3 (\$hints) \"$key\" key must be of type int, stdClass given", fn() => $look([$key => new stdClass]), "$key: an object");
}
foreach (['ai_flags', 'ai_socktype', 'ai_protocol'] as $key) {
	throws('ValueError', "socket_addrinfo_lookup(): Argument #3 (\$hints) \"$key\" key must be between 0 and 2147483647", fn() => $look([$key => -1]), "$key: negative");
	if (PHP_INT_SIZE > 4) {
		throws('ValueError', "socket_addrinfo_lookup(): Argument #3 (\$hints) \"$key\" key must be between 0 and 2147483647", fn() => $look([$key => 1 << 31]), "$key: large");
	} else {
		holds(true, 'every int is in range');
	}
}
foreach ([AF_UNIX, 999, -1] as $family) {
	throws('ValueError', 'socket_addrinfo_lookup(): Argument #3 ($hints) "ai_family" key must be AF_INET or AF_INET6', fn() => $look(['ai_family' => $family]), "family $family");
}
throws('ValueError', 'socket_addrinfo_lookup(): Argument #3 ($hints) must only contain array keys "ai_flags", "ai_socktype", "ai_protocol", or "ai_family"', fn() => $look(['nonsense' => 1]));
throws('ValueError', 'socket_addrinfo_lookup(): Argument #3 ($hints) must only contain array keys "ai_flags", "ai_socktype", "ai_protocol", or "ai_family"', fn() => $look([1]));
same(1, count($look(['ai_socktype' => '1'])), 'a numeric string');
same(false, quiet(fn() => socket_addrinfo_lookup('no such host', null, [], $code), 'unknown'), 'an unknown host');
socket_addrinfo_lookup('no such host', null, ['ai_flags' => AI_NUMERICHOST], $code);
same(EAI_NONAME, $code, 'its code');
socket_addrinfo_lookup('127.0.0.1', 'nosuchservice', ['ai_flags' => AI_NUMERICSERV], $code);
same(EAI_NONAME, $code, 'a service that is no number');

/* the service: strtoul(3) reads the number, the port has 16 bits of it */
foreach (['65536', '65616', '99999', '4295032912', '18446744073709551696', '-4294901841', '-99999999999', ' 65616', '+65616', "\t65536"] as $service) {
	throws('ValueError', 'socket_addrinfo_lookup(): Argument #2 ($service) must be between 0 and 65535', fn() => socket_addrinfo_lookup('127.0.0.1', $service), json_encode($service));
}
foreach (['0' => 0, '80' => 80, '65535' => 65535, '00080' => 80] as $service => $port) {
	$found = socket_addrinfo_lookup('127.0.0.1', (string) $service, ['ai_socktype' => SOCK_STREAM]);
	same($port, socket_addrinfo_explain($found[0])['ai_addr']['sin_port'], "service $service");
}
foreach (['65536x', '80 ', '0x50', '-1', '-80', '-65456', '-2147483647'] as $service) {
	same(false, socket_addrinfo_lookup('127.0.0.1', $service, ['ai_socktype' => SOCK_STREAM]), "a name: $service");
}
finish();
?>
--EXPECT--
49 checks held
