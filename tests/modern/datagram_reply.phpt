--TEST--
Sockets\Datagram: reply comes from the address that was asked; endpoint, destination, ttl, ecn, dscp, timestamp
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
?>
--FILE--
<?php
use Sockets\{Datagram, Endpoint};
use function Sockets\{has_dual_stack, listen, receive_batch, send_batch, send_segments};

require __DIR__ . '/../sockets.inc';
bound(60);

$data = fn(array $datagrams): array => array_map(fn(Datagram $d): string => $d->data, $datagrams);
/** Receives so many datagrams, in their order. */
function take(Socket $socket, int $count): array
{
	for ($got = []; count($got) < $count;) {
		array_push($got, ...receive_batch($socket, $count - count($got), 1000, 10));
	}
	return $got;
}
$dual = has_dual_stack();
[$client, $from] = udp_bound();
$client6 = @socket_bind($six = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP), '::1', 0) ? $six : null;

/* ---- any address: each answer comes from the address that was asked ---- */

$servers = ['udp4://*:0' => false, 'udp://0.0.0.0:0' => false, 'udp://*:0' => $dual];
foreach ($servers as $on => $mapped) {
	$server = listen($on);
	$port = Endpoint::local($server)->port;
	$asked = ['127.0.0.2', '127.0.0.3', '127.0.0.3', '127.0.0.1', '127.0.0.2'];
	send_batch($client, array_map(fn(string $to): Datagram => new Datagram("to $to", $to, $port), $asked));
	$got = take($server, 5);
	foreach ($got as $i => $query) {
		same(["to $asked[$i]", '127.0.0.1', $from, []], [$query->data, $query->address, $query->port, $query->control], "$on: the query");
		same(["udp://127.0.0.1:$from", "udp://$asked[$i]:$port"], [(string) $query->endpoint(), (string) $query->destination()], "$on: from, to");
		same([$mapped, $mapped], [$query->endpoint()->isMapped(), $query->destination()->isMapped()], "$on: mapped");
		same(true, $query->endpoint()->equals(Endpoint::local($client)), "$on: the client's endpoint");
	}
	$replies = array_map(fn(Datagram $q): Datagram => $q->reply("re: $q->data"), $got);
	same([127, $from, false, null], [(int) $replies[0]->address, $replies[0]->port, $replies[0]->truncated, $replies[0]->destination()], "$on: a reply");
	same(5, send_batch($server, $replies), "$on: replies");
	$answers = take($client, 5);
	same(array_map(fn(string $to): string => "re: to $to", $asked), $data($answers), "$on: arrive");
	same($asked, array_map(fn(Datagram $d): string => $d->address, $answers), "$on: from the address that was asked");
	same(array_fill(0, 5, $port), array_map(fn(Datagram $d): int => $d->port, $answers), "$on: and its port");
	/* one alone, to a connected client */
	[$connected] = udp_bound();
	socket_connect($connected, '127.0.0.4', $port);
	send_batch($connected, ['connected']);
	same(1, send_batch($server, [take($server, 1)[0]->reply('alone')]), "$on: one");
	same(['alone'], $data(take($connected, 1)), "$on: which the client accepts");
}
if ($client6 !== null) {
	foreach (['udp6://*:0', 'udp://[::]:0', 'udp://*:0'] as $on) {
		$server = listen($on);
		$port = Endpoint::local($server)->port;
		send_batch($client6, [new Datagram('six', '::1', $port)]);
		$query = take($server, 1)[0];
		same(["udp://[::1]:$port", false, []], [(string) $query->destination(), $query->destination()->isMapped(), $query->control], "$on: IPv6");
		send_batch($server, [$query->reply('6')]);
		same(['6', '::1', $port], (fn(Datagram $d) => [$d->data, $d->address, $d->port])(take($client6, 1)[0]), "$on: an answer");
	}
	/* both families in one batch */
	if ($dual) {
		send_batch($client6, [new Datagram('a', '::1', $port)]);
		send_batch($client, [new Datagram('b', '127.0.0.9', $port)]);
		send_batch($client6, [new Datagram('c', '::1', $port)]);
		$got = take($server, 3);
		same(['udp://[::1]', 'udp://127.0.0.9', 'udp://[::1]'], array_map(fn($d) => substr($d->destination(), 0, -strlen(":$port")), $got), 'both families');
		same([false, true, false], array_map(fn($d) => $d->endpoint()->isMapped(), $got), 'mapped or not');
		same(3, send_batch($server, array_map(fn($d) => $d->reply("re $d->data"), $got)), 'answers');
		same(['re a', 're c', 're b'], [...$data(take($client6, 2)), ...$data(take($client, 1))], 'arrive');
	}
}

/* ---- what the program has requested is in the control messages, what listen() has is not ---- */

[$bound, $port] = udp_bound();
send_batch($client, [new Datagram('x', '127.0.0.1', $port)]);
$d = take($bound, 1)[0];
same([null, [], null, null, null, null], [$d->destination(), $d->control, $d->ttl(), $d->ecn(), $d->dscp(), $d->timestamp()], 'one address: nothing is requested');
same(0, socket_get_option($bound, IPPROTO_IP, IP_PKTINFO), 'not by socket_create');
same(0, socket_get_option(listen('udp4://127.0.0.1:0'), IPPROTO_IP, IP_PKTINFO), 'not by listen on one address');
same(1, socket_get_option(listen('udp4://*:0'), IPPROTO_IP, IP_PKTINFO), 'by listen on any');
socket_set_option($bound, IPPROTO_IP, IP_PKTINFO, 1);
$server = listen('udp4://*:0');
socket_set_option($server, IPPROTO_IP, IP_PKTINFO, 1);
foreach ([$bound, $server] as $socket) {
	$port = Endpoint::local($socket)->port;
	send_batch($client, [new Datagram('x', '127.0.0.1', $port)]);
	$d = take($socket, 1)[0];
	same([[IPPROTO_IP, IP_PKTINFO, '127.0.0.1', '127.0.0.1']], array_map(fn($c) => [$c['level'], $c['type'], $c['data']['addr'], $c['data']['spec_dst']], $d->control), 'what the program requests');
	same("udp://127.0.0.1:$port", (string) $d->destination(), 'is the destination, too');
}

/* the same by name; true is an option of the program, false requests nothing */
foreach ([['pktinfo' => false], ['pktinfo' => true], [], []] as $i => $options) {
	$server = listen('udp4://*:0', $options);
	$i === 3 && Sockets\set_option($server, 'pktinfo', true);
	$port = Endpoint::local($server)->port;
	send_batch($client, [new Datagram('x', '127.0.0.3', $port)]);
	$d = take($server, 1)[0];
	same([[null, 0], ["udp://127.0.0.3:$port", 1], ["udp://127.0.0.3:$port", 0], ["udp://127.0.0.3:$port", 1]][$i],
		[$d->destination() === null ? null : (string) $d->destination(), count($d->control)], json_encode($options) . $i);
}
$server = listen('udp://*:0', ['recvttl' => true, 'recvtos' => true, 'timestamps' => true]);
$port = Endpoint::local($server)->port;
send_batch($client, [new Datagram('x', '127.0.0.3', $port)]);
$d = take($server, 1)[0];
same([64, 0, 0, true, 3], [$d->ttl(), $d->dscp(), $d->ecn(), $d->timestamp() > 1e9, count($d->control)], 'the others by name');

/* ---- other control messages ---- */

$server = listen('udp4://*:0');
$port = Endpoint::local($server)->port;
$query = function () use ($client, $server, $port): Datagram {
	send_batch($client, [new Datagram('query', '127.0.0.7', $port)]);
	$d = take($server, 1)[0];
	same("udp://127.0.0.7:$port", (string) $d->destination(), 'the destination');
	return $d;
};
$near = fn(?float $time): bool => $time > 1.6e9;
foreach (['SO_TIMESTAMP', 'SO_TIMESTAMPNS'] as $name) {
	socket_set_option($server, SOL_SOCKET, constant($name), 1);
	$d = $query();
	same([1, SOL_SOCKET], [count($d->control), $d->control[0]['level']], "$name: alone");
	same([true, null, null], [$near($d->timestamp()), $d->ttl(), $d->ecn()], "$name: of now");
	$time = $d->control[0]['data'];
	same(0.0, round(($time['sec'] - (int) $d->timestamp()) + ($time['usec'] ?? $time['nsec'] / 1000) / 1e6 - fmod($d->timestamp(), 1), 5), "$name: the same");
	socket_set_option($server, SOL_SOCKET, constant($name), 0);
}
socket_set_option($server, SOL_SOCKET, SO_TIMESTAMPING, SOF_TIMESTAMPING_RX_SOFTWARE | SOF_TIMESTAMPING_SOFTWARE);
same(true, $near($query()->timestamp()), 'SO_TIMESTAMPING');
socket_set_option($server, SOL_SOCKET, SO_TIMESTAMPING, 0);
socket_set_option($server, IPPROTO_IP, IP_RECVTTL, 1);
socket_set_option($server, IPPROTO_IP, IP_RECVTOS, 1);
socket_set_option($client, IPPROTO_IP, IP_TTL, 7);
socket_set_option($client, IPPROTO_IP, IP_TOS, 46 << 2 | 1);
$d = $query();
same([7, 46, 1, null, 2], [$d->ttl(), $d->dscp(), $d->ecn(), $d->timestamp(), count($d->control)], 'IPv4');
send_batch($server, [$d->reply('with a mark', [['level' => IPPROTO_IP, 'type' => IP_TTL, 'data' => 9]])]);
same(['with a mark', '127.0.0.7'], (fn($d) => [$d->data, $d->address])(take($client, 1)[0]), 'control messages of the program, and the source');
if ($client6 !== null) {
	$server6 = listen('udp://*:0');
	$to = Endpoint::local($server6)->port;
	foreach ([IPV6_RECVHOPLIMIT, IPV6_RECVTCLASS] as $option) {
		socket_set_option($server6, IPPROTO_IPV6, $option, 1);
	}
	foreach ([IP_RECVTTL, IP_RECVTOS] as $option) {
		socket_set_option($server6, IPPROTO_IP, $option, 1);
	}
	socket_set_option($client6, IPPROTO_IPV6, IPV6_UNICAST_HOPS, 8);
	socket_set_option($client6, IPPROTO_IPV6, IPV6_TCLASS, 10 << 2 | 2);
	send_batch($client6, [new Datagram('x', '::1', $to)]);
	$d = take($server6, 1)[0];
	same([8, 10, 2], [$d->ttl(), $d->dscp(), $d->ecn()], 'IPv6');
	if ($dual) {
		send_batch($client, [new Datagram('x', '127.0.0.8', $to)]);
		$d = take($server6, 1)[0];
		same([7, 46, 1, "udp://127.0.0.8:$to"], [$d->ttl(), $d->dscp(), $d->ecn(), (string) $d->destination()], 'IPv4 on IPv6');
	}
}
/* any array is a list of control messages */
$of = fn(array $control): array => (fn(Datagram $d) => [$d->ttl(), $d->ecn(), $d->timestamp()])(new Datagram('x', control: $control));
same([null, null, null], $of([1, 'x', [], ['level' => IPPROTO_IP], ['level' => IPPROTO_IP, 'type' => IP_TTL], ['level' => '0', 'type' => IP_TTL, 'data' => 1],
	['level' => IPPROTO_IP, 'type' => IP_TOS, 'data' => 'x'], ['level' => SOL_SOCKET, 'type' => SCM_TIMESTAMP, 'data' => ['sec' => 1]],
	['level' => SOL_SOCKET, 'type' => SCM_TIMESTAMPING, 'data' => [1, 2]]]), 'none');
$number = 5;
same([5, 3, 1.5], $of([['level' => IPPROTO_IP, 'type' => IP_TTL, 'data' => &$number], ['level' => IPPROTO_IP, 'type' => IP_TOS, 'data' => 255],
	['level' => SOL_SOCKET, 'type' => SCM_TIMESTAMPNS, 'data' => ['sec' => 1, 'nsec' => 500000000]]]), 'some');
same([null, null, 2.25], $of([['level' => SOL_SOCKET, 'type' => SCM_TIMESTAMPING, 'data' => [['sec' => 0, 'nsec' => 0], ['sec' => 9, 'nsec' => 0], ['sec' => 2, 'nsec' => 250000000]]]]), 'of the device');

/* ---- the program's own source takes precedence ---- */

$source = [['level' => IPPROTO_IP, 'type' => IP_PKTINFO, 'data' => ['spec_dst' => '127.0.0.77', 'ifindex' => 0]]];
socket_set_option($server, IPPROTO_IP, IP_RECVTTL, 0);
socket_set_option($server, IPPROTO_IP, IP_RECVTOS, 0);
$d = $query();
send_batch($server, [$d->reply('1'), $d->reply('2', $source), $d->reply('3'), new Datagram('4', $d->address, $d->port, $source)]);
same(['127.0.0.7', '127.0.0.77', '127.0.0.7', '127.0.0.77'], array_map(fn($d) => $d->address, take($client, 4)), 'sources');

/* ---- joined datagrams ---- */

if (defined('UDP_GRO') && socket_set_option($server, SOL_UDP, UDP_GRO, 1)) {
	send_segments($client, str_repeat('0123456789', 5), 10, "udp://127.0.0.6:$port");
	$got = take($server, 5);
	same(["udp://127.0.0.6:$port"], array_values(array_unique(array_map(fn($d) => (string) $d->destination(), $got))), 'joined: each has the destination');
	send_batch($server, array_map(fn($d) => $d->reply($d->data), $got));
	same(array_fill(0, 5, ['0123456789', '127.0.0.6']), array_map(fn($d) => [$d->data, $d->address], take($client, 5)), 'joined: and an answer');
	socket_set_option($server, SOL_UDP, UDP_GRO, 0);
}

/* ---- endpoints in ---- */

$d = new Datagram('x', Endpoint::parse("udp://127.0.0.5:$port?mark=1"));
same(['127.0.0.5', $port, [], "udp://127.0.0.5:$port"], [$d->address, $d->port, $d->control, (string) $d->endpoint()], 'of an endpoint');
send_batch($client, [$d, new Datagram('y', address: Endpoint::local($server), control: [])]);
$got = take($server, 2);
same("udp://127.0.0.5:$port", (string) $got[0]->destination(), 'which is sent');
same(['fe80::1%lo', 53], (fn($d) => [$d->address, $d->port])(new Datagram('x', Endpoint::parse('udp://[fe80::1%lo]:53'))), 'with a zone');
same(['/tmp/x', null], (fn($d) => [$d->address, $d->port])(new Datagram('x', Endpoint::parse('unixgram:///tmp/x'))), 'a path');
$name = new Datagram('x', Endpoint::parse('udp://localhost:53'));
same(['localhost', 53, null], [$name->address, $name->port, $name->endpoint()], 'a name');
throws('ValueError', 'Sockets\send_batch(): Argument #2 ($datagrams) element #0 must have a numeric IPv4 address', fn() => send_batch($client, [$name]));
throws('ValueError', 'Sockets\Datagram::__construct(): Argument #3 ($port) must be null if argument #2 ($address) is an Endpoint', fn() => new Datagram('x', Endpoint::local($server), 53));
throws('ValueError', 'Sockets\Datagram::__construct(): Argument #2 ($address) must have a path, or "@" and a name', fn() => new Datagram('x', Endpoint::parse('unixgram://')));
throws('TypeError', 'Sockets\Datagram::__construct(): Argument #2 ($address) must be of type Sockets\Endpoint|string|null, array given', fn() => new Datagram('x', []));

/* ---- and out ---- */

$text = fn(mixed ...$of): ?string => (fn($e) => $e === null ? null : (string) $e)((new Datagram('x', ...$of))->endpoint());
same(['udp://192.0.2.1:7', 'udp://[2001:db8::1]:7', 'raw://192.0.2.1', 'unixgram:///a%20b', 'unixgram://@name', null, null, null],
	[$text('192.0.2.1', 7), $text('2001:db8::1', 7), $text('192.0.2.1'), $text('/a b'), $text('@name'), $text(), $text('192.0.2.1', 70000), $text('2', 5)], 'of properties');
[$a, $b] = unix_pair(SOCK_DGRAM);
send_batch($a, ['unnamed']);
$d = receive_batch($b, 1)[0];
same([null, null], [$d->endpoint(), $d->destination()], 'a sender without a name');
same(1, send_batch($b, [$d->reply('to the peer')]), 'is the peer');
same('to the peer', receive_batch($a, 1)[0]->data, 'which gets it');
$path = temp_path();
socket_bind($named = socket_create(AF_UNIX, SOCK_DGRAM, 0), $path);
socket_bind($other = socket_create(AF_UNIX, SOCK_DGRAM, 0), "\0$path");
send_batch($named, [new Datagram('x', "@$path")]);
$d = receive_batch($other, 1)[0];
same("unixgram://$path", (string) $d->endpoint(), 'a path');
send_batch($other, [$d->reply('y')]);
same("unixgram://@$path", (string) receive_batch($named, 1)[0]->endpoint(), 'an abstract name');

/* ---- copies ---- */

$d = $query();
foreach ([clone $d, unserialize(serialize($d)), unserialize(serialize(clone $d))] as $i => $copy) {
	same([true, (string) $d->destination(), (string) $d->endpoint()], [$copy == $d, (string) $copy->destination(), (string) $copy->endpoint()], "copy $i");
	send_batch($server, [$copy->reply("copy $i")]);
	same("copy $i from 127.0.0.7", (fn($d) => "$d->data from $d->address")(take($client, 1)[0]), "copy $i: a reply");
}
same('O:16:"Sockets\Datagram":5:{s:4:"data";s:1:"x";s:7:"address";N;s:4:"port";N;s:7:"control";a:0:{}s:9:"truncated";b:0;}', serialize(new Datagram('x')), 'the form of others');
same(['data', 'address', 'port', 'control', 'truncated'], array_keys((array) $d), 'what it shows');
$valid = ['data' => 'x', 'address' => null, 'port' => null, 'control' => [], 'truncated' => false];
$serialized = fn(array $values): string => 'O:16:"Sockets\Datagram"' . substr(serialize($values), 1);
same('x', unserialize($serialized($valid))->data, 'valid');
foreach ([['data' => 1], ['address' => 1], ['port' => '1'], ['control' => 'x'], ['truncated' => 0], ['more' => 1], ['arrival' => 1], ['arrival' => [new stdClass]],
	['arrival' => [[[[['deep']]]]]], ['arrival' => null]] as $wrong) {
	throws('Exception', 'Invalid serialization data for Sockets\Datagram object', fn() => unserialize($serialized($wrong + $valid)), json_encode($wrong));
}
throws('Exception', 'Invalid serialization data for Sockets\Datagram object', fn() => unserialize($serialized(array_slice($valid, 0, 4))), 'not all');
throws('Exception', 'Invalid serialization data for Sockets\Datagram object', fn() => $d->__unserialize($valid), 'one that has values');
throws('Exception', 'Invalid serialization data for Sockets\Datagram object', function () use ($a, $b, $valid) {
	send_batch($a, ['x']);
	receive_batch($b, 1)[0]->__unserialize($valid);
}, 'a received one');
foreach ([['destination' => 'x', 'port' => 1], ['destination' => 1, 'port' => 1], ['destination' => '::1', 'port' => -1], ['destination' => '::1', 'port' => 65536], ['answer' => 1],
	['type' => -5, 'destination' => '::1', 'port' => 1]] as $wrong) {
	$odd = unserialize($serialized(['address' => '::1', 'port' => 5, 'arrival' => $wrong] + $valid));
	same([null, []], [$odd->destination(), $odd->reply('x')->control], json_encode($wrong));
}

/* ---- memory ---- */

$memory = [];
for ($i = 0; $i < 20; $i++) {
	send_batch($client, array_map(fn(int $n) => new Datagram("$n", '127.0.0.' . (1 + $n % 3), $port), range(1, 20)));
	$got = take($server, 20);
	array_map(fn(Datagram $d) => [$d->destination(), clone $d, $d->reply('x'), $d->reply('x', $source)], $got);
	unset($got);
	gc_collect_cycles();
	$memory[$i % 10] = memory_get_usage();
}
same(1, count(array_unique($memory)), 'no memory stays');
$weak = WeakReference::create($query());
same(null, $weak->get(), 'gone');
finish();
?>
--EXPECT--
173 checks held
