<?php
/*
 * An authoritative DNS server over UDP and TCP (RFC 1035), with EDNS (RFC 6891).
 *
 *     php dns_server.php [HOST:PORT [ZONES.json]]      then: dig -p PORT @127.0.0.1 www.example.test
 *
 * 127.0.0.1:0 by default (a free port). ZONES.json has an object like the array below. A name with a SOA
 * record begins a zone; questions about other zones are refused.
 */
use Io\Poll\{Context, Event};
use Sockets\{Endpoint, Reader, SocketException, TimeoutException, Writer};
use function Sockets\{accept, close, listen, receive_batch, send_batch};

const TYPES = ['A' => 1, 'NS' => 2, 'SOA' => 6, 'PTR' => 12, 'MX' => 15, 'TXT' => 16, 'AAAA' => 28, 'SRV' => 33];
const UDP_MAX = 1232, TTL = 300;    // bytes of an answer over UDP, which no network divides; seconds
const CLIENTS_MAX = 500;     // of TCP; when more come, the oldest is closed
const EXAMPLE = [
	'example.test' => ['SOA' => ['www.example.test admin.example.test 1 7200 3600 86400 300'], 'NS' => ['www.example.test'],
		'MX' => ['10 mail.example.test', '20 mail.example.net'], 'TXT' => ['v=spf1 -all']],
	'www.example.test' => ['A' => ['192.0.2.1', '192.0.2.2'], 'AAAA' => ['2001:db8::1']], '_sip._udp.example.test' => ['SRV' => ['1 10 5060 www.example.test']],
];

function encode_name(string $name): string
{
	return implode('', array_map(fn(string $label) => chr(strlen($label)) . $label, explode('.', $name))) . "\0";
}

function encode_data(string $type, string $text): string
{
	$words = explode(' ', $text);
	return match ($type) {
		'A', 'AAAA' => (string) inet_pton($text),
		'NS', 'PTR' => encode_name($text),
		'MX' => pack('n', $words[0]) . encode_name($words[1]),
		'SRV' => pack('n3', ...array_slice($words, 0, 3)) . encode_name($words[3]),
		'TXT' => implode('', array_map(fn(string $part) => chr(strlen($part)) . $part, str_split($text, 255))),
		default => encode_name($words[0]) . encode_name($words[1]) . pack('N5', ...array_slice($words, 2)),
	};
}

function number(string $message, int $at): int
{
	return ord($message[$at]) << 8 | ord($message[$at + 1]);
}

/** @param array<string, array<int, list<string>>> $all the data; returns the answer to a message, null if it gets none */
function answer_query(array $all, string $message, bool $udp): ?string
{
	if (strlen($message) < 12 || (ord($message[2]) & 0x80) !== 0) {    // not a question
		return null;
	}
	[$id, $flags] = [number($message, 0), 0x8000 | (number($message, 2) & 0x7900)];
	for ($end = 12; ($message[$end] ?? '@') > "\0" && ($message[$end] ?? '@') < '@'; $end += 1 + ord($message[$end])) {
	}
	$name = strtolower(substr($message, 12, $end - 11));
	if (($flags & 0x7800) !== 0 || number($message, 4) !== 1 || !str_ends_with($name, "\0") || strlen($name) > 255 || strlen($message) < $end + 5) {
		return pack('n6', $id, $flags | (($flags & 0x7800) !== 0 ? 4 : 1), 0, 0, 0, 0);    // NOTIMP, FORMERR
	}
	[$type, $class] = [number($message, $end + 1), number($message, $end + 3)];
	$question = substr($message, 12, $end - 7);
	$edns = number($message, 10) > 0 && substr($message, $end + 5, 3) === "\0\0\x29" && strlen($message) >= $end + 16;
	$option = $edns ? "\0" . pack('n2Nn', 41, UDP_MAX, 0, 0) : '';
	for ($zone = $name; $zone !== '' && !isset($all[$zone][TYPES['SOA']]); $zone = substr($zone, 1 + ord($zone))) {
	}
	$flags |= $zone === '' || $class !== 1 ? 5 : 0x0400 | (isset($all[$name]) ? 0 : 3);    // REFUSED, NXDOMAIN
	$found = ($flags & 15) === 0 ? $all[$name][$type] ?? [] : [];
	$soa = $found === [] && ($flags & 15) !== 5 ? [$all[$zone][TYPES['SOA']][0]] : [];
	$text = pack('n6', $id, $flags, 1, count($found), count($soa), (int) $edns) . $question;
	foreach ($found ?: $soa as $data) {
		$text .= ($found ? "\xc0\x0c" : $zone) . pack('n2Nn', $found ? $type : TYPES['SOA'], 1, TTL, strlen($data)) . $data;
	}
	$max = $edns ? min(UDP_MAX, max(512, number($message, $end + 8))) : 512;
	return $udp && strlen($text . $option) > $max ? pack('n6', $id, $flags | 0x0200, 1, 0, 0, (int) $edns) . $question . $option : $text . $option;
}

/** @param array<string, array<int, list<string>>> $all for the answers to the datagrams that have arrived */
function serve_udp(Socket $socket, array $all): void
{
	$answers = [];
	foreach (receive_batch($socket, 64, 4096, 0) as $query) {
		$text = answer_query($all, $query->data, true);
		$text === null || $answers[] = $query->reply($text);    // from the address that was asked
	}
	while ($answers !== []) {
		try {
			$answers = array_slice($answers, send_batch($socket, $answers, 0));
		} catch (TimeoutException) {
			return;    // the network is busy: these clients ask again
		} catch (SocketException $e) {
			$answers = array_slice($answers, $e->transferred + 1);    // that one has an invalid sender
		}
	}
}

/** @param array<string, array<int, list<string>>> $all for the answer to a message of TCP; returns the event to wait for */
function serve_tcp(Reader $reader, Writer $writer, array $all): Event
{
	try {
		if (!$writer->wantsWrite()) {
			$query = $reader->readMessage(fn() => $reader->readExactly(number($reader->readExactly(2), 0)));
			$text = answer_query($all, $query, false) ?? throw new UnexpectedValueException('not a question');
			$writer->write([pack('n', strlen($text)), $text]);
		}
		return $writer->tryFlush() && $reader->buffered() === 0 ? Event::Read : Event::Write;
	} catch (TimeoutException) {
		return Event::Read;
	}
}

/** @var array<string, array<string, list<string>>> $zones */
$zones = isset($argv[2]) ? json_decode((string) file_get_contents($argv[2]), true, flags: JSON_THROW_ON_ERROR) : EXAMPLE;
$all = [];    // the data by encoded name and type; a name above another one exists, too
foreach ($zones as $name => $records) {
	foreach ($records as $type => $texts) {
		$all[encode_name(strtolower($name))][TYPES[$type]] = array_map(fn(string $text) => encode_data($type, $text), $texts);
	}
	for ($above = encode_name(strtolower($name)); $above !== "\0"; $above = substr($above, 1 + ord($above))) {
		$all[$above] ??= [];
	}
}
$tcp = listen('tcp://' . ($argv[1] ?? '127.0.0.1:0'), ['nodelay' => true]);
$port = (int) Endpoint::local($tcp)->port;
$udp = listen('udp://' . preg_replace('~:\d+$~', ":$port", $argv[1] ?? '127.0.0.1:0'));
echo 'listening on ', Endpoint::local($tcp), "\n";
[$context, $clients] = [new Context(), []];
$context->add(new SocketPollHandle($udp), [Event::Read], [$udp, null, null]);
$context->add(new SocketPollHandle($tcp), [Event::Read], [$tcp, null, null]);
for (;;) {
	foreach ($context->wait() as $watcher) {
		/** @var array{Socket, ?Reader, ?Writer} $data */
		$data = $watcher->getData();
		[$socket, $reader, $writer] = $data;
		try {
			if ($socket === $udp) {
				serve_udp($udp, $all);
			} elseif ($reader === null || $writer === null) {
				$clients[] = $client = accept($tcp, 0);
				$context->add(new SocketPollHandle($client), [Event::Read], [$client, new Reader($client, 65535, 0), new Writer($client)]);
			} elseif ([$event = serve_tcp($reader, $writer, $all)] !== $watcher->getWatchedEvents()) {
				$watcher->modifyEvents([$event]);
			}
		} catch (SocketException | UnexpectedValueException) {
			$clients = array_filter($clients, fn(Socket $client) => $client !== $socket);    // the client is lost
			in_array($socket, [$udp, $tcp], true) || close($socket);
		}
	}
	while (count($clients) > CLIENTS_MAX) {
		close(array_shift($clients));
	}
}
