--TEST--
examples/dns_server.php: dig and dnsperf, over UDP and TCP; truncation, EDNS, messages that are no questions
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/server.inc';
need_clients('dig', 'dnsperf');
need_ipv6();
?>
--FILE--
<?php
require __DIR__ . '/server.inc';
bound(110);
$texts = array_map(fn(int $n) => str_repeat(chr(ord('a') + $n), 200), range(0, 3));
$zone = ['SOA' => ['ns.example.test admin.example.test 7 2 3 4 60'], 'NS' => ['ns.example.test', 'ns.example.net'],
	'MX' => ['10 mail.example.test'], 'TXT' => ['short', str_repeat('long ', 60)]];
$zones = ['example.test' => $zone, 'www.example.test' => ['A' => ['192.0.2.1', '192.0.2.2'], 'AAAA' => ['2001:db8::1']],
	'MiXed.example.test' => ['A' => ['192.0.2.3']], '_sip._udp.example.test' => ['SRV' => ['1 10 5060 www.example.test']],
	'texts.example.test' => ['TXT' => $texts], 'many.example.test' => ['A' => array_map(fn(int $n) => "192.0.2.$n", range(1, 200))],
	'2.0.192.in-addr.arpa' => ['SOA' => $zone['SOA']], '1.2.0.192.in-addr.arpa' => ['PTR' => ['www.example.test']]];
file_put_contents($file = temp_path('.json'), json_encode($zones));
$server = new Server('dns_server', '127.0.0.1:0', $file);
$dig = fn(string ...$words) => client('dig', '+time=10', '+tries=1', '+nocookie', '-p', (string) $server->port, '@127.0.0.1', ...$words);
$lines = function (string $text): array {
	$lines = explode("\n", $text);
	sort($lines);
	return $lines;
};

foreach (['+notcp', '+tcp'] as $over) {
	same(['192.0.2.1', '192.0.2.2'], $lines($dig('+short', $over, 'www.example.test')), "A $over");
	same('2001:db8::1', $dig('+short', $over, 'WWW.example.TEST', 'AAAA'), "AAAA $over");
	same(['ns.example.net.', 'ns.example.test.'], $lines($dig('+short', $over, 'example.test', 'NS')), "NS $over");
	same('10 mail.example.test.', $dig('+short', $over, 'example.test', 'MX'), "MX $over");
	same('1 10 5060 www.example.test.', $dig('+short', $over, '_sip._udp.example.test', 'SRV'), "SRV $over");
	same('www.example.test.', $dig('+short', $over, '-x', '192.0.2.1'), "PTR $over");
	same('192.0.2.3', $dig('+short', $over, 'mixed.example.test'), "a name with upper case in the zone $over");
	same(['"' . substr(str_repeat('long ', 60), 0, 255) . '" "' . substr(str_repeat('long ', 60), 255) . '"', '"short"'],
		$lines($dig('+short', $over, 'example.test', 'TXT')), "TXT $over");
	same('ns.example.test. admin.example.test. 7 2 3 4 60', $dig('+short', $over, 'example.test', 'SOA'), "SOA $over");
}

/* The status, the flags and the SOA record of answers without data. */
foreach ([['none.example.test', 'A', 'NXDOMAIN', true], ['www.example.test', 'MX', 'NOERROR', true], ['_udp.example.test', 'A', 'NOERROR', true],
	['example.com', 'A', 'REFUSED', false], ['.', 'A', 'REFUSED', false]] as [$name, $type, $status, $soa]) {
	$answer = $dig($name, $type);
	holds(str_contains($answer, "status: $status,"), "$name $type: $status: $answer");
	same([$soa, $soa], [str_contains($answer, "\tSOA\t"), preg_match('~flags:[^;]* aa~', $answer) === 1], "$name $type: SOA record, authoritative");
}
holds(str_contains($dig('+norec', '-c', 'CH', 'www.example.test'), 'status: REFUSED,'), 'another class');
holds(str_contains($dig('+opcode=NOTIFY', 'www.example.test'), 'status: NOTIMP,'), 'another operation');

/* Truncation: of what does not fit into 512 bytes, or into the size that the client names; then TCP. */
$size = fn(string $answer) => preg_match('~MSG SIZE +rcvd: (\d+)~', $answer, $m) ? (int) $m[1] : 0;
foreach ([['+noedns', 'tc', 512], ['+bufsize=600', 'tc', 600], ['+bufsize=1232', '', 1232]] as [$option, $flag, $most]) {
	$answer = $dig('+ignore', $option, 'texts.example.test', 'TXT');
	same($flag === 'tc', preg_match('~flags:[^;]* tc~', $answer) === 1, "$option: truncated?");
	holds($size($answer) <= $most && $size($answer) > 0, "$option: size");
	$answer = $dig($option, 'texts.example.test', 'TXT');
	same([4, $flag === 'tc'], [substr_count($answer, "\tTXT\t"), str_contains($answer, '(TCP)')], "$option: all of them");
}
holds(preg_match('~flags:[^;]* tc~', $dig('+ignore', '+bufsize=4096', 'many.example.test')) === 1, 'more than the server sends over UDP');
same(200, count($lines($dig('+short', '+bufsize=4096', 'many.example.test'))), 'and over TCP');
holds(str_contains($dig('+tcp', '+keepopen', 'www.example.test', 'A', 'example.test', 'MX'), 'IN	MX'), 'two questions over a connection');

/* What is no question gets an error or nothing, and stops nothing. */
$udp = Sockets\connect("udp4://127.0.0.1:$server->port");
foreach (['', 'x', str_repeat("\0", 11), str_repeat("\xff", 500)] as $message) {
	Sockets\write_all($udp, $message);
}
Sockets\write_all($udp, "\1\2\0\0\0\1\0\0\0\0\0\0\3www");
same("\1\2\x80\1\0\0\0\0\0\0\0\0", Sockets\read($udp, 512, 20), 'a question that is not complete');
Sockets\write_all($udp, "\1\2\0\0\0\1\0\0\0\0\0\0\xc0\x0c\0\1\0\1");
same("\1\2\x80\1\0\0\0\0\0\0\0\0", Sockets\read($udp, 512, 20), 'a compressed name');
$silent = $server->connect();
Sockets\write_all($silent, "\0");
foreach (["\0\0", "\0\1x", pack('n', 12) . str_repeat("\xff", 12)] as $message) {
	$client = $server->connect();
	Sockets\write_all($client, $message);
	same('', Sockets\read($client, 100, 20), 'closed');
}

/* A client that does not read stops nobody: its questions wait. */
$stubborn = $server->connect();
$question = "\0\1\1\0\0\1\0\0\0\0\0\0\4many\7example\4test\0\0\1\0\1";
$question = pack('n', strlen($question)) . $question;
$sent = write_until_full($stubborn, str_repeat($question, 1000), 100_000_000);
holds($sent < 100_000_000, "the server has stopped reading after $sent bytes");
same('192.0.2.3', $dig('+short', '+tcp', 'mixed.example.test'), 'another client');

/* On any address: the answer comes from the one that was asked, or dig would not take it. */
$any = new Server('dns_server', '*:0', $file);
foreach (['127.0.0.1', '127.0.0.2', '127.1.2.3', '::1'] as $address) {
	foreach (['+notcp', '+tcp'] as $over) {
		same('192.0.2.3', client('dig', '+time=10', '+tries=1', '+short', $over, '-p', (string) $any->port, "@$address", 'mixed.example.test'), "at $address $over");
	}
}
$any->runs();

/* dnsperf */
file_put_contents($queries = temp_path(), str_repeat("www.example.test A\nnone.example.test A\ntexts.example.test TXT\nexample.test MX\n", 250));
foreach (['udp', 'tcp'] as $over) {
	$report = client('dnsperf', '-m', $over, '-s', '127.0.0.1', '-p', (string) $server->port, '-d', $queries, '-n', '2', '-t', '20', '-e');
	same(1, preg_match('~Queries completed: +2000 \(100\.00%\)~', $report), "dnsperf over $over: $report");
	same(1, preg_match('~NOERROR 1500 \(75\.00%\), NXDOMAIN 500~', $report), "its answers over $over: $report");
}
$server->runs();
finish();
?>
--EXPECT--
110 checks held
