--TEST--
Objects without their constructor, or unserialized from parts of themselves: each function refuses them
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\Datagram;
use function Sockets\{receive_batch, send_batch, send_segments};

require __DIR__ . '/../sockets.inc';
bound();

/* ---- which classes of the extension give such objects at all ---- */

$found = [];
foreach ((new ReflectionExtension('sockets'))->getClasses() as $class) {
	if ($class->isEnum() || $class->isInterface() || $class->isAbstract() || $class->implementsInterface('Throwable')) {
		continue;
	}
	try {
		$made = $class->newInstanceWithoutConstructor();
	} catch (ReflectionException) {
		continue;
	}
	$found[] = $class->getName();
	/* They can be looked at, copied, compared and thrown away. */
	$copy = clone $made;
	holds(is_string(print_r($made, true)) && $made == $copy && (array) $made === [], $class->getName());
	unset($made, $copy);
}
sort($found);
same(['Sockets\PeerCredentials', 'Sockets\ProxyHeader', 'Sockets\TcpInfo', 'Sockets\TlsInfo'], $found, 'classes of properties only');

/* ---- exceptions of a program's own that do not call the parent's constructor ---- */

final class OwnFailure extends Sockets\SocketException
{
	public function __construct()
	{
	}
}
$own = new OwnFailure;
same([Sockets\ErrorKind::Other, '', null, '', 0], [$own->kind, $own->symbol, $own->endpoint, $own->partial, $own->transferred], 'an exception');

/* ---- Datagrams of every part of the properties ---- */

[$a, $b] = unix_pair(SOCK_DGRAM);
$path = temp_path();
$server = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($server, $path);
$properties = ['data' => 'x', 'address' => $path, 'port' => null, 'control' => [], 'truncated' => false];
/** An object that unserialize() exposes before it has its values. */
final class Seen
{
	public function __unserialize(array $data): void
	{
		$d = $data['of'];
		throws('ValueError', 'Sockets\send_batch(): Argument #2 ($datagrams) element #0 must be an initialized Sockets\Datagram object', fn() => send_batch($GLOBALS['a'], [$d]));
		throws('ValueError', 'Sockets\send_segments(): Argument #4 ($to) must be an initialized Sockets\Datagram object', fn() => send_segments($GLOBALS['a'], 'y', 1, $d));
		foreach (['endpoint', 'destination', 'ttl', 'ecn', 'dscp', 'timestamp', '__serialize', fn() => $d->reply('x')] as $call) {
			throws('Error', 'The Sockets\Datagram object has not been initialized', is_string($call) ? [$d, $call] : $call);
		}
	}
}
$invalid = 'Invalid serialization data for Sockets\Datagram object';
throws('Exception', $invalid, fn() => unserialize('O:16:"Sockets\Datagram":1:{s:4:"data";O:4:"Seen":1:{s:2:"of";r:1;}}'));
for ($set = 0; $set < 32; $set++) {
	$part = [];
	$i = 0;
	foreach ($properties as $name => $value) {
		if ($set & (1 << $i++)) {
			$part[$name] = $value;
		}
	}
	$text = sprintf('O:16:"Sockets\Datagram":%s', substr(serialize($part), 2));
	if ($set < 31) {
		throws('Exception', $invalid, fn() => unserialize($text), "$set");
	} else {
		same([1, 1], [send_batch($a, [unserialize($text)]), send_segments($a, 'y', 1, unserialize($text))], "$set");
	}
}
same(['x', 'y'], array_map(fn(Datagram $d): string => $d->data, receive_batch($server, 10)), 'nothing else was sent');

/* ---- a port that the constructor refuses ---- */

[$udp] = udp_bound();
foreach ([-1, -5, 65536, PHP_INT_MIN, PHP_INT_MAX] as $port) {
	$text = serialize(['data' => 'x', 'address' => '127.0.0.1', 'port' => $port, 'control' => [], 'truncated' => false]);
	$datagram = unserialize('O:16:"Sockets\Datagram":' . substr($text, 2));
	throws('ValueError', 'Sockets\send_batch(): Argument #2 ($datagrams) element #0 must have a port between 0 and 65535', fn() => send_batch($udp, [$datagram]), "port $port");
}
finish();
?>
--EXPECT--
55 checks held
