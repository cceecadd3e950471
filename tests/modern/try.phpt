--TEST--
Sockets\try_accept, try_read, try_write: what can be done at once, and null or a number where nothing can
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, SocketException};
use function Sockets\{close, connect, listen, pair, shutdown, try_accept, try_read, try_write, write_all};

require __DIR__ . '/../sockets.inc';
bound();

/** Whether the descriptor blocks. */
function mode(Socket $socket): ?bool
{
	return Sockets\describe($socket)['blocking'];
}

/** Tries until it gives something: what was sent may be on its way. */
function until(callable $try): mixed
{
	for ($i = 0; $i < 5000 && in_array($got = $try(), [null, 0], true); $i++) {
		usleep(1000);
	}
	return $got;
}

foreach ([true, false] as $blocks) {
	$set = $blocks ? 'socket_set_block' : 'socket_set_nonblock';
	$what = $blocks ? 'blocking' : 'non-blocking';

	/* a stream: nothing, something, the end */
	[$a, $b] = pair();
	$set($a) && $set($b);
	same(null, try_read($a, 100), "$what: nothing");
	same(5, try_write($b, 'hello'), "$what: five bytes");
	same(['hel', 'lo', null], [try_read($a, 3), try_read($a, 10_000), try_read($a, 100_000)], "$what: in parts, by lengths of all kinds");
	same(6, try_write($b, ['a', '', 'bcd', 'ef']), "$what: pieces");
	same('abcdef', try_read($a, 100), "$what: joined");
	same([0, 0, null], [try_write($b, ''), try_write($b, []), try_read($a, 1)], "$what: no data");
	same([$blocks, $blocks], [mode($a), mode($b)], "$what: the mode is as before");
	shutdown($b);
	same(['', ''], [try_read($a, 100), try_read($a, 100)], "$what: the end of the stream");
	throws(SocketException::class, 'try_write: ' . socket_strerror(SOCKET_EPIPE), fn() => try_write($b, 'x'));

	/* a part of the data */
	[$a, $b] = pair();
	$set($a);
	$large = str_repeat('x', 10_000_000);
	$part = try_write($a, $large);
	holds($part > 0 && $part < strlen($large), "$what: a part: $part");
	same([0, 0, 0], [try_write($a, $large), try_write($a, [$large, $large]), try_write($a, 'y')], "$what: it is full");
	same($part, strlen(read_exactly($b, $part)), "$what: the bytes that were taken");
	same(1, try_write($a, 'y'), "$what: there is room again");
	same(['y', $blocks], [try_read($b, 10), mode($a)], "$what: the next byte");
	$many = array_fill(0, 3000, 'abc');
	same(9000, try_write($a, $many), "$what: more pieces than one call takes");
	same(implode($many), read_exactly($b, 9000), "$what: in their order");

	/* a listener of either kind */
	$listeners = ['listen' => listen('tcp4://127.0.0.1:0'), 'socket_create' => tcp_listener()[0]];
	foreach ($listeners as $name => $server) {
		$set($server);
		$peer = 'untouched';
		same([null, null, 'untouched'], [try_accept($server), try_accept($server, $peer), $peer], "$what, $name: nobody");
		$client = connect(Endpoint::local($server), 5);
		$accepted = until(function () use ($server, &$peer) {
			return try_accept($server, $peer);
		});
		same([true, true], [$accepted instanceof Socket, $peer instanceof Endpoint], "$what, $name: a connection");
		same([true, true, $blocks], [$peer->equals(Endpoint::local($client)), mode($accepted), socket_get_option($server, SOL_SOCKET, SO_ACCEPTCONN) === 1 && $blocks],
			"$what, $name: its peer, and it blocks");
		same(2, try_write($client, 'hi'), "$what, $name: written");
		same('hi', until(fn() => try_read($accepted, 10)), "$what, $name: read");
		close($client, 0);
		$e = raised(SocketException::class, fn() => [until(fn() => try_read($accepted, 10)), 'nothing']);
		same([ErrorKind::Reset, (string) Endpoint::local($server)], [$e?->kind, (string) $e?->local], "$what, $name: a reset");
	}
	same(true, mode($listeners['socket_create']) === $blocks, "$what: the mode of the listener");

	/* datagrams and packets */
	[$a, $b] = udp_pair();
	$set($a) && $set($b);
	same([null, 3, 0], [try_read($a, 10), try_write($b, 'one'), try_write($b, '')], "$what: datagrams");
	same(['on', ''], [until(fn() => try_read($a, 2)), until(fn() => try_read($a, 2))], "$what: the rest of one is gone; an empty one");
	throws(SocketException::class, 'try_write to ' . Endpoint::local($a) . ': ' . socket_strerror(SOCKET_EMSGSIZE), fn() => try_write($b, str_repeat('x', 70_000)));
	same(6000, try_write($b, array_fill(0, 2000, 'abc')), "$what: one datagram");
	same(str_repeat('abc', 2000), until(fn() => try_read($a, 65535)), "$what: of all pieces");
	if (PHP_OS_FAMILY === 'Linux') {
		foreach (['unixgram', 'unixpacket'] as $scheme) {
			[$a, $b] = pair($scheme);
			$set($a) && $set($b);
			for ($sent = 0; $sent < 10_000 && try_write($a, 'packet') === 6; $sent++) {
			}
			holds($sent > 0 && $sent < 10_000, "$what, $scheme: full after $sent");
			same([0, 'packet'], [try_write($a, 'packet'), try_read($b, 100)], "$what, $scheme: nothing of it, or all");
			same(6, until(fn() => [try_read($b, 100), try_write($a, 'packet')][1]), "$what, $scheme: room again");
		}
		same([null, ''], [try_read($a, 10), [shutdown($b), try_read($a, 10)][1]], "$what: the end of the packets");
	} else {
		left_out(7);
	}
}

/* --- what is refused --- */
[$a, $b] = pair();
$name = 'Sockets\try_';
throws('ValueError', $name . 'read(): Argument #2 ($max) must be between 1 and 2147483647', fn() => try_read($a, 0));
throws('ValueError', $name . 'read(): Argument #2 ($max) must be between 1 and 2147483647', fn() => try_read($a, -1));
throws('TypeError', $name . 'write(): Argument #2 ($data) element #1 must be of type string, null given', fn() => try_write($a, ['a', null]));
same(null, try_read($b, 10), 'nothing was sent');
throws(SocketException::class, 'try_accept: ' . socket_strerror(SOCKET_EINVAL), fn() => try_accept($a));
$udp = listen('udp4://127.0.0.1:0');
throws(SocketException::class, 'try_accept on ' . Endpoint::local($udp) . ': ' . socket_strerror(SOCKET_EOPNOTSUPP), fn() => try_accept($udp));
throws(SocketException::class, 'try_write on ' . Endpoint::local($udp) . ': ' . socket_strerror(SOCKET_EDESTADDRREQ), fn() => try_write($udp, 'x'));
$unbound = socket_create(AF_INET, SOCK_STREAM, 0);
throws(SocketException::class, 'try_accept: ' . socket_strerror(SOCKET_EINVAL), fn() => try_accept($unbound));
$e = throws(SocketException::class, 'try_read: ' . socket_strerror(SOCKET_ENOTCONN), fn() => try_read($unbound, 1));
same(ErrorKind::NotConnected, $e->kind, 'its kind');
socket_close($b);
foreach (['try_read' => [$b, 1], 'try_write' => [$b, 'x'], 'try_accept' => [$b]] as $function => $arguments) {
	throws('Error', "Sockets\\$function(): Argument #1 (" . ($function === 'try_accept' ? '$server' : '$socket') . ') has already been closed',
		fn() => ("Sockets\\$function")(...$arguments));
}
fclose(socket_export_stream($a));
foreach (['try_read' => [$a, 1], 'try_write' => [$a, 'x'], 'try_accept' => [$a]] as $function => $arguments) {
	$e = throws(SocketException::class, "$function: " . socket_strerror(SOCKET_EBADF), fn() => ("Sockets\\$function")(...$arguments));
	same(ErrorKind::InvalidDescriptor, $e?->kind, "$function: no descriptor");
}

throws(SocketException::class, 'accept: ' . socket_strerror(SOCKET_EBADF), fn() => Sockets\accept($a, 5), 'accept does not wait for it, either');

/* --- a typed variable for the peer, and code that runs in the middle --- */
final class Typed
{
	public int $number = 7;
	public ?Endpoint $endpoint = null;
}
$server = listen('tcp4://127.0.0.1:0');
$typed = new Typed();
$client = connect(Endpoint::local($server), 5);
$count = PHP_OS_FAMILY === 'Linux' ? descriptor_count() : 0;
throws('TypeError', 'Cannot assign Sockets\Endpoint to reference held by property Typed::$number of type int', fn() => until(function () use ($server, $typed) {
	return try_accept($server, $typed->number);
}));
same([7, 0], [$typed->number, PHP_OS_FAMILY === 'Linux' ? descriptor_count() - $count : 0], 'the connection is closed');
$client = connect(Endpoint::local($server), 5);
$accepted = until(function () use ($server, $typed) {
	return try_accept($server, $typed->endpoint);
});
same(true, $accepted instanceof Socket && $typed->endpoint->equals(Endpoint::local($client)), 'a property of the right type');
$closing = new class {
	public ?Socket $socket = null;

	public function __toString(): string
	{
		socket_close($this->socket);
		return 'text';
	}
};
$closing->socket = $client;
throws('Error', 'Sockets\try_write(): Argument #1 ($socket) has already been closed', fn() => try_write($client, ['a', $closing]));
same('', until(fn() => try_read($accepted, 10)) ?? '', 'nothing was sent');
$closing->socket = $accepted;
throws('Error', 'Sockets\try_write(): Argument #1 ($socket) has already been closed', fn() => try_write($accepted, $closing));
finish();
?>
--EXPECT--
112 checks held
