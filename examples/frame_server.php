<?php
/*
 * Remote calls: each message is a frame (its length in four bytes, then JSON). Each client is served by a
 * task of its own, so that none waits for another one. frame_client.php is the other side.
 *
 *     php frame_server.php [ENDPOINT [CLIENTS]]
 */
use Sockets\{Endpoint, ErrorKind, SocketException};
use function Sockets\{accept, close, listen, read_frame, run, spawn, write_frame};

const LONGEST = 65536;

/** The sum of a list of numbers; null for anything else, and for a sum that JSON cannot express. */
function add(mixed $numbers): int|float|null
{
	if (!is_array($numbers) || array_filter($numbers, fn($n) => !is_int($n) && !is_float($n)) !== []) {
		return null;
	}
	$sum = array_sum($numbers);
	return is_finite($sum) ? $sum : null;
}

/** A text from its last character to its first; null for anything else. */
function reverse(mixed $text): ?string
{
	return is_string($text) ? implode('', array_reverse(preg_split('//u', $text) ?: [])) : null;
}

/** The answer to a message, as JSON. Everything that a client sends is checked. */
function answer_to(string $message): string
{
	$call = (array) json_decode($message, true, 4);
	[$known, $result] = match ($call['call'] ?? null) {
		'add' => [true, add($call['of'] ?? null)],
		'reverse' => [true, reverse($call['of'] ?? null)],
		default => [false, null],
	};
	$error = $known ? 'the call does not take such a value' : 'there is no such call';
	return json_encode($result === null ? ['error' => $error] : ['result' => $result], JSON_THROW_ON_ERROR);
}

/** Answers the messages of a client. */
function serve_frames(Socket $client, int $number): void
{
	$calls = 0;
	try {
		while (($message = read_frame($client, LONGEST, 10)) !== null) {
			write_frame($client, answer_to($message), 10);
			$calls++;
		}
		echo "client $number: $calls calls\n";
	} catch (SocketException $e) {
		/* After a frame that is too long the start of the next one is unknown. */
		echo "client $number: ", $e->kind === ErrorKind::MessageTooLarge ? 'too long a message' : $e->getMessage(), "\n";
	}
	close($client);
}

try {
	$server = listen($argv[1] ?? 'tcp4://127.0.0.1:0');
	echo 'listening on ', Endpoint::local($server), "\n";
	run(function () use ($server, $argv): void {
		for ($i = 1; $i <= (int) ($argv[2] ?? 1); $i++) {
			spawn(serve_frames(...), accept($server, 10), $i);
		}
	});
} catch (SocketException $e) {
	fwrite(STDERR, $e->getMessage() . "\n");
	exit(1);
}
