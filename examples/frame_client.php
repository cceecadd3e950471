<?php
/*
 * Calls functions of frame_server.php: all calls are sent before the first answer is read.
 *
 *     php frame_client.php ENDPOINT
 */
use Sockets\SocketException;
use function Sockets\{connect, read_frame, write_frame};

if (!isset($argv[1])) {
	exit("usage: php frame_client.php ENDPOINT\n");
}
$calls = [['call' => 'add', 'of' => [1, 2, 39]], ['call' => 'reverse', 'of' => 'stressed'], ['call' => 'divide']];
try {
	$socket = connect($argv[1], 10, ['nodelay' => true]);
	foreach ($calls as $call) {
		write_frame($socket, json_encode($call, JSON_THROW_ON_ERROR), 10);
	}
	foreach ($calls as $call) {
		/** @var array{result?: int|string, error?: string} $answer */
		$answer = json_decode(read_frame($socket, 65536, 10) ?? '{"error":"the server has gone"}', true);
		echo $call['call'], ': ', $answer['result'] ?? $answer['error'] ?? 'no answer', "\n";
	}
} catch (SocketException $e) {
	fwrite(STDERR, "{$e->kind->name}: {$e->getMessage()}\n");
	exit(1);
}
