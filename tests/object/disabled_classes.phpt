--TEST--
A class that disable_classes names: what would make an object of it throws
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
PHP_VERSION_ID < 80500 || skip('PHP 8.5 has no disable_classes');
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(60);

/* What a PHP with a disabled class prints. */
function with_disabled(string $class, string $code): string
{
	$show = 'function show(callable $f) { try { $r = @$f(); echo is_object($r) ? get_class($r) : json_encode($r); }'
		. ' catch (Throwable $e) { echo get_class($e), ": ", $e->getMessage(); } }';
	[$status, $out, $err] = run(php_command('-d', "disable_classes=$class", '-r', "$show show(function () { $code });"));
	return "$status $out$err";
}

$cases = [
	'Socket' => [
		'return socket_create(AF_INET, SOCK_STREAM, 0);',
		'return socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);',
		'return socket_create_listen(0);',
		'return socket_addrinfo_bind(socket_addrinfo_lookup("127.0.0.1", "0")[0]);',
		'return socket_import_stream(stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0)[0]);',
		'return Sockets\listen("tcp://127.0.0.1:0");',
		'return Sockets\pair();',
		'return Sockets\from_descriptor(0);',
		'return Sockets\activated();',
	],
	'AddressInfo' => ['return socket_addrinfo_lookup("127.0.0.1", "80");'],
	'Sockets\Endpoint' => ['return Sockets\listen("tcp://127.0.0.1:0");', 'return Sockets\connect("unix:///no/such", 1);'],
	'Sockets\SocketException' => ['return Sockets\connect("unix:///no/such", 1);'],
	'Sockets\Datagram' => ['return Sockets\receive_batch(socket_create(AF_INET, SOCK_DGRAM, 0), 1, 1, 0);'],
	'Sockets\TcpInfo' => ['return Sockets\tcp_info(socket_create(AF_INET, SOCK_STREAM, 0));'],
	'Sockets\PeerCredentials' => [
		'socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair); return Sockets\peer_credentials($pair[0]);',
	],
	'Io\Poll\Watcher' => [
		'return (new Io\Poll\Context())->add(new SocketPollHandle(socket_create_listen(0)), [Io\Poll\Event::Read]);',
	],
	'Io\Poll\HandleAlreadyWatchedException' => [
		'$c = new Io\Poll\Context(); $h = new SocketPollHandle(socket_create_listen(0));'
			. ' $c->add($h, [Io\Poll\Event::Read]); $c->add($h, [Io\Poll\Event::Read]);',
	],
];
foreach ($cases as $class => $codes) {
	foreach ($codes as $code) {
		same("0 Error: Class \"$class\" is disabled by disable_classes", with_disabled($class, $code), $code);
	}
}

/* What a script makes itself, as PHP lets it, is a closed socket, an empty address, no endpoint. */
same('0 Error: Cannot directly construct Socket, use socket_create() instead',
	with_disabled('Socket', 'return socket_close(new Socket());'), 'a Socket of a script');
same('0 Error: Cannot directly construct AddressInfo, use socket_addrinfo_lookup() instead',
	with_disabled('AddressInfo', 'return socket_addrinfo_explain(new AddressInfo());'), 'an AddressInfo of a script');
same('0 Error: Sockets\listen(): Argument #1 ($on) must be an initialized Sockets\Endpoint object',
	with_disabled('Sockets\Endpoint', 'return Sockets\listen(new Sockets\Endpoint());'), 'an Endpoint of a script');
finish();
?>
--EXPECT--
21 checks held
