--TEST--
Sockets\receive_batch, send_batch, Datagram: many datagrams, what comes with them, and what goes wrong
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{Datagram, ErrorKind, SocketException, TimeoutException};
use function Sockets\{receive_batch, send_batch};

require __DIR__ . '/../sockets.inc';
bound(30);

function caught(callable $call): array
{
	try {
		return ['no exception', $call()];
	} catch (SocketException $e) {
		return [$e::class, $e->kind, $e->transferred];
	}
}

/** @param Datagram[] $datagrams */
function data(array $datagrams): array
{
	return array_map(fn(Datagram $d): string => $d->data, $datagrams);
}

/* what a Datagram is */
$d = new Datagram('x', '127.0.0.1', 7, [['level' => 1]], true);
same(['x', '127.0.0.1', 7, [['level' => 1]], true], [$d->data, $d->address, $d->port, $d->control, $d->truncated], 'properties');
$d = new Datagram('only');
same(['only', null, null, [], false], [$d->data, $d->address, $d->port, $d->control, $d->truncated], 'defaults');
throws('Error', 'Cannot modify readonly property Sockets\Datagram::$data', function () use ($d) {
	$d->data = 'y';
});
throws('Error', 'Sockets\Datagram object is already constructed', fn() => $d->__construct('y'));
if (PHP_INT_SIZE > 4) {
	throws('ValueError', 'Sockets\Datagram::__construct(): Argument #3 ($port) must be between 0 and 4294967295', fn() => new Datagram('x', 'y', -1));
} else {
	same(-1, (new Datagram('x', 'y', -1))->port, 'the highest port of 32 bits');
}
same(true, unserialize(serialize($d)) == $d && clone $d == $d, 'copies');

/* both families: the sender and the order */
foreach ([AF_INET, AF_INET6] as $family) {
	if ($family === AF_INET6 && !@socket_bind(socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP), '::1')) {
		continue;
	}
	[$a, $from] = udp_bound($family);
	[$c, $other] = udp_bound($family);
	[$b, $to] = udp_bound($family);
	$host = loopback($family);
	$batch = array_map(fn(int $i) => new Datagram("number $i", $host, $to), range(0, 149));
	same(150, send_batch($a, $batch), 'more than one call takes');
	$got = receive_batch($b, 100);
	same(data(array_slice($batch, 0, 100)), data($got), 'as many as were asked for, in order');
	same(data(array_slice($batch, 100)), data(receive_batch($b, 1000)), 'the rest, and no waiting for more');
	same([$host, $from, [], false], [$got[99]->address, $got[99]->port, $got[99]->control, $got[99]->truncated], 'the sender');
	send_batch($a, [new Datagram('of a', $host, $to)]);
	send_batch($c, [new Datagram('of c', $host, $to), new Datagram('', $host, $to)]);
	send_batch($a, [new Datagram("\0", $host, $to)]);
	$got = receive_batch($b, 10);
	same(['of a', 'of c', '', "\0"], data($got), 'none, one byte');
	same([$from, $other, $other, $from], array_map(fn($d) => $d->port, $got), 'each has its sender');
	same(2, send_batch($b, [new Datagram('back', $got[0]->address, $got[0]->port), new Datagram('back', $got[1]->address, $got[1]->port)]), 'answers');
	same([['back'], ['back']], [data(receive_batch($a, 1)), data(receive_batch($c, 1))], 'arrive');
}

/* connected sockets take strings; references and keys of the array do not matter */
[$a, $b] = udp_pair();
$text = 'reference';
same(3, send_batch($a, ['x' => 'one', 7 => &$text, 'z' => new Datagram('three')]), 'strings');
socket_set_nonblock($b);
same(['one', 'reference', 'three'], data(receive_batch($b, 10, timeout: 1)), 'a socket that does not block');
same(0, send_batch($a, []), 'none');
same([TimeoutException::class, ErrorKind::TimedOut, 0], caught(fn() => receive_batch($b, 10, timeout: 0.01)), 'nothing came');
same([TimeoutException::class, ErrorKind::TimedOut, 0], caught(fn() => receive_batch($b, 10, 10, 0)), 'nothing is there');

/* a received one is as one that was made, and is freed as that is */
send_batch($a, array_fill(0, 5, 'received'));
$got = receive_batch($b, 5);
$made = new Datagram('received', $got[0]->address, $got[0]->port);
same([true, true, true], [$got[0] == $made, clone $got[0] == $made, unserialize(serialize($got[0])) == $made], 'equal, and its copies');
same([(array) $made, json_encode($made), var_export($made, true)], [(array) $got[1], json_encode($got[1]), var_export($got[1], true)], 'what it shows');
throws('Error', 'Cannot modify readonly property Sockets\Datagram::$data', function () use ($got) {
	$got[0]->data = 'y';
});
$weak = WeakReference::create($got[2]);
$loop = [$got[3], $got[3]->control];
$loop[] = &$loop;
$data = $got[4]->data;
unset($got, $loop);
gc_collect_cycles();
same([null, 'received'], [$weak->get(), $data], 'gone');

/* what a received one holds is freed with it */
$memory = [];
for ($i = 0; $i < 20; $i++) {
	send_batch($a, array_map(fn(int $n) => "$n of batch $i", range(1, 20)));
	for ($count = 0; $count < 20; $count += count($got)) {
		$got = receive_batch($b, 20, timeout: 5);
	}
	unset($got);
	$memory[$i % 10] = memory_get_usage();
}
same([$memory[0]], array_values(array_unique($memory)), 'no memory stays');

/* too long ones */
send_batch($a, ['0123456789', '012', '0123']);
$got = receive_batch($b, 10, 3, 1);
same(['012', '012', '012'], data($got), 'the first bytes');
same([true, false, true], array_map(fn($d) => $d->truncated, $got), 'which were longer');

/* an error in the middle: what went before is counted, and arrives */
same([SocketException::class, ErrorKind::MessageTooLarge, 2], caught(fn() => send_batch($a, ['a', 'b', str_repeat('c', 70000), 'd'])), 'too large');
same(SOCKET_EMSGSIZE, socket_last_error($a), 'the last error');
same(['a', 'b'], data(receive_batch($b, 10, timeout: 1)), 'what went before');
[$unbound, $own] = udp_bound();
same('no exception', caught(fn() => send_batch($unbound, [new Datagram('a', '127.0.0.1', $own)]))[0], 'to itself');
[$class, , $sent] = caught(fn() => send_batch($unbound, [new Datagram('a', '127.0.0.1', $own), 'b']));
same([SocketException::class, 1], [$class, $sent], 'the second has no address');

/* unix: paths, abstract names, nobody */
$path = temp_path();
$server = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($server, $path);
$client = socket_create(AF_UNIX, SOCK_DGRAM, 0);
same(1, send_batch($client, [new Datagram('from nobody', $path)]), 'a path');
$got = receive_batch($server, 1)[0];
same(['from nobody', null, null], [$got->data, $got->address, $got->port], 'without a name');
if (PHP_OS_FAMILY === 'Linux') {
	$name = "\0skt" . getmypid() . 'batch';
	socket_bind($client, $name);
	same(1, send_batch($client, [new Datagram('named', $path)]), 'of an abstract name');
	$got = receive_batch($server, 1)[0];
	same(['named', '@' . substr($name, 1), null], [$got->data, $got->address, $got->port], 'which has an @');
	same(1, send_batch($server, [new Datagram('back', $got->address)]), 'and can be answered');
	same(['back'], data(receive_batch($client, 1)), 'arrives');
	/* With threads PHP has a working directory of its own, which is not the system's. */
	if (!PHP_ZTS) {
		chdir(dirname($path));
		$at = '@' . basename(temp_path());
		$odd = socket_create(AF_UNIX, SOCK_DGRAM, 0);
		socket_bind($odd, "./$at");
		socket_connect($odd, $path);
		send_batch($odd, ['odd']);
		same("./$at", receive_batch($server, 1)[0]->address, 'a path with an @ is none');
		unlink("./$at");
	} else {
		left_out(1);
	}
}
throws('ValueError', 'Sockets\send_batch(): Argument #2 ($datagrams) element #1 must have a valid path', fn() => send_batch($client, [new Datagram('x', $path), new Datagram('x', str_repeat('p', 200))]));
throws('ValueError', 'Sockets\send_batch(): Argument #2 ($datagrams) element #0 must have a valid path', fn() => send_batch($client, [new Datagram('x', "a\0b")]));

/* a queue that nobody empties: the call times out, and the number sent is in the exception */
[$a, $b] = unix_pair(SOCK_DGRAM);
[$class, , $sent] = caught(fn() => send_batch($a, array_fill(0, 5000, 'x'), 0.01));
holds($class === TimeoutException::class && $sent > 0 && $sent < 5000, "a part went: $sent");
same($sent, count(receive_batch($b, 5000)), 'which is there');

/* control messages: times and descriptors */
socket_set_option($b, SOL_SOCKET, SO_TIMESTAMP, 1);
send_batch($a, ['timed']);
$got = receive_batch($b, 1)[0]->control;
same([SOL_SOCKET, SCM_TIMESTAMP], [$got[0]['level'], $got[0]['type']], 'a time');
holds(abs(time() - $got[0]['data']['sec']) < 1000, 'of now');
socket_set_option($b, SOL_SOCKET, SO_TIMESTAMP, 0);
$rights = fn(Socket ...$sockets) => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => $sockets]];
keeps_descriptors(function () use ($a, $b, $rights) {
	[$c, $d] = unix_pair();
	same(2, send_batch($a, [new Datagram('c', control: $rights($c)), new Datagram('cd', control: $rights($c, $d))]), 'sockets');
	$got = receive_batch($b, 10);
	same([1, 2], array_map(fn($d) => count($d->control[0]['data']), $got), 'arrive');
	socket_write($d, 'through');
	same('through', socket_read($got[1]->control[0]['data'][0], 100), 'and are those');
}, 'descriptors');

/* elements that are none: nothing is sent */
[$a, $b] = udp_pair();
$element = 'Sockets\send_batch(): Argument #2 ($datagrams) element #';
throws('TypeError', $element . '1 must be of type Sockets\Datagram|string, int given', fn() => send_batch($a, ['x', 1]));
throws('TypeError', $element . '0 must be of type Sockets\Datagram|string, stdClass given', fn() => send_batch($a, [new stdClass]));
throws('ValueError', $element . '1 must have a numeric IPv4 address', fn() => send_batch($a, ['x', new Datagram('x', 'localhost', 1)]));
throws('ValueError', $element . '0 must have a port between 0 and 65535', fn() => send_batch($a, [new Datagram('x', '127.0.0.1')]));
throws('ValueError', $element . '0 must have a port between 0 and 65535', fn() => send_batch($a, [new Datagram('x', '127.0.0.1', 65536)]));
final class Early
{
	public function __unserialize(array $data): void
	{
		foreach (['send_batch' => fn($d) => send_batch($GLOBALS['a'], [$d]), 'ttl' => fn($d) => $d->ttl(), 'reply' => fn($d) => $d->reply('x')] as $what => $use) {
			$class = $what === 'send_batch' ? 'ValueError' : 'Error';
			$text = $what === 'send_batch' ? $GLOBALS['element'] . '0 must be an initialized Sockets\Datagram object' : 'The Sockets\Datagram object has not been initialized';
			throws($class, $text, fn() => $use($data['of']), $what);
		}
	}
}
throws('Exception', 'Invalid serialization data for Sockets\Datagram object', fn() => unserialize('O:16:"Sockets\Datagram":1:{s:4:"data";O:5:"Early":1:{s:2:"of";r:1;}}'));
throws('ValueError', 'Sockets\send_batch(): error converting user data (path: datagrams > element #1 > control > element #0): expected an array here',
	fn() => send_batch($a, ['x', new Datagram('x', control: ['none'])]));
same([TimeoutException::class, ErrorKind::TimedOut, 0], caught(fn() => receive_batch($b, 10, timeout: 0)), 'nothing was sent');

/* a conversion that closes the socket, and changes the array behind a reference */
final class Closes
{
	public function __construct(private Socket $socket)
	{
	}

	public function __toString(): string
	{
		$GLOBALS['element'] = null;
		socket_close($this->socket);
		return '1';
	}
}
$element = str_repeat('gone', 2);
throws('Error', 'Sockets\send_batch(): Argument #1 ($socket) has already been closed', function () use ($a) {
	global $element;
	send_batch($a, [&$element, new Datagram('x', control: [['level' => new Closes($a), 'type' => 999, 'data' => '']])]);
});

/* arguments */
[$stream] = unix_pair();
$of = fn(string $function) => "Sockets\\$function(): Argument #1 (\$socket) must be a datagram or packet socket";
throws('ValueError', $of('receive_batch'), fn() => receive_batch($stream, 1));
throws('ValueError', $of('send_batch'), fn() => send_batch($stream, ['x']));
throws('ValueError', 'Sockets\receive_batch(): Argument #2 ($max) must be between 1 and 2147483647', fn() => receive_batch($b, 0));
throws('ValueError', 'Sockets\receive_batch(): Argument #3 ($size) must be between 1 and 2147483647', fn() => receive_batch($b, 1, 0));
throws('Error', 'Sockets\receive_batch(): Argument #1 ($socket) has already been closed', fn() => receive_batch($a, 1));

/* a socket that was shut down stays readable without data: the call ends */
[$a, $b] = unix_pair(SOCK_DGRAM);
socket_shutdown($b, 0);
$result = caught(fn() => count(receive_batch($b, 1000000, 10, 0.02)));
holds($result[0] === TimeoutException::class || $result[1] <= 64, 'nothing, without an end');
finish();
?>
--EXPECT--
77 checks held
