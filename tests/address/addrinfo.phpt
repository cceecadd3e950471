--TEST--
addrinfo: lookup, explain, bind, connect
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_ipv6();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
foreach (['127.0.0.1' => AF_INET, '::1' => AF_INET6] as $host => $family) {
	[$listener, $port] = tcp_listener($family);
	$found = socket_addrinfo_lookup($host, (string) $port, ['ai_socktype' => SOCK_STREAM], $code);
	same(null, $code, "$host: no error, no code");
	same(1, count($found), "$host: one");
	same(true, $found[0] instanceof AddressInfo, "$host: an AddressInfo");
	$address = $family === AF_INET ? ['sin_port' => $port, 'sin_addr' => $host] : ['sin6_port' => $port, 'sin6_addr' => $host];
	same(['ai_flags' => 0, 'ai_family' => $family, 'ai_socktype' => SOCK_STREAM, 'ai_protocol' => SOL_TCP, 'ai_addr' => $address],
		array_diff_key(socket_addrinfo_explain($found[0]), ['ai_canonname' => 1]), "$host: explained");
	$client = socket_addrinfo_connect($found[0]);
	same(true, $client instanceof Socket, "$host: connected");
	socket_getpeername($client, $a, $p);
	same([$host, $port], [$a, $p], "$host: to there");
	socket_write($client, 'hello');
	same('hello', socket_read(socket_accept($listener), 10), "$host: carries");

	$bound = socket_addrinfo_bind(socket_addrinfo_lookup($host, '0', ['ai_socktype' => SOCK_DGRAM])[0]);
	same(true, $bound instanceof Socket, "$host: bound");
	socket_getsockname($bound, $a, $p);
	same([$host, true], [$a, $p > 0], "$host: there");
	same(SOCK_DGRAM, socket_get_option($bound, SOL_SOCKET, SO_TYPE), "$host: of that type");
	same(false, warns('socket_addrinfo_bind(): Unable to bind address ' . code(SOCKET_EADDRINUSE), fn() => socket_addrinfo_bind($found[0])), "$host: in use");
	socket_close($listener);
	$gone = socket_addrinfo_lookup($host, '9', ['ai_socktype' => SOCK_STREAM])[0];
	same(false, collecting(fn() => socket_addrinfo_connect($gone), $messages), "$host: refused");
	same(['socket_addrinfo_connect(): Unable to connect address ' . code(SOCKET_ECONNREFUSED)], $messages, "$host: the warning");
	same(SOCKET_ECONNREFUSED, socket_last_error(), "$host: the global error");
}
throws('Error', 'Cannot directly construct AddressInfo, use socket_addrinfo_lookup() instead', fn() => new AddressInfo);
throws('Error', 'Cannot directly construct Socket, use socket_create() instead', fn() => new Socket);
$flags = ['ai_flags' => AI_CANONNAME | AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM];
same('127.0.0.1', socket_addrinfo_explain(socket_addrinfo_lookup('127.0.0.1', null, $flags)[0])['ai_canonname'] ?? null, 'the canonical name');
same('0.0.0.0', socket_addrinfo_explain(socket_addrinfo_lookup('0.0.0.0', null, ['ai_flags' => AI_PASSIVE, 'ai_socktype' => SOCK_STREAM])[0])['ai_addr']['sin_addr'], 'any');
finish();
?>
--EXPECT--
34 checks held
