--TEST--
Sockets\ exceptions: both addresses of the socket, attempts, construction, serialization, hostile data
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{Datagram, Endpoint, ErrorKind, Reader, ResolveException, SocketException, TimeoutException};
use function Sockets\{accept, close, connect, listen, pair, read, read_exactly, read_frame, read_line, receive_batch, send_batch,
	send_file, send_segments, write_all, write_frame};

require __DIR__ . '/../sockets.inc';
bound();

/* --- addresses --- */
$server = listen('tcp4://127.0.0.1:0');
$here = (string) Endpoint::local($server);
$e = throws(TimeoutException::class, "accept on $here: timed out", fn() => accept($server, 0));
same([null, $here, []], [$e->endpoint, (string) $e->local, $e->attempts], 'a listener has a local address only');
$client = connect($here, 5);
$accepted = accept($server, 5);
$there = (string) Endpoint::local($client);
$both = function (?SocketException $e, string $what) use ($here, &$there): void {
	same([$there, $here], [(string) $e?->endpoint, (string) $e?->local], "$what: peer and local address");
};
$reader = new Reader($accepted, 5, 0);
foreach ([
	'read' => fn() => read($accepted, 10, 0),
	'read_line' => fn() => read_line($accepted, 10, 0),
	'read_exactly' => fn() => read_exactly($accepted, 10, 0),
	'readLine' => fn() => $reader->readLine(),
] as $name => $call) {
	$both(throws(TimeoutException::class, "$name from $there: timed out", $call), $name);
}
write_all($client, 'longer than five');
$both(throws(SocketException::class, "readLine from $there of at most 5 bytes: limit exceeded", fn() => $reader->readLine()), 'a long line');
write_all($client, "\0\0\1\0too large");
$both(throws(SocketException::class, "read_frame from $there of at most 255 bytes: limit exceeded", fn() => read_frame($accepted, 255)), 'a large frame');
same('too large', read($accepted, 100, 5), 'the rest of it');
$full = throws(TimeoutException::class, "write_all to $there: timed out", fn() => write_all($accepted, str_repeat('x', 50_000_000), 0));
$both($full, 'write_all');
holds($full->transferred > 0, 'and a part was sent');
throws(TimeoutException::class, "write_frame to $there: timed out", fn() => write_frame($accepted, 'x', 0));
fwrite($file = tmpfile(), 'contents');
$both(throws(TimeoutException::class, "send_file to $there: timed out", fn() => send_file($accepted, $file, timeout: 0)), 'send_file');
$client = connect($here, 5);
$accepted = accept($server, 5);
$there = (string) Endpoint::local($client);
write_all($client, 'half');
close($client);
$e = throws(SocketException::class, "read_exactly from $there, after 4 bytes: the peer closed the connection", fn() => read_exactly($accepted, 10, 5));
same([ErrorKind::Closed, 'half', 4], [$e->kind, $e->partial, $e->transferred], 'the end of the stream');
$both($e, 'the end of the stream');

/* The peer has reset the connection: getpeername(2) fails. */
$client = connect($here, 5);
$accepted = accept($server, 5);
$there = (string) Endpoint::local($client);
close($client, 0);
$e = raised(SocketException::class, fn() => [read($accepted, 1, 5), read($accepted, 1, 5)]);
same([ErrorKind::Reset, $here], [$e->kind, (string) $e->local], 'a reset');
if (PHP_OS_FAMILY === 'Linux') {
	same(["read from $there: " . socket_strerror(SOCKET_ECONNRESET), $there], [$e->getMessage(), (string) $e->endpoint], 'the peer was this one');
} else {
	holds($e->endpoint === null || (string) $e->endpoint === $there, 'the peer is this one or not known');
}
throws(SocketException::class, ($e->endpoint === null ? "write_all on $here: " : "write_all to $there: ") . socket_strerror(SOCKET_EPIPE), fn() => write_all($accepted, 'x'));

/* Without names there is no address in the message. */
[$a, $b] = pair();
$e = throws(TimeoutException::class, 'read: timed out', fn() => read($a, 10, 0));
same(['unix://', 'unix://'], [(string) $e->endpoint, (string) $e->local], 'a pair');

/* Datagrams: the receiver of the one that failed, the peer, or the local address. */
$udp = listen('udp4://127.0.0.1:0');
$local = (string) Endpoint::local($udp);
throws(TimeoutException::class, "receive_batch on $local: timed out", fn() => receive_batch($udp, 5, timeout: 0));
throws(TimeoutException::class, "read on $local: timed out", fn() => read($udp, 5, 0));
$large = new Datagram(str_repeat('x', 70_000), '127.0.0.1', 9);
$e = throws(SocketException::class, 'send_batch to udp://127.0.0.1:9: ' . socket_strerror(SOCKET_EMSGSIZE),
	fn() => send_batch($udp, [new Datagram('x', '127.0.0.1', 10), $large, new Datagram('x', '127.0.0.1', 11)]));
same(['udp://127.0.0.1:9', $local, 1, ErrorKind::MessageTooLarge],
	[(string) $e->endpoint, (string) $e->local, $e->transferred, $e->kind], 'the datagram that failed');
$e = throws(SocketException::class, "send_segments to udp://127.0.0.1:9: " . socket_strerror(SOCKET_EMSGSIZE),
	fn() => send_segments($udp, $large->data, 65535, $large));
same('udp://127.0.0.1:9', (string) $e->endpoint, 'segments');
$connected = connect($local, 5);
throws(TimeoutException::class, "read from $local: timed out", fn() => read($connected, 5, 0));
throws(SocketException::class, "write_all to $local: " . socket_strerror(SOCKET_EMSGSIZE), fn() => write_all($connected, $large->data));

/* A descriptor that is not there any more. */
[$a] = pair();
fclose(socket_export_stream($a));
$e = throws(SocketException::class, 'read: ' . socket_strerror(SOCKET_EBADF), fn() => read($a, 1));
same([ErrorKind::InvalidDescriptor, null, null], [$e->kind, $e->endpoint, $e->local], 'no descriptor');

/* --- attempts --- */
socket_close($server);
$e = throws(SocketException::class, "connect to $here: " . socket_strerror(SOCKET_ECONNREFUSED), fn() => connect($here, 5));
same([$here, null, 1], [(string) $e->endpoint, $e->local, count($e->attempts)], 'one attempt');
[$attempt] = $e->attempts;
same(['endpoint', 'kind', 'message', 'seconds'], array_keys($attempt), 'its elements');
same([$here, ErrorKind::Refused, socket_strerror(SOCKET_ECONNREFUSED)], [(string) $attempt['endpoint'], $attempt['kind'], $attempt['message']], 'its values');
holds(is_float($attempt['seconds']) && $attempt['seconds'] >= 0 && $attempt['seconds'] < 5, 'its duration');
$e = raised(SocketException::class, fn() => connect('unix:///no/such', 5));
same(['unix:///no/such', ErrorKind::NotFound, 0.0], [(string) $e->attempts[0]['endpoint'], $e->attempts[0]['kind'], $e->attempts[0]['seconds']], 'a path');
$e = raised(SocketException::class, fn() => connect($here, 5, ['from' => '192.0.2.77']));
same(['option "from": ' . socket_strerror(SOCKET_EADDRNOTAVAIL), ErrorKind::AddressNotAvailable],
	[$e->attempts[0]['message'], $e->attempts[0]['kind']], 'an option');
same([], raised(ResolveException::class, fn() => connect('tcp://name.invalid:1'))->attempts, 'no address to try');
same([], raised(SocketException::class, fn() => listen('unix:///no/such'))->attempts, 'not a connect');

/* --- construction --- */
$there = Endpoint::parse('tcp://192.0.2.1:80');
$before = new Exception('before');
$all = ['message' => 'mine', 'code' => 5, 'previous' => $before, 'kind' => ErrorKind::Reset, 'endpoint' => $there, 'local' => Endpoint::parse('tcp://192.0.2.2:443'),
	'symbol' => 'ECONNRESET', 'partial' => 'abc', 'transferred' => 3, 'attempts' => [['endpoint' => $there]]];
$e = new SocketException(...$all);
same($all, ['message' => $e->getMessage(), 'code' => $e->getCode(), 'previous' => $e->getPrevious(), 'kind' => $e->kind, 'endpoint' => $e->endpoint,
	'local' => $e->local, 'symbol' => $e->symbol, 'partial' => $e->partial, 'transferred' => $e->transferred, 'attempts' => $e->attempts], 'all of them');
same([__LINE__ - 3, __FILE__], [$e->getLine(), $e->getFile()], 'made here');
same([ErrorKind::Reset, 'x'], (fn($e) => [$e->kind, $e->getMessage()])(new TimeoutException('x', kind: ErrorKind::Reset)), 'by name');
same([ErrorKind::Other, ErrorKind::TimedOut, ErrorKind::Unresolved],
	[(new SocketException())->kind, (new TimeoutException())->kind, (new ResolveException())->kind], 'kinds of the classes');
throws('Error', 'Sockets\SocketException object is already constructed', fn() => $e->__construct('again', kind: ErrorKind::Other));
same(ErrorKind::Reset, $e->kind, 'it is as before');
throws('Error', 'Sockets\SocketException object is already constructed', fn() => raised(SocketException::class, fn() => connect('unix:///no/such'))->__construct('again', 0, null, null));
throws('ValueError', 'Sockets\SocketException::__construct(): Argument #9 ($transferred) must be greater than or equal to 0', fn() => new SocketException(transferred: -1));
throws('TypeError', 'Sockets\SocketException::__construct(): Argument #4 ($kind) must be of type ?Sockets\ErrorKind, string given', fn() => new SocketException('', 0, null, 'Reset'));

/** Does not call its parent's constructor. */
class Silent extends TimeoutException
{
	private int $secret = 1;
	protected array $more = [2];

	public function __construct(public readonly string $own)
	{
	}

	public function all(): array
	{
		return [$this->secret, $this->more, $this->own, $this->kind, $this->symbol, $this->endpoint, $this->local, $this->partial, $this->transferred, $this->attempts];
	}
}
$silent = [1, [2], 'own', ErrorKind::TimedOut, '', null, null, '', 0, []];
same($silent, (new Silent('own'))->all(), 'a class of a program');

/* --- serialization: the arguments of the trace, here a Socket and a closure, are left out --- */
ini_set('zend.exception_ignore_args', '0');
same($silent, unserialize(serialize(new Silent('own')))->all(), 'and serialized');
function called(Socket $socket, Closure $closure, string $secret): never
{
	throw new SocketException('m', 7, new TimeoutException('before'), ErrorKind::Reset, Endpoint::peer($socket), Endpoint::local($socket), 'S', "\0p", 3, [1]);
}
[$a] = tcp_pair();
$e = raised(SocketException::class, fn() => called($a, fn() => 0, 'password'));
same(3, count($e->getTrace()[0]['args']), 'there are arguments');
$text = serialize($e);
same([false, 3], [str_contains($text, 'password'), count($e->getTrace()[0]['args'])], 'there are none, and the exception has its own');
$again = unserialize($text);
$values = fn($e) => [$e::class, $e->getMessage(), $e->getCode(), $e->getFile(), $e->getLine(), $e->getPrevious()->getMessage(), $e->kind, (string) $e->endpoint,
	(string) $e->local, $e->symbol, $e->partial, $e->transferred, $e->attempts, array_map(fn($f) => array_diff_key($f, ['args' => 0]), $e->getTrace())];
same($values($e), $values($again), 'all values');
same($text, serialize($again), 'again');
$e = raised(SocketException::class, fn() => connect('unix:///no/such'));
same(true, $e->attempts == unserialize(serialize($e))->attempts, 'attempts');

/* Hostile data: PHP checks each property when it sets it. */
foreach ([
	'kind' => ['i:1;', 'int', 'Sockets\ErrorKind'],
	'symbol' => ['a:0:{}', 'array', 'string'],
	'endpoint' => ['O:8:"stdClass":0:{}', 'stdClass', '?Sockets\Endpoint'],
	'local' => ['s:9:"tcp://a:1";', 'string', '?Sockets\Endpoint'],
	'partial' => ['N;', 'null', 'string'],
	'transferred' => ['s:1:"1";', 'string', 'int'],
	'attempts' => ['i:1;', 'int', 'array'],
] as $name => [$value, $given, $type]) {
	throws('TypeError', "Cannot assign $given to property Sockets\\SocketException::\$$name of type $type",
		fn() => unserialize(sprintf('O:23:"Sockets\SocketException":1:{s:%d:"%s";%s}', strlen($name), $name, $value)));
}
$data = 'O:23:"Sockets\SocketException":2:{s:6:"symbol";s:1:"x";s:7:"partial";R:2;}';
$e = unserialize($data);
same(['x', 'x'], [$e->symbol, $e->partial], 'references');
throws('Error', 'Sockets\SocketException object is already constructed', fn() => $e->__construct(kind: ErrorKind::Other));

/** Uses an exception whose property has just failed. */
final class Early
{
	public static ?SocketException $of = null;

	public function __unserialize(array $data): void
	{
		self::$of = $data['of'];
	}
}
raised('TypeError', fn() => unserialize('O:23:"Sockets\SocketException":2:{s:8:"attempts";a:1:{i:0;O:5:"Early":1:{s:2:"of";r:1;}}s:4:"kind";i:1;}'));
if (Early::$of !== null) {
	throws('Error', 'Typed property Sockets\SocketException::$kind must not be accessed before initialization', fn() => Early::$of->kind);
	throws('Error', 'Sockets\SocketException object is already constructed', fn() => Early::$of->__construct(kind: ErrorKind::Other));
	same(true, is_string(serialize(Early::$of)), 'it can be serialized');
} else {
	left_out(3);
}
finish();
?>
--EXPECT--
85 checks held
