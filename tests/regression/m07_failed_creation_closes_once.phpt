--TEST--
M7: a failed create_listen, addrinfo_bind and addrinfo_connect close their descriptor once
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_counter();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$taken = 'echo "";$l = socket_create_listen(0); socket_getsockname($l, $a, $p);';
$code = [
	'socket_create_listen' => $taken . 'var_dump(@socket_create_listen($p));',
	'socket_addrinfo_bind' => $taken . '$i = socket_addrinfo_lookup("127.0.0.1", $p, ["ai_socktype" => SOCK_STREAM]);'
		. 'var_dump(@socket_addrinfo_bind($i[0]));',
	'socket_addrinfo_connect' => $taken . 'socket_close($l);'
		. '$i = socket_addrinfo_lookup("127.0.0.1", $p, ["ai_socktype" => SOCK_STREAM]);'
		. 'var_dump(@socket_addrinfo_connect($i[0]));',
	'socket_create_pair' => 'var_dump(@socket_create_pair(AF_INET, SOCK_STREAM, 0, $pair));',
];
[, $idle] = run_counted('socket_close(socket_create_listen(0));');
same(0, $idle['close:EBADF'], 'the counter sees no failed close where there is none');
holds($idle['close'] > 0, 'the counter sees close');
foreach ($code as $name => $script) {
	[$out, $counts] = run_counted($script);
	same("bool(false)\n", $out, "$name fails");
	same(0, $counts['close:EBADF'], "$name: closes of what is closed already");
}
foreach (['socket_create_listen', 'socket_addrinfo_bind', 'socket_addrinfo_connect'] as $name) {
	keeps_descriptors(function () use ($name): void {
		$l = socket_create_listen(0);
		socket_getsockname($l, $a, $p);
		$i = socket_addrinfo_lookup('127.0.0.1', "$p", ['ai_socktype' => SOCK_STREAM])[0];
		if ($name === 'socket_addrinfo_connect') {
			socket_close($l);
		}
		same(false, @$name($name === 'socket_create_listen' ? $p : $i), "$name fails");
	}, $name);
}
finish();
?>
--EXPECT--
19 checks held
