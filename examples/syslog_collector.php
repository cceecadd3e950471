<?php
/*
 * Collects syslog messages (RFC 5424 and RFC 3164) over UDP, TCP (RFC 6587) and a unix socket, and prints
 * each as a line of JSON. It answers who asks the group for a collector.
 *
 *     php syslog_collector.php [HOST:PORT [PATH [DISCOVERY-PORT [INTERFACE]]]]
 *
 * 127.0.0.1:0 by default (a free port); then: logger --server 127.0.0.1 --port PORT hello. PATH is a socket
 * like /dev/log. A datagram "syslog?" to the group GROUP is answered with the port of the collector.
 */
use Io\Poll\{Context, Event};
use Sockets\{Endpoint, Reader, SocketException, TimeoutException};
use function Sockets\{close, join_group, listen, receive_batch, send_batch, try_accept};

const GROUP = '239.255.77.3';
const MESSAGE_MAX = 8192;    // bytes of a message
const TURN = 64;             // messages of a client before the others have their turn
const CLIENTS_MAX = 1000;    // of TCP; fewer than the process may have descriptors
const MONTHS = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const RFC5424 = '~^1 (?<time>\S+) (?<host>\S+) (?<app>\S+) (?<pid>\S+) (?<id>\S+) (?<data>-|(?:\[(?:[^]"]|"(?:[^"\\\\]|\\\\.)*")*\])+)(?: (?:\xef\xbb\xbf)?(?<text>.*))?$~Ds';
const RFC3164 = '~^(?:(?<time>' . MONTHS . ' [ \d]\d \d\d:\d\d:\d\d) (?:(?<host>[^\s:\[]+) (?=\S+:))?)?(?:(?<app>[^\s:\[]{1,48})(?:\[(?<pid>[^]]*)\])?: ?)?(?<text>.*)$~Ds';

/** Prints a message. Bytes that are not UTF-8 are replaced. */
function collect(string $message, string $from): void
{
	$valid = preg_match('~^<(\d{1,3})>~', $message, $m) && $m[1] < 192;
	$priority = $valid ? (int) $m[1] : 13;    // user.notice
	$rest = rtrim($valid ? substr($message, strlen($m[0])) : $message, "\0\r\n");
	preg_match(RFC5424, $rest, $m) || preg_match(RFC3164, $rest, $m);
	$fields = array_filter($m, fn($value, $name) => is_string($name) && $value !== '' && $value !== '-', ARRAY_FILTER_USE_BOTH);
	echo json_encode(['from' => $from, 'facility' => $priority >> 3, 'severity' => $priority & 7] + $fields, JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES), "\n";
}

/** Reads a message of a stream: its length and its bytes, or a line. Null at the end of the stream. */
function read_message(Reader $reader): ?string
{
	if (!preg_match('~^[1-9]~', $reader->peek(1))) {
		return $reader->readLine();
	}
	$length = $reader->readUntil(' ');
	return strlen($length) < 6 && $length <= MESSAGE_MAX ? $reader->readExactly((int) $length) : throw new LengthException('too long a message');
}

/** Collects the messages of a stream that have arrived. Returns the event to wait for; null at its end. */
function collect_stream(Reader $reader, string $from): ?Event
{
	try {
		for ($turn = TURN; $turn > 0; $turn--) {
			$message = $reader->readMessage(read_message(...));
			if ($message === null) {
				return null;
			}
			$message === '' || collect($message, $from);
		}
	} catch (TimeoutException) {
		return Event::Read;
	}
	return Event::Write;    // others first
}

/** Answers the questions for a collector. */
function answer_questions(Socket $socket, int $port): void
{
	foreach (receive_batch($socket, 16, 64, 0) as $question) {
		if ($question->data === 'syslog?') {
			send_batch($socket, [$question->reply("syslog udp $port tcp $port")], 0);
		}
	}
}

[$at, $path, $group] = [$argv[1] ?? '127.0.0.1:0', $argv[2] ?? '', $argv[3] ?? ''];
$tcp = listen("tcp://$at", ['keepalive' => true]);
$port = (int) Endpoint::local($tcp)->port;
$sockets = ['tcp' => $tcp, 'udp' => listen('udp://' . preg_replace('~:\d+$~', ":$port", $at))];
if ($path !== '') {
	$sockets['unix'] = listen("unixgram://$path", ['mode' => 0666, 'replace' => true]);
}
if ($group !== '') {
	$sockets['group'] = listen('udp4://' . GROUP . ":$group", ['reuseaddr' => true]);
	join_group($sockets['group'], GROUP, $argv[4] ?? null);
}
$context = new Context();
foreach ($sockets as $kind => $socket) {
	$context->add(new SocketPollHandle($socket), [Event::Read], [$socket, $kind, null]);
	echo $kind === 'tcp' ? 'listening on ' . Endpoint::local($socket) . "\n" : '';
}
$clients = [];    // object id => Socket
for (;;) {
	foreach ($context->wait() as $watcher) {
		/** @var array{Socket, string, ?Reader} $data */
		$data = $watcher->getData();
		[$socket, $from, $reader] = $data;
		$event = Event::Read;
		try {
			if ($reader !== null) {
				$event = collect_stream($reader, $from);
			} elseif ($from === 'tcp') {
				$client = try_accept($socket, $peer);
				if ($client !== null && count($clients) < CLIENTS_MAX) {
					$context->add(new SocketPollHandle($client), [Event::Read], [$client, (string) $peer, new Reader($client, MESSAGE_MAX, 0)]);
					$clients[spl_object_id($client)] = $client;
				} elseif ($client !== null) {
					close($client);
				}
			} elseif ($from === 'group') {
				answer_questions($socket, $port);
			} else {
				foreach (receive_batch($socket, 64, MESSAGE_MAX, 0) as $datagram) {
					collect($datagram->data, $from === 'unix' ? $from : "udp://$datagram->address:$datagram->port");
				}
			}
		} catch (SocketException | LengthException) {
			$event = null;
		}
		if ($reader !== null && $event === null) {
			unset($clients[spl_object_id($socket)]);
			close($socket);
		} elseif ($event !== null && [$event] !== $watcher->getWatchedEvents()) {
			$watcher->modifyEvents([$event]);
		}
	}
}
