<?php
/*
 * Lists the ports of a host that answer, with a timeout for each port.
 *
 *     php port_scan.php HOST PORTS [SECONDS]
 *
 * PORTS: "22,80,8000-8010". SECONDS is the timeout for each (0.5). Scan only your own hosts.
 */
use Sockets\{ErrorKind, ResolveException, SocketException};
use function Sockets\connect;

if (!isset($argv[2])) {
	exit("usage: php port_scan.php HOST PORTS [SECONDS]\n");
}

/** @return list<int> */
function ports(string $list): array
{
	$ports = [];
	foreach (explode(',', $list) as $part) {
		[$from, $to] = explode('-', $part, 2) + [1 => $part];
		array_push($ports, ...range((int) $from, (int) $to));
	}
	return $ports;
}

function state(string $host, int $port, float $limit): string
{
	try {
		connect("tcp://$host:$port", $limit);
		return 'open';
	} catch (ResolveException $e) {
		fwrite(STDERR, $e->getMessage() . "\n");
		exit(1);
	} catch (SocketException $e) {
		return match ($e->kind) {
			ErrorKind::Refused => 'closed',
			ErrorKind::TimedOut => 'no answer',
			default => $e->symbol,
		};
	}
}

foreach (ports($argv[2]) as $port) {
	echo "$port ", state($argv[1], $port, (float) ($argv[3] ?? 0.5)), "\n";
}
