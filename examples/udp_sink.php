<?php
/*
 * A sink for statistics: counters as UDP datagrams "name:1|c" (one or more, one per line), received in
 * batches.
 *
 *     php udp_sink.php [ENDPOINT [SECONDS]]
 *
 * ENDPOINT: udp://*:8125, … (udp4://127.0.0.1:0: a free port). After SECONDS (0.5) of silence it prints
 * the sums and ends. Any program can send: names beyond NAMES are counted together.
 */
use Sockets\{Endpoint, TimeoutException};
use function Sockets\{listen, receive_batch};

const NAMES = 1000;
const OTHERS = '(others)';

$socket = listen($argv[1] ?? 'udp4://127.0.0.1:0');
socket_set_option($socket, SOL_SOCKET, SO_RCVBUF, 4 << 20);    // buffers datagrams while this program counts
echo 'listening on ', Endpoint::local($socket), "\n";
$limit = (float) ($argv[2] ?? 0.5);
$sums = [];
$datagrams = $batches = 0;
try {
	for (;;) {
		/* The first datagram has no timeout: nothing could be printed without one. */
		$batch = receive_batch($socket, 64, 1500, $datagrams === 0 ? 10 : $limit);
		$batches++;
		$datagrams += count($batch);
		foreach ($batch as $datagram) {
			foreach (explode("\n", $datagram->data) as $line) {
				if (preg_match('~^([\w.]+):(-?\d+)\|c$~', $line, $m)) {
					$name = isset($sums[$m[1]]) || count($sums) < NAMES ? $m[1] : OTHERS;
					$sums[$name] = ($sums[$name] ?? 0) + (int) $m[2];
				}
			}
		}
	}
} catch (TimeoutException) {
	ksort($sums, SORT_STRING);
	foreach ($sums as $name => $sum) {
		echo "$name $sum\n";
	}
	fwrite(STDERR, "$datagrams datagrams in $batches batches\n");
}
