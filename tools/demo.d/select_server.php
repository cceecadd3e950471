<?php
/* One process serves COUNT clients at once: php select_server.php COUNT. Answers each line with the
 * line in capitals, but not before all clients are connected. */
$count = (int) $argv[1];
$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
echo "127.0.0.1 $port\n";

$clients = $names = $lines = [];
$accepted = $answered = 0;
while ($accepted < $count || $clients !== []) {
	$read = $clients + ($accepted < $count ? ['listener' => $listener] : []);
	$write = count($names) === $count ? array_intersect_key($clients, array_filter($lines)) : [];
	$except = null;
	if (!socket_select($read, $write, $except, 20)) {
		echo "nothing happened for 20 seconds\n";
		exit(1);
	}
	if (isset($read['listener'])) {
		$clients[] = socket_accept($listener);
		$accepted++;
		unset($read['listener']);
	}
	foreach ($read as $key => $client) {
		$line = socket_read($client, 1024, PHP_NORMAL_READ);
		if ($line === false || $line === '') {
			unset($clients[$key]);
			continue;
		}
		$lines[$key][] = $line;
		$names[$key] ??= strtok($line, ':');
	}
	foreach ($write as $key => $client) {
		$answered += socket_write($client, strtoupper(array_shift($lines[$key]))) > 0 ? 1 : 0;
	}
}
sort($names);
printf("server, process %d: %d clients at once (%s), %d lines answered\n", getmypid(), count($names),
	implode(', ', $names), $answered);
