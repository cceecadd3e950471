<?php
/*
 * Many clients in one process: a chat, which sends each line to all other clients.
 *
 *     php select_chat.php [PORT [SECONDS]]      then, more than once: telnet 127.0.0.1 PORT
 *
 * It ends when all clients have left, or after SECONDS (10) without an event.
 * No socket ever blocks, so one slow client does not delay the others. Everything that a client can
 * make grow has a limit: the line that it writes, the text that it does not read, the number of clients.
 */
const LINE_MAX = 16384;         // bytes of a line
const OUTPUT_MAX = 262144;      // unsent bytes for a client; beyond that it is too slow for this chat
const CLIENTS_MAX = 200;
const WAIT_MAX = 1;             // seconds until the next attempt to accept while no descriptor is left

$seconds = (int) ($argv[2] ?? 10);
$server = socket_create(AF_INET, SOCK_STREAM, SOL_TCP) ?: exit(1);
if (!socket_bind($server, '127.0.0.1', (int) ($argv[1] ?? 0)) || !socket_listen($server, 128)) {
	exit(1);
}
socket_set_nonblock($server);
socket_getsockname($server, $address, $port);
echo "listening on $address port $port\n";

$clients = [];    // number => Socket
$input = [];      // number => received part of a line
$output = [];     // number => unsent output
$count = 0;
$full = false;       // no descriptor is left: no client is accepted until one leaves, or for WAIT_MAX
$waiting = false;    // it was full: clients may still wait to be accepted

function say(string $text, int $but): void
{
	global $clients, $output;
	foreach ($clients as $number => $client) {
		if ($number !== $but && strlen($output[$number]) <= OUTPUT_MAX) {    // beyond that it will be closed
			$output[$number] .= $text;
		}
	}
}

function leave(int $number): void
{
	global $clients, $input, $output, $full;
	socket_close($clients[$number]);
	$full = false;
	unset($clients[$number], $input[$number], $output[$number]);
	say("* $number leaves\n", $number);
	echo "$number leaves\n";
}

do {
	$read = $clients + ($full || count($clients) >= CLIENTS_MAX ? [] : ['server' => $server]);
	$write = array_intersect_key($clients, array_filter($output, fn($text) => $text !== ''));
	$except = null;
	$ready = socket_select($read, $write, $except, $full ? WAIT_MAX : $seconds);
	if ($ready === 0 && $full) {
		$full = false;
		continue;
	}
	if ($ready === 0 || $ready === false) {
		echo "nothing happened in $seconds seconds\n";
		break;
	}
	if (isset($read['server'])) {    // socket_select() keeps the keys: a key identifies its client
		unset($read['server']);
		while (count($clients) < CLIENTS_MAX && ($client = @socket_accept($server))) {
			socket_set_nonblock($client);
			$number = ++$count;
			$clients[$number] = $client;
			$input[$number] = '';
			$output[$number] = "* you are $number of " . count($clients) . "\n";
			say("* $number comes\n", $number);
			echo "$number comes\n";
		}
		$full = $waiting = in_array(socket_last_error($server), [SOCKET_EMFILE, SOCKET_ENFILE], true);
		socket_clear_error($server);
	}
	foreach ($read as $number => $client) {
		$data = @socket_read($client, LINE_MAX);
		if ($data === '' || ($data === false && socket_last_error($client) !== SOCKET_EAGAIN)) {
			leave($number);
			continue;
		}
		$lines = explode("\n", $input[$number] . $data);
		$input[$number] = array_pop($lines);
		if (max(array_map(strlen(...), [...$lines, $input[$number]])) > LINE_MAX) {
			leave($number);
			continue;
		}
		foreach ($lines as $line) {
			say("$number: " . rtrim($line, "\r") . "\n", $number);
		}
	}
	foreach (array_intersect_key($write, $clients) as $number => $client) {
		$sent = @socket_write($client, $output[$number]);
		if ($sent === false && socket_last_error($client) !== SOCKET_EAGAIN) {
			leave($number);
		} elseif ($sent !== false) {
			$output[$number] = substr($output[$number], $sent);
		}
	}
	foreach (array_filter($output, fn($text) => strlen($text) > OUTPUT_MAX) as $number => $text) {
		leave($number);
	}
} while ($clients !== [] || $count === 0 || $waiting);
