<?php
/*
 * Multicast discovery: services answer requests that are sent to a group.
 *
 *     php discover.php serve PORT NAME [SECONDS]      answers for SECONDS (5)
 *     php discover.php find PORT [SECONDS]            lists the services that answer in SECONDS (0.5)
 *
 * INTERFACE=eth0 in the environment chooses the network; the default is the loopback interface.
 */
use Sockets\{Datagram, TimeoutException};
use function Sockets\{listen, receive_batch, send_batch};

const GROUP = '239.255.77.2';
$interface = getenv('INTERFACE') ?: 'lo';

/**
 * The datagrams that arrive before a deadline.
 *
 * @return Generator<int, Datagram>
 */
function until(Socket $socket, float $end): Generator
{
	try {
		for (;;) {
			yield from receive_batch($socket, 16, 1500, max(0, $end - microtime(true)));
		}
	} catch (TimeoutException) {
	}
}

function serve_as(int $port, string $name, float $seconds, string $interface): void
{
	/* Several services of a machine share the port. */
	$socket = listen('udp4://' . GROUP . ":$port?reuseaddr=1");
	socket_set_option($socket, IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => GROUP, 'interface' => $interface]);
	socket_set_option($socket, IPPROTO_IP, IP_MULTICAST_IF, $interface);
	echo "$name serves\n";
	foreach (until($socket, microtime(true) + $seconds) as $question) {
		if ($question->data === 'who?') {
			send_batch($socket, [new Datagram($name, $question->address, $question->port)]);
		}
	}
}

/** @return array<string, ?string> the address of each service by its name */
function find(int $port, float $seconds, string $interface): array
{
	$socket = listen('udp4://*:0');
	socket_set_option($socket, IPPROTO_IP, IP_MULTICAST_IF, $interface);
	socket_set_option($socket, IPPROTO_IP, IP_MULTICAST_TTL, 1);    // this network only
	send_batch($socket, [new Datagram('who?', GROUP, $port)]);
	$found = [];
	foreach (until($socket, microtime(true) + $seconds) as $answer) {
		$found[$answer->data] = $answer->address;
	}
	ksort($found);
	return $found;
}

switch ($argv[1] ?? '') {
	case 'serve':
		serve_as((int) $argv[2], $argv[3], (float) ($argv[4] ?? 5), $interface);
		break;
	case 'find':
		foreach (find((int) $argv[2], (float) ($argv[3] ?? 0.5), $interface) as $name => $address) {
			echo "$name at $address\n";
		}
		break;
	default:
		exit("usage: php discover.php serve PORT NAME [SECONDS] | find PORT [SECONDS]\n");
}
