<?php
/* Prints what PHP's own sockets extension answers on Windows, a line each. tools/matrix 8.2-win runs it under that
 * extension and under this one, which has to print at least the same lines. */

foreach ((new ReflectionExtension('sockets'))->getConstants() as $name => $value) {
	echo "$name = $value\n";
}

/* The messages of Winsock; Wine has none for some codes. */
foreach ([6, 8, 87, 995, 996, 997, ...range(10004, 10112), ...range(11001, 11031)] as $code) {
	$text = socket_strerror($code);
	if ($text !== '' && !str_starts_with($text, 'Unknown error')) {
		echo "$code: $text\n";
	}
}

$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
echo 'connect to an unknown host: ', json_encode([@socket_connect($socket, 'nosuch.invalid', 80),
	socket_last_error($socket), socket_last_error(), error_get_last()['message']]), "\n";
echo 'bind to the empty name: ', json_encode(socket_bind($socket, '')), "\n";
echo 'lookup of an unknown host: ', json_encode([socket_addrinfo_lookup('nosuch.invalid'), socket_last_error()]), "\n";

$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
echo 'connect: ', json_encode(socket_connect($client, '127.0.0.1', $port)), "\n";
$server = socket_accept($listener);
socket_set_nonblock($server);
echo 'nothing to read: ', json_encode([@socket_read($server, 10), socket_last_error($server)]), "\n";
echo 'write: ', json_encode(socket_write($client, "hello\n")), "\n";
socket_set_block($server);
echo 'read: ', json_encode(socket_read($server, 10)), "\n";
socket_set_option($server, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 20000]);
echo 'timeout: ', json_encode([socket_get_option($server, SOL_SOCKET, SO_RCVTIMEO), @socket_read($server, 10),
	socket_last_error($server)]), "\n";
socket_close($listener);
$refused = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
echo 'refused: ', json_encode([@socket_connect($refused, '127.0.0.1', $port), socket_last_error($refused)]), "\n";
echo 'pair: ', json_encode([socket_create_pair(AF_INET, SOCK_STREAM, 0, $pair), count($pair)]), "\n";
