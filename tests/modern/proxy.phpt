--TEST--
Sockets\: headers of the PROXY protocol, read by accept and read_proxy_header
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, ProxyHeader, SocketException, TimeoutException};
use function Sockets\{accept, close, connect, describe, listen, proxy_header, read, read_proxy_header, shutdown, write_all};

require __DIR__ . '/../sockets.inc';
bound(60);

const FROM = ['127.0.0.0/8', '::1'];
const V2 = "\r\n\r\n\0\r\nQUIT\n";

/** A header of version 2. */
function v2(int $command, int $transport, string $block): string
{
	return V2 . pack('CCn', $command, $transport, strlen($block)) . $block;
}

function tlv(int $type, string $value): string
{
	return pack('Cn', $type, strlen($value)) . $value;
}

/** @return array{Socket, Socket} a client that has sent these bytes, and the listener that it waits at */
function sent(string $bytes): array
{
	$server = listen('tcp4://127.0.0.1:0');
	$client = connect(Endpoint::local($server), 5);
	write_all($client, $bytes);
	return [$client, $server];
}

function texts(?Endpoint ...$endpoints): array
{
	return array_map(fn($e) => $e === null ? null : (string) $e, $endpoints);
}

/** The exception of a call: its kind, its message without the port of the peer, and its $partial. */
function failure(callable $call): array
{
	try {
		$call();
		return ['no exception'];
	} catch (SocketException $e) {
		return [$e->kind, preg_replace('~127.0.0.1:\d+~', 'PEER', $e->getMessage()), $e->partial];
	}
}

$inet = "\xc0\0\2\1\xc6\x33\x64\2" . pack('nn', 324, 443);

/* --- accept --- */
foreach ([
	'PROXY TCP4 192.0.2.1 198.51.100.2 324 443' . "\r\n" => ['tcp://192.0.2.1:324', 'tcp://198.51.100.2:443'],
	'PROXY TCP6 2001:db8::1 ::1 1 655' . "\r\n" => ['tcp://[2001:db8::1]:1', 'tcp://[::1]:655'],
	v2(0x21, 0x11, $inet) => ['tcp://192.0.2.1:324', 'tcp://198.51.100.2:443'],
	v2(0x21, 0x21, inet_pton('2001:db8::1') . inet_pton('::1') . pack('nn', 1, 2)) => ['tcp://[2001:db8::1]:1', 'tcp://[::1]:2'],
	v2(0x21, 0x12, $inet) => ['udp://192.0.2.1:324', 'udp://198.51.100.2:443'],
	v2(0x21, 0x31, str_pad('/run/client', 108, "\0") . str_pad("\0name", 108, "\0")) => ['unix:///run/client', 'unix://@name'],
] as $bytes => $want) {
	[$client, $server] = sent("{$bytes}data");
	$connection = accept($server, 5, $peer, proxy: ['from' => FROM]);
	$header = proxy_header($connection);
	$real = Endpoint::local($client);
	$what = $want[0];
	same([...$want, $want[0]], texts(Endpoint::peer($connection), Endpoint::local($connection), $peer), "addresses of $what");
	same([...$want, (string) $real], texts($header->source, $header->destination, $header->proxy), "header of $what");
	same([$bytes[0] === 'P' ? 1 : 2, false, [], false], [$header->version, $header->local, $header->tlvs, $header->checksum], "properties of $what");
	same($want, texts(describe($connection)['peer'], describe($connection)['local']), "describe of $what");
	socket_getpeername($connection, $address, $port);
	same(['127.0.0.1', $real->port], [$address, $port], "the system's address of $what");
	same('data', read($connection, 100, 5), "nothing more was read of $what");
	same($bytes, (string) $header, "the same bytes of $what");
	same($want, texts(ProxyHeader::parse($bytes)->source, ProxyHeader::parse($bytes)->destination), "parse of $what");
}

/* Headers without addresses change nothing. */
foreach (["PROXY UNKNOWN\r\n", "PROXY UNKNOWN ::1 ::1 1 2\r\n", v2(0x20, 0, ''), v2(0x20, 0x11, $inet), v2(0x21, 0, '')] as $bytes) {
	[$client, $server] = sent("{$bytes}data");
	$connection = accept($server, 5, $peer, ['from' => ['127.0.0.1']]);
	$real = (string) Endpoint::local($client);
	same([$real, $real, null, 'data'], [...texts(Endpoint::peer($connection), $peer, proxy_header($connection)->source), read($connection, 100, 5)],
		'no addresses in ' . addcslashes($bytes, "\0..\37"));
	same(!str_contains($bytes, "QUIT\n!"), proxy_header($connection)->local, 'local');
}

/* --- read_proxy_header --- */
[$client, $server] = sent('PROXY TC');
$connection = accept($server, 5);
same(null, proxy_header($connection), 'none read');
same([ErrorKind::TimedOut, 'read_proxy_header, the PROXY header of tcp://PEER: timed out', 'PROXY TC'],
	failure(fn() => read_proxy_header($connection, FROM, 0.01)), 'a header that does not end');
same(null, proxy_header($connection), 'still none');

[$client, $server] = sent(v2(0x21, 0x11, $inet . tlv(1, 'h2') . tlv(2, 'www.example.org') . tlv(4, 'padding') . tlv(5, 'id-1')
	. tlv(0x20, "\1\0\0\0\0" . tlv(0x21, 'TLSv1.3') . tlv(0x23, 'TLS_AES_256_GCM_SHA384')) . tlv(0xe0, '') . tlv(0xea, "\1vpc-1")) . 'data');
$header = read_proxy_header($connection = accept($server, 5), FROM, 5);
same($header, proxy_header($connection), 'the same object');
same(['h2', 'www.example.org', 'id-1'], [$header->alpn, $header->authority, $header->uniqueId], 'TLVs by name');
same([1, 2, 5, 0x20, 0xe0, 0xea], array_keys($header->tlvs), 'TLVs by number');
same(['tls' => true, 'certificate' => false, 'verified' => false, 'version' => 'TLSv1.3', 'cipher' => 'TLS_AES_256_GCM_SHA384',
	'commonName' => null, 'tlvs' => [0x21 => 'TLSv1.3', 0x23 => 'TLS_AES_256_GCM_SHA384']], $header->tls, 'TLS');
same('data', read($connection, 100, 5), 'nothing more was read');
throws('ValueError', 'Sockets\read_proxy_header(): Argument #1 ($connection) must be a connection whose header has not been read',
	fn() => read_proxy_header($connection, FROM), 'twice');
$copy = unserialize(serialize($header));
same([(string) $header, true], [(string) $copy, $copy == $header], 'serialized');

/* --- what is refused --- */
foreach ([
	"GET / HTTP/1.1\r\n" => [ErrorKind::InvalidArgument, 'has no signature: ' . socket_strerror(SOCKET_EINVAL)],
	"PROXY TCP4 192.0.2.1 192.0.2.2 1\r\n" => [ErrorKind::InvalidArgument, 'lacks an address or a port: ' . socket_strerror(SOCKET_EINVAL)],
	"PROXY TCP4 192.0.2.1 192.0.2.2 1 2 3\r\n" => [ErrorKind::InvalidArgument, 'has more than two addresses and two ports: ' . socket_strerror(SOCKET_EINVAL)],
	"PROXY TCP4 192.0.2.1 192.0.2.2 1 2\n" => [ErrorKind::InvalidArgument, 'has an end of line other than CR LF: ' . socket_strerror(SOCKET_EINVAL)],
	"PROXY TCP4 192.0.2.1 192.0.2.2 1 65536\r\n" => [ErrorKind::InvalidArgument, 'has an invalid port: ' . socket_strerror(SOCKET_EINVAL)],
	"PROXY TCP4 192.0.2.1 ::1 1 2\r\n" => [ErrorKind::InvalidArgument, 'has an invalid address: ' . socket_strerror(SOCKET_EINVAL)],
	"PROXY UDP4 192.0.2.1 192.0.2.2 1 2\r\n" => [ErrorKind::InvalidArgument, 'has an unknown protocol: ' . socket_strerror(SOCKET_EINVAL)],
	'PROXY ' . str_repeat('x', 101) => [ErrorKind::InvalidArgument, 'has no end of line within 107 bytes: ' . socket_strerror(SOCKET_EINVAL)],
	v2(0x31, 0x11, $inet) => [ErrorKind::InvalidArgument, 'has an unknown version or command: ' . socket_strerror(SOCKET_EINVAL)],
	v2(0x21, 0x13, $inet) => [ErrorKind::InvalidArgument, 'has an unknown address family or protocol: ' . socket_strerror(SOCKET_EINVAL)],
	v2(0x21, 0x21, $inet) => [ErrorKind::InvalidArgument, 'is shorter than its addresses: ' . socket_strerror(SOCKET_EINVAL)],
	v2(0x21, 0x11, "{$inet}x") => [ErrorKind::InvalidArgument, 'has a malformed TLV: ' . socket_strerror(SOCKET_EINVAL)],
	v2(0x21, 0x11, $inet . tlv(3, "\0\0\0\1")) => [ErrorKind::InvalidArgument, 'has a wrong checksum: ' . socket_strerror(SOCKET_EINVAL)],
	v2(0x21, 0x11, $inet . tlv(3, '')) => [ErrorKind::InvalidArgument, 'has an invalid checksum: ' . socket_strerror(SOCKET_EINVAL)],
	V2 . "\x21\x11\x3f\xf1" => [ErrorKind::MessageTooLarge, 'of at most 16384 bytes: limit exceeded'],
] as $bytes => [$kind, $text]) {
	[$client, $server] = sent($bytes);
	$text = $kind === ErrorKind::MessageTooLarge ? ", $text" : " $text";
	same([$kind, "accept, the PROXY header of tcp://PEER$text", ''], failure(fn() => accept($server, 5, proxy: ['from' => FROM])), "refused:$text");
	same(true, in_array(failure(fn() => read($client, 1, 5))[0], [ErrorKind::Reset, 'no exception'], true), "closed after:$text");
	[$client, $server] = sent($bytes);
	$connection = accept($server, 5);
	failure(fn() => read_proxy_header($connection, FROM, 5));
	same(substr($bytes, 0, 6), read($connection, 6, 5), "nothing was taken:$text");
}

/* The checksum that a correct header has. */
$header = ProxyHeader::of(Endpoint::parse('tcp://192.0.2.1:1'), Endpoint::parse('tcp://192.0.2.2:2'), tlvs: [2 => 'a'], checksum: true);
[$client, $server] = sent((string) $header);
$got = read_proxy_header(accept($server, 5), FROM, 5);
same([true, [2 => 'a'], 'tcp://192.0.2.1:1'], [$got->checksum, $got->tlvs, (string) $got->source], 'a checksum');

/* The peer has closed. */
foreach (['', 'PROXY ', substr(v2(0x21, 0x11, $inet), 0, 27)] as $bytes) {
	[$client, $server] = sent($bytes);
	shutdown($client);
	same([ErrorKind::Closed, 'accept, the PROXY header of tcp://PEER: the peer closed the connection', $bytes],
		failure(fn() => accept($server, 5, proxy: ['from' => FROM])), 'ended after ' . strlen($bytes));
}

/* Nobody but the peers in from. */
foreach ([['10.0.0.0/8'], ['::1'], ['unix'], ['::ffff:10.0.0.1', '127.0.0.2']] as $from) {
	[$client, $server] = sent("PROXY UNKNOWN\r\n");
	$want = [ErrorKind::PermissionDenied, 'accept, tcp://PEER is not in "from": ' . socket_strerror(SOCKET_EACCES), ''];
	same($want, failure(fn() => accept($server, 5, proxy: ['from' => $from])), implode(' ', $from));
	[$client, $server] = sent("PROXY UNKNOWN\r\n");
	$connection = accept($server, 5);
	same("read_proxy_$want[1]", str_replace('header', 'accept', failure(fn() => read_proxy_header($connection, $from))[1]), 'read_proxy_header');
	same(15, strlen(read($connection, 100, 5)), 'and nothing was read');
}
[$client, $server] = sent('');
$e = null;
try {
	accept($server, 5, proxy: ['from' => ['192.0.2.1']]);
} catch (SocketException $e) {
}
same((string) Endpoint::local($client), (string) $e?->endpoint, 'the exception has the peer');
foreach ([['127.0.0.1'], ['::/0'], ['10.0.0.0/8', '127.0.0.0/31'], ['::ffff:127.0.0.0/104']] as $from) {
	[$client, $server] = sent("PROXY UNKNOWN\r\n");
	same(1, read_proxy_header(accept($server, 5), $from, 5)->version, 'allowed: ' . implode(' ', $from));
}

/* unix sockets */
$path = sys_get_temp_dir() . '/proxy-' . getmypid();
$server = listen("unix://$path");
$client = connect("unix://$path", 5);
write_all($client, "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n");
same('tcp://192.0.2.1:1', (string) Endpoint::peer(accept($server, 5, proxy: ['from' => ['unix']])), 'over a unix socket');
$client = connect("unix://$path", 5);
same([ErrorKind::PermissionDenied, 'accept, unix:// is not in "from": ' . socket_strerror(SOCKET_EACCES), ''],
	failure(fn() => accept($server, 5, proxy: ['from' => FROM])), 'a unix socket that is not meant');
unlink($path);

/* --- timeouts --- */
[$client, $server] = sent('');
same([ErrorKind::TimedOut, 'accept, the PROXY header of tcp://PEER: timed out', ''],
	failure(fn() => accept($server, proxy: ['from' => FROM, 'timeout' => 0.01])), 'a silent peer');
same('', read($client, 1, 5), 'is closed');
[$client, $server] = sent('PROXY ');
same([ErrorKind::TimedOut, 'accept, the PROXY header of tcp://PEER: timed out', 'PROXY '],
	failure(fn() => accept($server, 0.05, proxy: ['from' => FROM, 'timeout' => null])), "the call's own deadline");
$server = listen('tcp4://127.0.0.1:0');
same([ErrorKind::TimedOut, 'accept on tcp://PEER: timed out', ''], failure(fn() => accept($server, 0.01, proxy: ['from' => FROM])), 'no connection');
[$client, $server] = sent("PROXY UNKNOWN\r\n");
same(1, proxy_header(accept($server, 0, proxy: ['from' => FROM]))->version, 'a header that is there needs no time');

/* --- arguments --- */
$accept = 'Sockets\accept(): Argument #4 ($proxy) ';
foreach ([
	[[], 'TypeError', 'option "from" must be of type array, none given'],
	[['from' => '10.0.0.0/8'], 'TypeError', 'option "from" must be of type array, string given'],
	[['from' => []], 'ValueError', 'option "from" must not be empty'],
	[['from' => [1]], 'TypeError', 'option "from" must be an array of strings, int given in it'],
	[['from' => ['localhost']], 'ValueError', 'option "from" must have addresses, networks like "10.0.0.0/8", or "unix", "localhost" given'],
	[['from' => ['10.0.0.0/33']], 'ValueError', 'option "from" must have addresses, networks like "10.0.0.0/8", or "unix", "10.0.0.0/33" given'],
	[['from' => FROM, 'form' => 1], 'ValueError', 'has an unknown option "form"'],
	[['from' => FROM, 7], 'ValueError', 'has an unknown option 0'],
	[['from' => FROM, 'timeout' => 'x'], 'TypeError', 'option "timeout" must be of type Time\Duration|int|float|null, string given'],
	[['from' => FROM, 'timeout' => -1], 'ValueError', 'option "timeout" must not be negative'],
	[['from' => FROM, 'timeout' => NAN], 'ValueError', 'option "timeout" must not be negative'],
] as [$proxy, $class, $message]) {
	throws($class, $accept . $message, fn() => accept($server, 0, proxy: $proxy), $message);
}
$connection = tcp_pair()[0];
throws('ValueError', 'Sockets\read_proxy_header(): Argument #2 ($from) must not be empty', fn() => read_proxy_header($connection, []));
throws('TypeError', 'Sockets\read_proxy_header(): Argument #2 ($from) must be an array of strings, null given in it', fn() => read_proxy_header($connection, [null]));
throws('ValueError', 'Sockets\read_proxy_header(): Argument #1 ($connection) must be a stream socket', fn() => read_proxy_header(udp_bound()[0], FROM));
same([ErrorKind::NotConnected, 'read_proxy_header: ' . socket_strerror(SOCKET_ENOTCONN), ''], failure(fn() => read_proxy_header($server, FROM)), 'a listener');

/* --- the header goes with the Socket --- */
[$client, $server] = sent("PROXY UNKNOWN\r\n");
$header = read_proxy_header($connection = accept($server, 5), FROM, 5);
$weak = WeakReference::create($header);
unset($header);
same(true, $weak->get() !== null, 'the Socket has it');
close($connection);
same(null, $weak->get(), 'a closed Socket has none');
throws('Error', 'Sockets\proxy_header(): Argument #1 ($connection) has already been closed', fn() => proxy_header($connection));
[$client, $server] = sent("PROXY UNKNOWN\r\n");
$weak = WeakReference::create(read_proxy_header($connection = accept($server, 5), FROM, 5));
unset($connection);
same(null, $weak->get(), 'nor one that is freed');

/** Code that runs when a header is freed. */
final class Dying
{
	public function __construct(private Socket $socket)
	{
	}

	public function __destruct()
	{
		throws('Error', 'Sockets\proxy_header(): Argument #1 ($connection) has already been closed', fn() => proxy_header($this->socket), 'from a destructor');
	}
}

[$client, $server] = sent("PROXY UNKNOWN\r\n");
$map = new WeakMap();
$map[read_proxy_header($connection = accept($server, 5), FROM, 5)] = new Dying($connection);
close($connection);

/* --- connect sends one first --- */
$server = listen('tcp4://127.0.0.1:0');
$to = Endpoint::local($server);
$header = ProxyHeader::of(Endpoint::parse('tcp://192.0.2.1:1'), Endpoint::parse('tcp://192.0.2.2:2'), 1);
$client = connect($to, 5, ['proxy_header' => $header, 'nodelay' => true]);
write_all($client, 'data');
same('tcp://192.0.2.1:1', (string) Endpoint::peer($connection = accept($server, 5, proxy: ['from' => FROM])), 'of an object');
same('data', read($connection, 100, 5), 'before the data');
foreach ([['proxy_header' => true], []] as $options) {
	$client = connect($options === [] ? Endpoint::parse("$to?proxy_header") : $to, 5, $options);
	$header = proxy_header(accept($server, 5, proxy: ['from' => FROM]));
	same([2, ...texts(Endpoint::local($client), $to)], [$header->version, ...texts($header->source, $header->destination)], 'of the connection itself');
}
foreach ([["$to?proxy_header=0", []], ["$to?proxy_header", ['proxy_header' => false]], ["$to", ['proxy_header' => false]]] as [$text, $options]) {
	$client = connect($text, 5, $options);
	shutdown($client);
	same('', read(accept($server, 5), 100, 5), "none: $text");
}
$server = listen("unix://$path");
$client = connect("unix://$path", 5, ['proxy_header' => true]);
same(['unix://', "unix://$path"], texts(proxy_header($connection = accept($server, 5, proxy: ['from' => ['unix']]))->source, Endpoint::local($connection)), 'of a unix socket');
unlink($path);
throws('TypeError', 'Sockets\connect(): Argument #3 ($options) option "proxy_header" must be of type bool|Sockets\ProxyHeader, string given',
	fn() => connect($to, 5, ['proxy_header' => 'x']));
throws('ValueError', 'Sockets\connect(): Argument #3 ($options) option "proxy_header" must be used with a stream socket',
	fn() => connect('udp4://127.0.0.1:9', 5, ['proxy_header' => true]));
throws('ValueError', 'Sockets\connect(): Argument #1 ($to) option "proxy_header" must be between 0 and 1',
	fn() => connect("$to?proxy_header=2", 5));
throws('Error', 'The Sockets\ProxyHeader object has not been initialized', fn() => connect($to, 5, ['proxy_header' => unserialize('O:19:"Sockets\ProxyHeader":0:{}')]), 'an empty object');

/* --- making and parsing --- */
$at = Endpoint::parse(...);
foreach ([
	[[], v2(0x20, 0, '')],
	[['version' => 1], "PROXY UNKNOWN\r\n"],
	[['source' => $at('tcp://192.0.2.1:324'), 'destination' => $at('tcp4://198.51.100.2:443')], v2(0x21, 0x11, $inet)],
	[['source' => $at('udp://192.0.2.1:324'), 'destination' => $at('udp://198.51.100.2:443')], v2(0x21, 0x12, $inet)],
	[['source' => $at('tcp://192.0.2.1:324'), 'destination' => $at('tcp://[::ffff:198.51.100.2]:443')], v2(0x21, 0x11, $inet)],
	[['source' => $at('tcp://192.0.2.1:1'), 'destination' => $at('tcp://[::1]:2')], v2(0x21, 0x21, inet_pton('::ffff:192.0.2.1') . inet_pton('::1') . pack('nn', 1, 2))],
	[['source' => $at('tcp://192.0.2.1:1'), 'destination' => $at('tcp://192.0.2.2:2'), 'version' => 1], "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n"],
	[['source' => $at('tcp://[::1]:1'), 'destination' => $at('tcp6://[::2]:2'), 'version' => 1], "PROXY TCP6 ::1 ::2 1 2\r\n"],
	[['source' => $at('unix://'), 'destination' => $at('unix://@name')], v2(0x21, 0x31, str_repeat("\0", 109) . str_pad('name', 107, "\0"))],
	[['source' => $at('unix://'), 'destination' => $at('unix:///x'), 'version' => 1], "PROXY UNKNOWN\r\n"],
	[['tlvs' => [1 => 'h2', 0xe0 => '']], v2(0x20, 0, tlv(1, 'h2') . tlv(0xe0, ''))],
] as [$parts, $bytes]) {
	$header = ProxyHeader::of(...$parts);
	same([$bytes, $parts['version'] ?? 2, $parts['tlvs'] ?? [], $parts['source'] ?? null], [(string) $header, $header->version, $header->tlvs, $header->source], 'bytes of ' . addcslashes($bytes, "\0..\37"));
	same($header->version, ProxyHeader::parse($bytes)->version, 'and back');
}
$of = 'Sockets\ProxyHeader::of(): Argument #';
$tcp = $at('tcp://192.0.2.1:1');
foreach ([
	[['version' => 3], '3 ($version) must be 1 or 2'],
	[['version' => 0], '3 ($version) must be 1 or 2'],
	[['source' => $tcp], '2 ($destination) must be given if and only if argument #1 ($source) is'],
	[['destination' => $tcp], '2 ($destination) must be given if and only if argument #1 ($source) is'],
	[['source' => $at('tcp://localhost:1'), 'destination' => $tcp], '1 ($source) must have a numeric address or a path'],
	[['source' => $at('tcp://*:1'), 'destination' => $tcp], '1 ($source) must have a numeric address or a path'],
	[['source' => $at('vsock://1:1'), 'destination' => $tcp], '1 ($source) must have a numeric address or a path'],
	[['source' => $at('raw://192.0.2.1'), 'destination' => $tcp], '1 ($source) must have a numeric address or a path'],
	[['source' => $tcp, 'destination' => $at('tcp://localhost:1')], '2 ($destination) must have a numeric address or a path'],
	[['source' => $tcp, 'destination' => $at('unix:///x')], '2 ($destination) must be of the same kind as argument #1 ($source)'],
	[['source' => $tcp, 'destination' => $at('udp://192.0.2.1:1')], '2 ($destination) must be of the same kind as argument #1 ($source)'],
	[['source' => $at('udp://192.0.2.1:1'), 'destination' => $at('udp://192.0.2.1:1'), 'version' => 1], '1 ($source) must be the endpoint of a stream socket in version 1'],
	[['tlvs' => [1 => 'x'], 'version' => 1], '4 ($tlvs) must be empty in version 1'],
	[['checksum' => true, 'version' => 1], '5 ($checksum) must be false in version 1'],
	[['tlvs' => ['x']], '4 ($tlvs) must have types between 1 and 255 as keys'],
	[['tlvs' => [256 => 'x']], '4 ($tlvs) must have types between 1 and 255 as keys'],
	[['tlvs' => [-1 => 'x']], '4 ($tlvs) must have types between 1 and 255 as keys'],
	[['tlvs' => ['a' => 'x']], '4 ($tlvs) must have types between 1 and 255 as keys'],
	[['tlvs' => [1 => 1]], '4 ($tlvs) must have strings of at most 65535 bytes as values'],
	[['tlvs' => [1 => str_repeat('x', 65536)]], '4 ($tlvs) must have strings of at most 65535 bytes as values'],
	[['tlvs' => [1 => str_repeat('x', 65535)]], '4 ($tlvs) must be short enough for a header of 65551 bytes'],
	[['tlvs' => [3 => 'abcd']], '4 ($tlvs) must not have type 3, the checksum'],
] as [$parts, $message]) {
	throws('ValueError', $of . $message, fn() => ProxyHeader::of(...$parts), $message . ' ' . implode(',', array_keys($parts)));
}
foreach ([
	'' => 'a whole header',
	'PROXY' => 'a whole header',
	'GET' => 'a header of the PROXY protocol, but it has no signature',
	"PROXY UNKNOWN\r\nx" => 'a header alone, which has 15 bytes',
	V2 . "\x21\x11\x3f\xf1" => 'a header of at most 16384 bytes',
] as $bytes => $message) {
	throws('ValueError', "Sockets\\ProxyHeader::parse(): Argument #1 (\$bytes) must be $message", fn() => ProxyHeader::parse($bytes), "parse: $message");
}

/* Objects that unserialize() makes of anything. */
$text = serialize(ProxyHeader::of($tcp, $tcp));
foreach (['O:19:"Sockets\ProxyHeader":0:{}', str_replace('s:7:"version";i:2', 's:7:"version";i:9', $text), str_replace('s:4:"tlvs";a:0:{}', 's:4:"tlvs";a:1:{i:1;i:1;}', $text)] as $i => $bad) {
	throws('Error', 'The Sockets\ProxyHeader object has not been initialized', fn() => (string) unserialize($bad), "unserialized $i");
}
finish();
?>
--EXPECT--
225 checks held
