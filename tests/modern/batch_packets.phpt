--TEST--
Sockets\receive_batch and send_batch: packets, and the end of their connection
--EXTENSIONS--
sockets
--SKIPIF--
<?php
@socket_create_pair(AF_UNIX, SOCK_SEQPACKET, 0, $pair) or die('skip no packet sockets');
?>
--FILE--
<?php
use Sockets\{Datagram, ErrorKind, SocketException, TimeoutException};
use function Sockets\{accept, connect, listen, pair, receive_batch, send_batch, send_segments, shutdown, write_all};

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

/* packets in order, with their boundaries */
[$a, $b] = pair('unixpacket');
same(4, send_batch($a, ['one', new Datagram('two'), '', 'four']), 'packets');
$got = receive_batch($b, 10);
same(['one', 'two', '', 'four'], data($got), 'arrive, an empty one, too');
same([null, null, [], false], [$got[0]->address, $got[0]->port, $got[0]->control, $got[0]->truncated], 'without an address');
same(4, send_batch($b, $got), 'a received packet can be sent');
same(['one', 'two'], data(receive_batch($a, 2)), 'at most so many');
same(['', 'four'], data(receive_batch($a, 2)), 'the rest');
$numbers = array_map(strval(...), range(0, 149));
same(150, send_batch($a, $numbers), 'more than one call takes');
same($numbers, data(receive_batch($b, 1000)), 'in order');
same([TimeoutException::class, ErrorKind::TimedOut, 0], caught(fn() => receive_batch($b, 10, timeout: 0)), 'no packet');
send_batch($a, ['0123456789', 'next']);
$got = receive_batch($b, 10, 4);
same([['0123', 'next'], true, false], [data($got), $got[0]->truncated, $got[1]->truncated], 'a packet that is too long');

/* an empty packet alone is not the end */
foreach ([1, 10] as $max) {
	send_batch($a, ['']);
	same([''], data(receive_batch($b, $max)), "an empty packet, $max");
}
same([TimeoutException::class, ErrorKind::TimedOut, 0], caught(fn() => receive_batch($b, 1, timeout: 0)), 'the connection goes on');

/* the end of the connection: [], as often as it is received */
foreach ([1, 3, 64, 100] as $max) {
	foreach (['close', 'shutdown'] as $how) {
		[$a, $b] = pair('unixpacket');
		send_batch($a, ['last', '', 'three']);
		"Sockets\\$how"($a);
		for ($packets = []; ($batch = receive_batch($b, $max, timeout: 5)) !== []; array_push($packets, ...data($batch))) {
		}
		same([['last', '', 'three'], []], [$packets, receive_batch($b, $max)], "$how, $max");
	}
}
[$a, $b] = pair('unixpacket');
shutdown($b, 'read');
same([], receive_batch($b, 10), 'the end that this side has made');

/* a peer that is gone */
[$a, $b] = pair('unixpacket');
Sockets\close($b);
same([SocketException::class, ErrorKind::BrokenPipe, 0], caught(fn() => send_batch($a, ['x', 'y'])), 'nobody receives');
[$a, $b] = pair('unixpacket');
[$class, $kind, $sent] = caught(fn() => send_batch($a, array_fill(0, 5000, 'x'), 0.01));
same([TimeoutException::class, true], [$class, $sent > 0 && $sent < 5000], 'a full queue');
same($sent, count(receive_batch($b, 5000)), 'what was sent');

/* control messages */
keeps_descriptors(function (): void {
	[$a, $b] = pair('unixpacket');
	[$c, $d] = pair();
	send_batch($a, [new Datagram('handles', control: [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$c]]]), 'x']);
	Sockets\close($a);
	$got = receive_batch($b, 10);
	write_all($d, 'through');
	same(['handles', 'x', 'through'], [...data($got), Sockets\read($got[0]->control[0]['data'][0], 100)], 'a passed socket');
}, 'descriptors');

/* a connection by name: the address of a datagram has no effect */
$path = temp_path();
$server = listen("unixpacket://$path");
$client = connect("unixpacket://$path");
$connection = accept($server, 5);
send_batch($client, ['to the server', new Datagram('address', $path)]);
same(['to the server', 'address'], data(receive_batch($connection, 10)), 'received');
send_batch($connection, ['to the client']);
$got = receive_batch($client, 10);
same([['to the client'], 1], [data($got), send_batch($client, $got)], 'a named sender');
same(['to the client'], data(receive_batch($connection, 10)), 'returned');
Sockets\close($client);
same([], receive_batch($connection, 10), 'the end');
same(SocketException::class, caught(fn() => receive_batch($server, 10, timeout: 0))[0], 'a socket that listens');

/* segments are for datagrams */
throws('ValueError', 'Sockets\send_segments(): Argument #1 ($socket) must be a datagram socket', fn() => send_segments($connection, 'xx', 1));
finish();
?>
--EXPECT--
34 checks held
