<?php
/*
 * Calls of functions by messages: each message is a frame (its length in four bytes, then JSON). One
 * client after the other; frame_client.php is the other side.
 *
 *     php frame_server.php [ENDPOINT [CLIENTS]]
 */
use Sockets\{Endpoint, ErrorKind, SocketException};
use function Sockets\{accept, listen, read_frame, write_frame};

const LONGEST = 65536;

/** The answer to a message. */
function answer(string $message): array
{
	$call = json_decode($message, true);
	return match ($call['call'] ?? null) {
		'add' => ['result' => array_sum($call['of'] ?? [])],
		'reverse' => ['result' => strrev((string) ($call['of'] ?? ''))],
		default => ['error' => 'there is no such call'],
	};
}

try {
	$server = listen($argv[1] ?? 'tcp4://127.0.0.1:0');
	echo 'listening on ', Endpoint::local($server), "\n";
	for ($i = 1; $i <= (int) ($argv[2] ?? 1); $i++) {
		$client = accept($server, 10);
		$calls = 0;
		try {
			while (($message = read_frame($client, LONGEST, 10)) !== null) {
				write_frame($client, json_encode(answer($message)), 10);
				$calls++;
			}
			echo "client $i: $calls calls\n";
		} catch (SocketException $e) {
			/* Behind a frame that is too long there is no way back into the stream. */
			echo "client $i: ", $e->kind === ErrorKind::MessageTooLarge ? 'too long a message' : $e->getMessage(), "\n";
		}
		socket_close($client);
	}
} catch (SocketException $e) {
	fwrite(STDERR, $e->getMessage() . "\n");
	exit(1);
}
