--TEST--
examples/syslog_collector.php: logger over UDP, TCP and a unix socket in both formats; discovery by multicast
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/server.inc';
need_clients('logger');
need_namespace();
?>
--FILE--
<?php
require __DIR__ . '/server.inc';
in_namespace(__FILE__, "ip link set lo multicast on\nip route add 224.0.0.0/4 dev lo");
bound(110);
$path = temp_path();
$group = (string) Sockets\Endpoint::local($free = Sockets\listen('udp4://*:0'))->port;
Sockets\close($free);
$server = new Server('syslog_collector', '127.0.0.1:0', $path, $group, 'lo');

/** The message that the collector prints next. */
function collected(): array
{
	global $server;
	static $seen = 1;    // the first line has the port
	for ($end = hrtime(true) + 30e9; hrtime(true) < $end; usleep(2000)) {
		$lines = explode("\n", $server->program->log());
		if (count($lines) > $seen + 1) {
			return json_decode($lines[$seen++], true, 4, JSON_THROW_ON_ERROR);
		}
	}
	return [];
}

/** Sends a message by logger and compares the fields that it names. */
function log_by(array $options, array $want): void
{
	client('logger', ...$options);
	$got = collected();
	same($want, array_intersect_key($got, $want + ['none' => 1]), implode(' ', $options));
	same([], array_diff_key($got, $want, array_flip(['from', 'time', 'host', 'data'])), 'no other field');
}

$to = ['--server', '127.0.0.1', '--port', (string) $server->port];
foreach ([['--udp'], ['--tcp'], ['--tcp', '--octet-count']] as $over) {
	log_by([...$to, ...$over, '--rfc5424', '-t', 'app', '-p', 'local7.err', '--id=77', '--msgid', 'M1', '--sd-id', 'a@1', '--sd-param', 'x="y z"', 'a message'],
		['facility' => 23, 'severity' => 3, 'app' => 'app', 'pid' => '77', 'id' => 'M1', 'text' => 'a message']);
	log_by([...$to, ...$over, '--rfc3164', '-t', 'app', '-p', 'cron.debug', '--id=77', 'another: message'],
		['facility' => 9, 'severity' => 7, 'app' => 'app', 'pid' => '77', 'text' => 'another: message']);
}
log_by(['--socket', $path, '--socket-errors=on', '-t', 'local', 'over the unix socket'], ['from' => 'unix', 'facility' => 1, 'severity' => 5, 'app' => 'local', 'text' => 'over the unix socket']);
log_by(['--socket', $path, '--socket-errors=on', '--rfc5424', '-t', 'local', "\u{e9}"], ['from' => 'unix', 'facility' => 1, 'severity' => 5, 'app' => 'local', 'text' => "\u{e9}"]);

/* Several messages over a connection, and what logger does not send. */
$send = fn(Socket $client, string ...$parts) => array_map(fn(string $part) => [Sockets\write_all($client, $part, 10), usleep(1000)], $parts);
$client = $server->connect();
$send($client, "<14>first\n<15>se", "cond\n\n3", "1 <16>with an end of line \n in it", "<17>last\n12 <18>a\0\xff\nx");
$texts = ['first', 'second', 'with an end of line ' . "\n" . ' in it', 'last'];
foreach ($texts as $n => $text) {
	$got = collected();
	same([14 + $n >> 3, 14 + $n & 7, $text], [$got['facility'], $got['severity'], $got['text']], 'framed');
}
Sockets\close($client);
foreach (["999999 x", str_repeat('x', 20000)] as $wrong) {
	$client = $server->connect();
	Sockets\write_all($client, $wrong, 20);
	try {
		same('', Sockets\read($client, 10, 20), 'closed');
	} catch (Sockets\SocketException $e) {
		same(Sockets\ErrorKind::Reset, $e->kind, 'closed');
	}
}
$udp = Sockets\connect("udp4://127.0.0.1:$server->port");
foreach (['<999>x' => [13, '<999>x'], "<13>\xff\n" => [13, "\u{fffd}"], '' => [13, ''], '<34>1 - - - - - - text' => [34, 'text'],
	'<34>1 2003-10-11T22:14:15.003Z h a - I [x@1 a="]\\""] ' . "\xef\xbb\xbftext" => [34, 'text'], '<5>Oct  1 22:14:15 host su[1]: text' => [5, 'text']] as $message => [$priority, $text]) {
	Sockets\write_all($udp, $message);
	$got = collected();
	same([$priority, $text], [$got['facility'] * 8 + $got['severity'], $got['text'] ?? ''], "\"$message\"");
}

/* Discovery */
$asks = Sockets\listen('udp4://127.0.0.1:0');
foreach (['nothing', 'syslog?'] as $question) {
	Sockets\send_batch($asks, [new Sockets\Datagram($question, '239.255.77.3', (int) $group)]);
}
same("syslog udp $server->port tcp $server->port", Sockets\receive_batch($asks, 1, timeout: 20)[0]->data, 'discovery');
same(true, $server->program->runs(), 'it runs');
finish();
?>
--EXPECT--
39 checks held
