--TEST--
Sockets\Endpoint::local, peer and from: of Sockets and of PHP's streams
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, SocketException};
use function Sockets\{accept, connect, listen, read};

require __DIR__ . '/../sockets.inc';
bound();

function kind_of(Closure $call): ?ErrorKind
{
	return raised(SocketException::class, $call)?->kind;
}

/* A stream has the endpoints that PHP reports as text. */
$server = stream_socket_server('tcp://127.0.0.1:0');
$client = stream_socket_client('tcp://' . stream_socket_get_name($server, false));
$accepted = stream_socket_accept($server, 5);
foreach (['client' => $client, 'accepted' => $accepted] as $name => $stream) {
	same('tcp://' . stream_socket_get_name($stream, false), (string) Endpoint::local($stream), "$name: local");
	same('tcp://' . stream_socket_get_name($stream, true), (string) Endpoint::peer($stream), "$name: peer");
	same('tcp://' . stream_socket_get_name($stream, true), (string) Endpoint::from($stream), "$name: from");
}
same('tcp://' . stream_socket_get_name($server, false), (string) Endpoint::local($server), 'server: local');
same('tcp://' . stream_socket_get_name($server, false), (string) Endpoint::from($server), 'server: from');
same([ErrorKind::NotConnected, 'peer address: ' . socket_strerror(SOCKET_ENOTCONN)],
	[($e = raised(SocketException::class, fn() => Endpoint::peer($server)))?->kind, $e?->getMessage()], 'server: peer');
holds(connect(Endpoint::from($server), 5) instanceof Socket, 'which can be connected to');
same('tcp', Endpoint::from(stream_socket_accept($server, 5))->scheme, 'and is accepted');

/* The stream is not changed: its buffer, its mode, its position. */
fwrite($client, "one\ntwo\n");
same("one\n", fgets($accepted), 'a line, and the next one in the buffer');
stream_filter_append($accepted, 'string.toupper', STREAM_FILTER_READ);
same((string) Endpoint::local($client), (string) Endpoint::from($accepted), 'with a buffer and a filter');
same(true, stream_get_meta_data($accepted)['blocked'], 'the mode');
fclose($client);
same("two\n", strtolower(fgets($accepted)), 'the buffer is there');

/* Unix paths, datagrams, IPv6, and streams that share their descriptor with a Socket. */
$path = temp_path('.sock');
$unix = stream_socket_server("unix://$path");
$to_unix = stream_socket_client("unix://$path");
same(["unix://$path", "unix://$path", 'unix://'], [(string) Endpoint::from($unix), (string) Endpoint::from($to_unix), (string) Endpoint::local($to_unix)], 'a path');
$udp = stream_socket_server('udp://127.0.0.1:0', $code, $text, STREAM_SERVER_BIND);
$address = stream_socket_get_name($udp, false);
same(["udp://$address", "udp://$address"], [(string) Endpoint::from($udp), (string) Endpoint::from(stream_socket_client("udp://$address"))], 'UDP');
[$a, $b] = stream_socket_pair(STREAM_PAIR_FAMILY, STREAM_SOCK_STREAM, 0);
same(['unix', 'unix'], [Endpoint::from($a)->scheme, Endpoint::peer(socket_import_stream($b))->scheme], 'a pair');
$listener = listen('tcp4://127.0.0.1:0');
$exported = socket_export_stream($listener);
same((string) Endpoint::local($listener), (string) Endpoint::from($exported), 'an exported Socket');
try {
	$six = listen('tcp6://[::1]:0');
	same((string) Endpoint::local($six), (string) Endpoint::from(socket_export_stream($six)), 'IPv6');
} catch (SocketException) {
	left_out(1);
}

/* Sockets. */
$server = listen('tcp4://127.0.0.1:0');
$client = connect(Endpoint::from($server), 5);
$accepted = accept($server, 5);
same((string) Endpoint::local($server), (string) Endpoint::from($server), 'a listener');
same((string) Endpoint::local($server), (string) Endpoint::from($client), 'a client');
same((string) Endpoint::local($client), (string) Endpoint::from($accepted), 'an accepted one');
same(ErrorKind::NotConnected, kind_of(fn() => Endpoint::from(socket_create(AF_INET, SOCK_STREAM, SOL_TCP))), 'not connected yet');
socket_set_option($accepted, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
socket_close($accepted);
same(ErrorKind::Reset, kind_of(fn() => read($client, 1, 5)), 'the reset arrives');
same(ErrorKind::NotConnected, kind_of(fn() => Endpoint::from($client)), 'the connection was reset');
[$one, $other] = udp_pair();
same((string) Endpoint::local($other), (string) Endpoint::from($one), 'a connected datagram socket');
[$alone, $port] = udp_bound();
same("udp://127.0.0.1:$port", (string) Endpoint::from($alone), 'one without a peer');

/* What is no socket. */
foreach (['local', 'peer', 'from'] as $method) {
	$name = "Sockets\\Endpoint::$method(): Argument #1 (\$socket)";
	$of = [Endpoint::class, $method];
	throws('ValueError', "$name must be a Socket or the stream of a socket", fn() => $of(fopen('php://memory', 'r')), 'memory');
	throws('ValueError', "$name must be a Socket or the stream of a socket", fn() => $of(fopen(__FILE__, 'r')), 'a file');
	$closed = stream_socket_server('tcp://127.0.0.1:0');
	fclose($closed);
	throws('TypeError', "$name must be a Socket or an open stream", fn() => $of($closed), 'a closed stream');
	throws('TypeError', "$name must be a Socket or an open stream", fn() => $of(stream_context_create()), 'a context');
	throws('TypeError', "$name must be of type Socket|resource, string given", fn() => $of('tcp://127.0.0.1:1'), 'a text');
	throws('TypeError', "$name must be of type Socket|resource, stdClass given", fn() => $of(new stdClass), 'an object');
	$socket = listen('tcp4://127.0.0.1:0');
	fclose(socket_export_stream($socket));
	same(ErrorKind::InvalidDescriptor, kind_of(fn() => $of($socket)), "$method: its stream is closed");
	$socket = listen('tcp4://127.0.0.1:0');
	socket_close($socket);
	throws('Error', "$name has already been closed", fn() => $of($socket), 'closed');
}
finish();
?>
--EXPECT--
59 checks held
