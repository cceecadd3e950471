--TEST--
Sockets\send_segments, and UDP_GRO in receive_batch: one string is many datagrams
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{Datagram, Endpoint, ErrorKind, SocketException};
use function Sockets\{receive_batch, send_batch, send_segments};

require __DIR__ . '/../sockets.inc';
bound(30);

/** Receives until so many datagrams came: [data, how many batches brought more than was asked for]. */
function collect(Socket $socket, int $count, int $max = 64, int $size = 65535): array
{
	$data = [];
	$joined = 0;
	while (count($data) < $count) {
		$got = receive_batch($socket, $max, $size, 5);
		$joined += (int) (count($got) > $max);
		array_push($data, ...array_map(fn(Datagram $d): string => $d->data, $got));
	}
	return [$data, $joined];
}

$text = '';
for ($i = 0; $i < 2001; $i++) {
	$text .= chr(33 + $i % 90) . chr(33 + intdiv($i, 90));
}
$can_join = PHP_OS_FAMILY === 'Linux' && defined('UDP_GRO');
foreach ([AF_INET, AF_INET6] as $family) {
	if ($family === AF_INET6 && !@socket_bind(socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP), '::1')) {
		continue;
	}
	[$a, $from] = udp_bound($family);
	[$b, $to] = udp_bound($family);
	socket_set_option($b, SOL_SOCKET, SO_RCVBUF, 1 << 20);
	$host = loopback($family);
	$endpoint = Endpoint::local($b);
	foreach ([1000, 1001, 100, 4002, 5000] as $size) {
		$parts = str_split($text, $size);
		same(count($parts), send_segments($a, $text, $size, $endpoint), "by $size: how many");
		same([$parts, 0], collect($b, count($parts)), "by $size: what arrives");
	}
	if ($can_join && socket_set_option($b, SOL_UDP, UDP_GRO, 1)) {
		foreach ([7, 100, 1001] as $size) {
			$parts = str_split($text, $size);
			same(count($parts), send_segments($a, $text, $size, (string) $endpoint, 5), "joined by $size: how many");
			[$got, $joined] = collect($b, count($parts), 2);
			same($parts, $got, "joined by $size: what arrives");
			holds($joined > 0 || count($parts) < 5, "joined by $size: more than were asked for");
		}
		send_batch($a, [new Datagram('a', $host, $to), new Datagram('', $host, $to)]);
		same(['a', ''], array_map(fn($d) => $d->data, receive_batch($b, 5, timeout: 5)), 'what is not joined');
		send_segments($a, '0123456789', 4, $endpoint);
		$got = receive_batch($b, 5, 3, 5);
		same(['012', '456', '89'], array_map(fn($d) => $d->data, $got), 'the size is that of a datagram');
		same([true, true, false], array_map(fn($d) => $d->truncated, $got), 'and a longer datagram is marked truncated');
		$control = $got[0]->control;
		$control[0]['data'] = 0;
		unset($got[0], $got[1]);
		socket_set_option($b, SOL_UDP, UDP_GRO, 0);
		send_segments($a, '0123456789', 4, $endpoint);
		same(['0123', '4567', '89'], array_map(fn($d) => $d->data, [...receive_batch($b, 1, 9, 5), ...receive_batch($b, 1, 9, 5), ...receive_batch($b, 1, 9, 5)]), 'off again');
		same([$host, $from, UDP_GRO, 4], [$got[2]->address, $got[2]->port, $got[2]->control[0]['type'], $got[2]->control[0]['data']], 'and came with the rest');
	}
	/* an answer goes to where a datagram comes from */
	send_batch($a, [new Datagram('ask', $host, $to)]);
	same(2, send_segments($b, 'answer', 3, receive_batch($b, 1)[0]), 'an answer');
	same([['ans', 'wer'], 0], collect($a, 2), 'arrives');
}

/* somebody else who has the socket asks for joined datagrams: their size is that of each all the same */
if ($can_join) {
	[$a] = udp_bound();
	[$b] = udp_bound();
	$twin = socket_import_stream(socket_export_stream($b));
	$endpoint = Endpoint::local($b);
	$parts = str_split(substr($text, 0, 4000), 1000);
	foreach ([0, 1, 0, 1] as $on) {
		send_segments($a, 'x', 100, $endpoint);
		same(1, count(receive_batch($b, 4, 10, 5)), "before: $on");
		same(true, socket_set_option($twin, SOL_UDP, UDP_GRO, $on), "set: $on");
		send_segments($a, implode($parts), 1000, $endpoint);
		[$got, $joined] = collect($b, 4, 3, 1001);
		same($parts, $got, "what arrives: $on");
	}
}

/* the peer of a connected socket; other kinds of datagrams */
[$a, $b] = udp_pair();
same(3, send_segments($a, '0123456789', 4), 'to the peer');
same([['0123', '4567', '89'], 0], collect($b, 3), 'arrives');
same(0, send_segments($a, '', 4), 'nothing');
same(1, send_segments($a, 'x', 65535), 'one alone');
same([['x'], 0], collect($b, 1), 'arrives');
[$c, $d] = unix_pair(SOCK_DGRAM);
same(3, send_segments($c, '0123456789', 4), 'over a unix socket');
same([['0123', '4567', '89'], 0], collect($d, 3), 'arrives');
$path = temp_path();
$server = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($server, $path);
same(2, send_segments(socket_create(AF_UNIX, SOCK_DGRAM, 0), 'segments', 4, "unixgram://$path"), 'to a path');
same([['segm', 'ents'], 0], collect($server, 2), 'arrives');

/* what goes wrong */
[$free, $free_port] = udp_bound();
try {
	send_segments($free, 'x', 1);
	holds(false, 'nobody to send to');
} catch (SocketException $e) {
	same(["send_segments on udp://127.0.0.1:$free_port: " . socket_strerror(socket_last_error($free)), 0], [$e->getMessage(), $e->transferred], 'nobody to send to');
}
$name = 'Sockets\send_segments(): Argument ';
throws('ValueError', $name . '#3 ($segment) must be between 1 and 65535', fn() => send_segments($a, 'x', 0));
throws('ValueError', $name . '#4 ($to) must have a numeric IPv4 address', fn() => send_segments($a, 'x', 1, 'udp://localhost:1'));
throws('ValueError', $name . '#4 ($to) must have a numeric IPv4 address', fn() => send_segments($a, 'x', 1, 'udp://[::1]:1'));
throws('ValueError', $name . '#4 ($to) must have "://" at column 4', fn() => send_segments($a, 'x', 1, 'udp:x'));
throws('TypeError', $name . '#4 ($to) must be of type Sockets\Datagram|Sockets\Endpoint|string|null, array given', fn() => send_segments($a, 'x', 1, []));
throws('ValueError', $name . '#1 ($socket) must be a datagram socket', fn() => send_segments(tcp_pair()[0], 'x', 1));
finish();
?>
--EXPECT--
80 checks held
