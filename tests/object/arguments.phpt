--TEST--
Wrong types and numbers of arguments are named; arguments go by name
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
$socket = socket_create(domain: AF_INET, protocol: 0, type: SOCK_STREAM);
holds($socket instanceof Socket, 'created by names');
holds(socket_bind(address: '127.0.0.1', socket: $socket), 'bound by names');
same(false, quiet(fn() => socket_read($socket, length: 0), 'length 0'), 'read by names');
$info = socket_addrinfo_lookup('127.0.0.1', hints: ['ai_flags' => AI_NUMERICHOST]);
holds($info[0] instanceof AddressInfo, 'looked up by names');
throws('Error', 'Unknown named parameter $x', fn() => socket_close(socket: $socket, x: 1));

$given = ['int' => 1, 'null' => null, 'stdClass' => new stdClass, 'string' => 'x', 'array' => [],
	'AddressInfo' => $info[0]];
foreach ($given as $type => $value) {
	throws('TypeError', "socket_close(): Argument #1 (\$socket) must be of type Socket, $type given",
		fn() => socket_close($value));
}
throws('TypeError', 'socket_addrinfo_explain(): Argument #1 ($address) must be of type AddressInfo,'
	. ' Socket given', fn() => socket_addrinfo_explain($socket));
throws('TypeError', 'socket_last_error(): Argument #1 ($socket) must be of type ?Socket, int given',
	fn() => socket_last_error(5));
throws('TypeError', 'socket_create(): Argument #1 ($domain) must be of type int, string given',
	fn() => socket_create('x', 1, 0));
throws('TypeError', 'socket_create_listen(): Argument #2 ($backlog) must be of type int, array given',
	fn() => socket_create_listen(0, []));
throws('TypeError', 'socket_sendmsg(): Argument #2 ($message) must be of type array, string given',
	fn() => socket_sendmsg($socket, 'x'));
throws('TypeError', 'socket_addrinfo_lookup(): Argument #3 ($hints) must be of type array, int given',
	fn() => socket_addrinfo_lookup('127.0.0.1', null, 1));

throws('ArgumentCountError', 'socket_create() expects exactly 3 arguments, 2 given',
	fn() => socket_create(AF_INET, SOCK_STREAM));
throws('ArgumentCountError', 'socket_create() expects exactly 3 arguments, 4 given',
	fn() => socket_create(AF_INET, SOCK_STREAM, 0, 0));
throws('ArgumentCountError', 'socket_create_listen() expects at least 1 argument, 0 given',
	fn() => socket_create_listen());
throws('ArgumentCountError', 'socket_last_error() expects at most 1 argument, 2 given',
	fn() => socket_last_error($socket, 1));
throws('ArgumentCountError', 'socket_select() expects at least 4 arguments, 0 given',
	fn() => socket_select());
finish();
?>
--EXPECT--
23 checks held
