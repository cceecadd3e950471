--TEST--
Exceptions and value objects of Sockets\ survive json_encode and unserialize, which validates
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
ini_set('zend.exception_ignore_args', '1');

use Sockets\{Endpoint, ErrorKind};

same(array_column(ErrorKind::cases(), 'name'), array_column(ErrorKind::cases(), 'value'), 'a kind is its name');
same(ErrorKind::Refused, ErrorKind::from('Refused'), 'and back');

/* Exceptions. */
$e = throws('Sockets\SocketException', 'connect to unix:///no/such: No such file or directory',
	fn() => Sockets\connect('unix:///no/such', 1));
$there = '{"scheme":"unix","host":null,"port":null,"path":"\/no\/such","scope":null,"options":[]}';
same('{"exception":{"kind":"NotFound","symbol":"ENOENT","endpoint":' . $there . ',"local":null,"partial":"","transferred":0,'
	. '"attempts":[{"endpoint":' . $there . ',"kind":"NotFound","message":"No such file or directory","seconds":0}]}}',
	json_encode(['exception' => $e]), 'as JSON');
$again = unserialize(serialize($e));
same([$e::class, $e->getMessage(), $e->getCode(), $e->kind, $e->symbol, 'unix:///no/such', '', 0],
	[$again::class, $again->getMessage(), $again->getCode(), $again->kind, $again->symbol, (string) $again->endpoint,
		$again->partial, $again->transferred], 'and serialized');
foreach ([new Sockets\TimeoutException('x', 3), new Sockets\ResolveException('y')] as $e) {
	same([$e::class, $e->getMessage(), $e->getCode(), $e->kind],
		(fn($e) => [$e::class, $e->getMessage(), $e->getCode(), $e->kind])(unserialize(serialize($e))), $e::class);
	same(true, is_string(json_encode($e)), $e::class . ' as JSON');
}

/* Endpoints, validated on their way back. */
$texts = ['tcp://a:1', 'udp6://[::1]:53', 'tcp://[fe80::1%eth0]:80?nodelay=1&keepalive=0', 'unix:///tmp/a%20b',
	'unix://@name', 'raw://127.0.0.1', 'vsock://2:99', 'tcp://*:80'];
foreach ($texts as $text) {
	$endpoint = Endpoint::parse($text);
	$again = unserialize(serialize($endpoint));
	same([(string) $endpoint, true, get_object_vars($endpoint)], [(string) $again, $endpoint == $again,
		get_object_vars($again)], $text);
}
same('O:16:"Sockets\Endpoint":1:{s:8:"endpoint";s:9:"tcp://a:1";}', serialize(Endpoint::parse('tcp://a:1')), 'its form');
$invalid = ['0:{}', '1:{s:8:"endpoint";s:1:"x";}', '1:{s:8:"endpoint";i:1;}', '1:{s:6:"scheme";s:3:"tcp";}',
	'2:{s:8:"endpoint";s:9:"tcp://a:1";s:4:"port";i:2;}', '1:{s:8:"endpoint";s:16:"tcp://a:99999999";}'];
foreach ($invalid as $data) {
	throws('Exception', 'Invalid serialization data for Sockets\Endpoint object',
		fn() => unserialize("O:16:\"Sockets\\Endpoint\":$data"), $data);
}
throws('Exception', 'Invalid serialization data for Sockets\Endpoint object',
	fn() => Endpoint::parse('tcp://a:1')->__unserialize(['endpoint' => 'tcp://b:2']), 'one that has values already');

/* Code that sees it before it has its values. */
final class Early
{
	public static array $seen = [];

	public function __unserialize(array $data): void
	{
		foreach ([fn($e) => (string) $e, fn($e) => $e->isMapped(), 'serialize', 'Sockets\connect', 'Sockets\listen'] as $use) {
			try {
				self::$seen[] = $use($data['of']);
			} catch (Throwable $e) {
				self::$seen[] = $e->getMessage();
			}
		}
	}
}
throws('Exception', 'Invalid serialization data for Sockets\Endpoint object',
	fn() => unserialize('O:16:"Sockets\Endpoint":1:{s:8:"endpoint";O:5:"Early":1:{s:2:"of";r:1;}}'));
$uninitialized = 'The Sockets\Endpoint object has not been initialized';
same([$uninitialized, $uninitialized, $uninitialized, 'Sockets\connect(): Argument #1 ($to) must be an initialized Sockets\Endpoint object',
	'Sockets\listen(): Argument #1 ($on) must be an initialized Sockets\Endpoint object'], Early::$seen, 'nothing can be done with it');

/* The others. */
$datagram = new Sockets\Datagram('data', '127.0.0.1', 53);
same(true, $datagram == unserialize(serialize($datagram)), 'a Datagram');
same('{"data":"data","address":"127.0.0.1","port":53,"control":[],"truncated":false}', json_encode($datagram), 'as JSON');
[$client] = tcp_pair();
$info = Sockets\tcp_info($client);
same(get_object_vars($info), get_object_vars(unserialize(serialize($info))), 'a TcpInfo');
same(get_object_vars($info), json_decode(json_encode($info), true), 'as JSON');
$peer = Sockets\peer_credentials(unix_pair()[0]);
same(get_object_vars($peer), get_object_vars(unserialize(serialize($peer))), 'PeerCredentials');
same(getmypid(), json_decode(json_encode($peer))->pid, 'as JSON');
finish();
?>
--EXPECT--
33 checks held
