--TEST--
Sockets\: IPv4-mapped addresses are IPv4 addresses on the way out, and IPv4 addresses are mapped on the way in
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_ipv6();
if (!Sockets\has_dual_stack()) {
	die('skip no socket accepts IPv6 and IPv4');
}
?>
--FILE--
<?php
use Sockets\{Datagram, Endpoint, SocketException};
use function Sockets\{accept, connect, describe, listen, receive_batch, send_batch, send_segments};

require __DIR__ . '/../sockets.inc';
bound(30);

/** All public parts of an endpoint but its port, which is any. */
$parts = fn(Endpoint $e): array => [$e->scheme, $e->host, $e->scope, $e->port > 0, $e->isMapped()];

/* streams */
$server = listen('tcp://*:0');
$at = Endpoint::local($server);
same(['tcp', '::', null, true, false], $parts($at), 'any address of both families');
same("tcp://[::]:$at->port", (string) $at, 'its text');
foreach (["tcp://127.0.0.1:$at->port" => true, "tcp4://127.0.0.1:$at->port" => true, "tcp://[::1]:$at->port" => false] as $to => $mapped) {
	$client = connect($to, 10);
	$host = $mapped ? '127.0.0.1' : '::1';
	same(['tcp', $host, null, true, false], $parts(Endpoint::peer($client)), "$to: the client's view");
	$s = accept($server, 10, $peer);
	same(['tcp', $host, null, true, $mapped], $parts($peer), "$to: the peer");
	same(true, $peer->equals(Endpoint::local($client)), "$to: equal to the client's address");
	same((string) Endpoint::local($client), (string) $peer, "$to: and its text");
	same([$parts($peer), $parts($peer)], [$parts(Endpoint::peer($s)), $parts(describe($s)['peer'])], "$to: everywhere");
	same(['tcp', $host, null, true, $mapped], $parts(Endpoint::local($s)), "$to: the local address");
	same($parts(Endpoint::local($s)), $parts(describe($s)['local']), "$to: everywhere");
	/* socket_* is as it was */
	socket_getpeername($s, $raw);
	same($mapped ? '::ffff:127.0.0.1' : '::1', $raw, "$to: socket_getpeername");
	/* copies */
	$again = unserialize(serialize($peer));
	same([true, $mapped, (string) $peer], [$again->equals($peer), $again->isMapped(), (string) $again], "$to: unserialized");
	same($mapped, (clone $peer)->isMapped(), "$to: cloned");
	same(true, Endpoint::of(...get_object_vars($peer))->equals($peer), "$to: of its parts");
	same(false, Endpoint::of(...get_object_vars($peer))->isMapped(), "$to: which are not mapped");
	same(false, str_contains(json_encode($peer), 'apped'), "$to: as JSON");
}
/* an endpoint keeps the form in which it was written, and the socket has that form */
$written = Endpoint::parse("tcp://[::FFFF:127.0.0.1]:$at->port");
same([['tcp', '::ffff:127.0.0.1', null, true, false], "tcp://[::ffff:127.0.0.1]:$at->port"], [$parts($written), (string) $written], 'as written');
same([(string) $written], array_map(strval(...), Sockets\resolve($written, 10)), 'resolved, to be connected to');
$client = connect($written, 10);
same(['tcp', '127.0.0.1', null, true, true], $parts(Endpoint::peer($client)), 'a mapped peer');
same(['tcp', '127.0.0.1', null, true, true], $parts(Endpoint::local($client)), 'and local address');

/* what a serialized endpoint may have */
$form = 'O:16:"Sockets\Endpoint":2:{s:8:"endpoint";s:19:"tcp://192.0.2.1:443";s:6:"mapped";b:1;}';
same([true, $form], [unserialize($form)->isMapped(), serialize(unserialize($form))], 'its form');
foreach (['b:0;}', 'i:1;}', 's:1:"1";}', 'N;}'] as $value) {
	throws('Exception', 'Invalid serialization data for Sockets\Endpoint object', fn() => unserialize(substr($form, 0, -5) . $value), $value);
}

/* datagrams */
$six = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
socket_set_option($six, IPPROTO_IPV6, IPV6_V6ONLY, 0);
socket_bind($six, '::', 0);
$port = Endpoint::local($six)->port;
[$four, $from] = udp_bound();
same(2, send_batch($four, [new Datagram('a', '127.0.0.1', $port), new Datagram('b', '::ffff:127.0.0.1', $port)]), 'from IPv4');
$got = receive_batch($six, 1, 100, 10);
$got = [...$got, ...receive_batch($six, 1, 100, 10)];
foreach ($got as $i => $d) {
	same(['ab'[$i], '127.0.0.1', $from], [$d->data, $d->address, $d->port], 'from IPv4, on a socket of both');
}
same(4, send_batch($six, [
	new Datagram('1', $got[0]->address, $got[0]->port),
	new Datagram('2', '::ffff:127.0.0.1', $from),
	new Datagram('3', '127.0.0.1', $from),
	new Datagram('4', '127.0.0.1', $from),
]), 'answers');
same(1, send_segments($six, '5', 10, $got[0]), 'to a Datagram');
same(1, send_segments($six, '6', 10, "udp://127.0.0.1:$from"), 'to a text');
same(1, send_segments($six, '7', 10, Endpoint::local($four)), 'to an Endpoint');
same(1, send_segments($four, '8', 10, "udp://[::ffff:127.0.0.1]:$from"), 'a mapped one from IPv4');
for ($data = ''; strlen($data) < 8;) {
	$data .= implode('', array_map(fn(Datagram $d): string => $d->data, receive_batch($four, 10, 100, 10)));
}
same('12345678', $data, 'all arrive');
/* both families in one batch, and the cache of addresses in between */
[$other, $to] = udp_bound(AF_INET6);
for ($i = 0; $i < 3; $i++) {
	same(4, send_batch($six, [new Datagram('x', '::1', $to), new Datagram('y', '127.0.0.1', $from), new Datagram('x', '::1', $to), new Datagram('y', '127.0.0.1', $from)]), 'both');
	same(1, socket_sendto($four, 'z', 1, 0, '127.0.0.1', $from), 'the same text for another family');
	same(1, socket_sendto($six, 'z', 1, 0, '127.0.0.1', $from), 'and as the bundled extension looks it up');
	for ($data = ''; strlen($data) < 4;) {
		$data .= implode('', array_map(fn(Datagram $d): string => $d->data, receive_batch($four, 10, 100, 10)));
	}
	same('yyzz', $data, 'to IPv4');
	same('xx', receive_batch($other, 1, 9, 10)[0]->data . receive_batch($other, 1, 9, 10)[0]->data, 'to IPv6');
}
/* what no family has */
$element = 'Sockets\send_batch(): Argument #2 ($datagrams) element #0 must have ';
throws('ValueError', $element . 'a numeric IPv6 or IPv4 address', fn() => send_batch($six, [new Datagram('x', 'localhost', 1)]));
throws('ValueError', $element . 'a numeric IPv6 or IPv4 address', fn() => send_batch($six, [new Datagram('x', '127.1', 1)]));
throws('ValueError', $element . 'a numeric IPv4 address', fn() => send_batch($four, [new Datagram('x', '::1', 1)]));
/* a socket of IPv6 alone */
$only = listen('udp6://*:0');
throws(SocketException::class, "send_batch to udp://127.0.0.1:$from: " . socket_strerror(SOCKET_ENETUNREACH), fn() => send_batch($only, [new Datagram('x', '127.0.0.1', $from)]));
finish();
?>
--EXPECT--
78 checks held
