<?php
/*
 * A Redis server for strings that may expire, for any number of clients: pipelines, inline commands, RESP2.
 *
 *     php redis_server.php [ENDPOINT]      then: redis-cli -p PORT
 *
 * ENDPOINT is tcp4://127.0.0.1:0 by default (a free port). No call waits for a client. While a client
 * does not read its answers, no more of its commands are read. Lengths, counts and memory have limits.
 */
use Io\Poll\{Context, Event};
use Sockets\{Endpoint, Reader, SocketException, TimeoutException, Writer};
use function Sockets\{close, listen, try_accept};

const COMMAND_MAX = 1 << 20;    // bytes of a command; each word counts 16 more
const OUTPUT_MAX = 1 << 18;     // unsent bytes of a client from which on its commands wait
const TURN = 256;               // commands of a client before the others have their turn
const CLIENTS_MAX = 1000;       // fewer than the process may have descriptors
const MEMORY_MAX = 64 << 20;    // bytes in use, beyond which no value is stored
const WORDS = ['command' => 1, 'config' => 3, 'del' => 2, 'echo' => 2, 'exists' => 2, 'expire' => 3, 'get' => 2, 'incr' => 2, 'ping' => 1, 'set' => 3, 'ttl' => 2];    // the least number of words of each command

/** The values, and the commands. */
final class Store
{
	/** @var array<string> */
	private array $values = [];
	/** @var array<float> for each key that expires, the time in seconds */
	private array $ends = [];

	/** @param non-empty-list<string> $words a command; returns the encoded answer */
	public function answer(array $words): string
	{
		[$name, $now] = [strtolower($words[0]), hrtime(true) / 1e9];
		if (count($words) < (WORDS[$name] ?? INF)) {
			return isset(WORDS[$name]) ? "-ERR wrong number of arguments for '$name' command\r\n" : "-ERR unknown command\r\n";
		}
		foreach ($words as $key) {
			($this->ends[$key] ?? INF) > $now || $this->remove($key);
		}
		[$key, $value] = [$words[1] ?? '', $words[2] ?? ''];
		$old = $this->values[$key] ?? null;
		return match ($name) {
			'command' => "*0\r\n",                                         // redis-cli asks for it
			'config' => "*2\r\n" . self::bulk($value) . self::bulk(''),    // redis-benchmark asks for "save"
			'del' => ':' . array_sum(array_map($this->remove(...), array_slice($words, 1))) . "\r\n",
			'echo' => self::bulk($key),
			'exists' => ':' . count(array_filter(array_slice($words, 1), fn($key) => isset($this->values[$key]))) . "\r\n",
			'expire' => ':' . (int) ($old !== null && ($this->ends[$key] = $now + (int) $value)) . "\r\n",
			'get' => self::bulk($old),
			'incr' => preg_match('~^-?\d{1,9}$~D', $old ??= '0') ? ':' . ($this->values[$key] = (string) ((int) $old + 1)) . "\r\n" : "-ERR value is not an integer or out of range\r\n",
			'ping' => isset($words[1]) ? self::bulk($key) : "+PONG\r\n",
			'set' => $this->set($key, $value, $now, strtolower(implode(' ', array_slice($words, 3)))),
			default => ':' . ($old === null ? -2 : (int) ceil(isset($this->ends[$key]) ? $this->ends[$key] - $now : -1)) . "\r\n",    // ttl
		};
	}

	private static function bulk(?string $text): string
	{
		return $text === null ? "$-1\r\n" : '$' . strlen($text) . "\r\n$text\r\n";
	}

	private function remove(string $key): int
	{
		$known = isset($this->values[$key]);
		unset($this->values[$key], $this->ends[$key]);
		return (int) $known;
	}

	private function set(string $key, string $value, float $now, string $options): string
	{
		if (!preg_match('~^(?:(?:([nx]x)|(ex|px) (\d{1,9}))(?: |$))*$~D', $options, $m) || memory_get_usage() > MEMORY_MAX) {
			return $m === [] ? "-ERR syntax error\r\n" : "-OOM out of memory\r\n";
		}
		[, $only, $unit, $time] = $m + ['', '', '', ''];
		if ($only !== '' && isset($this->values[$key]) !== ($only === 'xx')) {
			return self::bulk(null);
		}
		$this->remove($key);
		$this->values[$key] = $value;
		$unit === '' || $this->ends[$key] = $now + (int) $time / ($unit === 'ex' ? 1 : 1000);
		return "+OK\r\n";
	}
}

/** A client, and its answers that are not sent yet. */
final class RedisClient
{
	public function __construct(public readonly Socket $socket, private Reader $reader, private Writer $writer, private bool $ended = false) {}

	/** @return ?list<string> the words of a command; null at the end of the stream */
	private function command(): ?array
	{
		$line = $this->reader->readLine();
		if (($line[0] ?? '') !== '*') {    // inline
			return $line === null ? null : (preg_split('~\s+~', $line, -1, PREG_SPLIT_NO_EMPTY) ?: []);
		}
		for ($words = [], $left = COMMAND_MAX, $count = (int) substr((string) $line, 1); $count > 0; $count--) {
			$length = (int) substr((string) $this->reader->readLine(), 1);
			$left -= 16 + $length;
			min($length, $left) >= 0 || throw new LengthException('too long a command');
			$words[] = substr($this->reader->readExactly($length + 2), 0, -2);
		}
		return $words;
	}

	/** Answers the commands that have arrived. Returns the event to wait for; null at the end. */
	public function serve(Store $store): ?Event
	{
		$more = true;
		try {
			for ($turn = TURN; $more && $turn > 0 && !$this->writer->isFull(); $turn--) {
				$words = $this->reader->readMessage($this->command(...));
				$words && $this->writer->write($store->answer($words));
				$this->ended = $words === null;
				$more = !$this->ended && $this->reader->buffered() > 0;
			}
		} catch (TimeoutException) {    // no further command is complete
			$more = false;
		}
		return !$this->writer->tryFlush() || $more ? Event::Write : ($this->ended ? null : Event::Read);
	}
}

$server = listen($argv[1] ?? 'tcp4://127.0.0.1:0', ['nodelay' => true]);
echo 'listening on ', Endpoint::local($server), "\n";
[$context, $store, $clients] = [new Context(), new Store(), []];    // clients by their object ids
$context->add(new SocketPollHandle($server), [Event::Read]);
for (;;) {
	foreach ($context->wait() as $watcher) {
		/** @var ?RedisClient $client */
		$client = $watcher->getData();
		try {
			if ($client === null && ($socket = try_accept($server))) {
				$client = new RedisClient($socket, new Reader($socket, 65536, 0), new Writer($socket, high: OUTPUT_MAX));
				$watcher = $context->add(new SocketPollHandle($socket), [Event::Read], $client);
				$clients[spl_object_id($client)] = $client;
			}
			$event = count($clients) > CLIENTS_MAX ? null : $client?->serve($store);    // the newest is one too many
		} catch (SocketException | LengthException) {    // the client is lost
			$event = null;
		}
		if ($client !== null && $event === null) {
			unset($clients[spl_object_id($client)]);
			close($client->socket);
		} elseif ($event !== null && [$event] !== $watcher->getWatchedEvents()) {
			$watcher->modifyEvents([$event]);
		}
	}
}
