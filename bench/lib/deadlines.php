<?php
/* Run by bench/deadlines: one row for each stage. */
use Sockets\{Endpoint, Reader, TimeoutException};
use function Sockets\{accept, connect, listen, read, read_exactly, receive_batch, write_all};

require __DIR__ . '/../../tests/sockets.inc';
require __DIR__ . '/../../tests/modern/name_server.inc';

$times = (int) ($argv[1] ?? 20);
bound(60 + 10 * $times);
$names = name_server([
	'hole6.test' => ['fd00:9::99', '10.9.0.1'],
	'dead.test' => ['fd00:9::98', '10.9.0.99'],
	'silent.test' => ['-4', '-6'],
]);

/** Prints the median and the maximum of some milliseconds. */
function row(string $what, array $ms): void
{
	sort($ms);
	printf("| %-52s | %8.2f | %8.2f |\n", $what, $ms[intdiv(count($ms), 2)], end($ms));
}

/** How long after its timeout a call returns. */
function late(string $what, float $limit, callable $call): void
{
	global $times;
	$ms = [];
	for ($i = 0; $i < $times; $i++) {
		$start = hrtime(true);
		try {
			$call($limit);
			exit("$what: the call did not wait\n");
		} catch (TimeoutException) {
			$ms[] = (hrtime(true) - $start) / 1e6 - $limit * 1e3;
		}
	}
	row($what, $ms);
}

$server = listen('tcp://*:0');
$port = Endpoint::local($server)->port;
$client = connect("tcp4://127.0.0.1:$port", 5);
$connection = accept($server, 5);
$udp = listen('udp4://127.0.0.1:0');
$reader = new Reader($connection);
socket_set_option($client, SOL_SOCKET, SO_SNDBUF, 4096);
$crowd = listen('unix://@deadlines', ['backlog' => 0]);
$first = connect('unix://@deadlines');
$much = str_repeat('x', 8 << 20);

printf("| %-52s | %8s | %8s |\n|---|---|---|\n", 'after its timeout of 100 ms', 'median', 'maximum');
late('connect, the resolver does not answer', 0.1, fn($limit) => connect('tcp://silent.test:80', $limit));
late('connect, one address does not answer', 0.1, fn($limit) => connect('tcp://10.9.0.77:80', $limit));
late('connect, two addresses do not answer', 0.1, fn($limit) => connect('tcp://dead.test:80?attempt_delay=0.02', $limit));
late('connect, the backlog of a unix socket is full', 0.1, fn($limit) => connect('unix://@deadlines', $limit));
late('accept', 0.1, fn($limit) => accept($server, $limit));
late('read', 0.1, fn($limit) => read($connection, 10, $limit));
late('read_exactly', 0.1, fn($limit) => read_exactly($connection, 10, $limit));
late('Reader::readLine', 0.1, fn($limit) => $reader->readLine($limit));
late('receive_batch', 0.1, fn($limit) => receive_batch($udp, 10, 100, $limit));
late('write_all, the peer does not read', 0.1, fn($limit) => write_all($client, $much, $limit));

printf("\n| %-52s | %8s | %8s |\n|---|---|---|\n", 'connected after', 'median', 'maximum');
$ms = [];
for ($i = 0; $i < $times; $i++) {
	$start = hrtime(true);
	connect("tcp://hole6.test:$port", 5);
	$ms[] = (hrtime(true) - $start) / 1e6;
	accept($server, 5);
}
row('the first address does not answer', $ms);
fclose($names->pipe);
$names->wait();
