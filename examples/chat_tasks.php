<?php
/*
 * The chat of chat/, with tasks: a WebSocket server (RFC 6455) that is written as if each visitor were the only one.
 *
 *     php chat_tasks.php [PORT]      then open http://127.0.0.1:PORT/ in two windows
 *
 * Each connection has a task. What a visitor receives is queued, and sent by a second task that ends with the queue,
 * so that a visitor that does not read stops nobody. SIGTERM or SIGINT ends the chat. On a public network put a proxy
 * with TLS in front.
 */
use Sockets\{CancelledException, Endpoint, Reader, SocketException, Task, TimeoutException};
use function Sockets\{close, listen, serve, shutdown, sleep, spawn, write_all};

const MAX_HEAD = 8192;          // bytes of a request
const MAX_MESSAGE = 16384;      // bytes of a message
const MAX_QUEUE = 524288;       // unsent bytes for a visitor; beyond that it is too slow for this chat
const MAX_VISITORS = 1000;
const ENTER_IN = 5;             // seconds for the request, and for the name
const PAUSE = 0.01;             // seconds between two frames of a visitor, so that one that sends all the time stops nobody
const BEAT = 20;                // seconds of silence after which a visitor is asked whether it is still there
const LINGER = 2;               // seconds that a visitor has to receive the end
const PAGE = "Content-Type: text/html; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\nContent-Security-Policy: default-src 'none'; connect-src 'self' ws: wss:; img-src data:; script-src 'unsafe-inline'; style-src 'unsafe-inline'; frame-ancestors 'none'\r\n";
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** The code goes into the close frame: RFC 6455, 7.4.1. */
final class WebSocketError extends Exception {}

/** One connection: a request, then perhaps a WebSocket. */
final class ChatVisitor
{
	/** @var array<array-key, ChatVisitor> those that have entered the chat, by name */
	private static array $people = [];
	/** @var list<array<string, mixed>> the last messages */
	private static array $history = [];
	private ?string $name = null;
	private string $queue = '';
	private ?Task $sender = null;
	private Reader $reader;

	public function __construct(private Socket $socket)
	{
		$this->reader = new Reader($socket, MAX_HEAD);
	}

	/** Serves the visitor until it is gone. */
	public function serve(): void
	{
		$is_open = false;
		try {
			$is_open = $this->open();
			for ($json = $is_open ? $this->next_text() : null; $json !== null; $json = $this->next_text()) {
				$this->take(json_decode($json, true, 4));
			}
		} catch (WebSocketError $e) {
			$this->send_frame(CLOSE, pack('n', $e->getCode()) . $e->getMessage());
		} catch (CancelledException) {
			$this->send($is_open ? "\x88\x0F\x03\xE9the chat ends" : '');
		} catch (SocketException) {    // it is gone, or too slow
		} finally {
			$this->leave();
		}
	}

	/** Answers the request. Returns whether it has opened a WebSocket: RFC 6455, section 4.2. */
	private function open(): bool
	{
		$head = $this->reader->readUntil("\r\n\r\n", ENTER_IN);
		$field = fn(string $name): string => preg_match("~^$name:[ \t]*(.*?)[ \t]*\r$~mi", $head, $m) === 1 ? $m[1] : '';
		$accept = base64_encode(sha1($field('Sec-WebSocket-Key') . '258EAFA5-E914-47DA-95CA-C5AB0DC85B11', true));
		$host = $field('Host');
		[$status, $fields, $body] = match (true) {
			preg_match('~^GET /(chat)? HTTP/1\.1\r~', $head, $m) !== 1 => ['404 Not Found', '', "Not Found\n"],
			!isset($m[1]) => ['200 OK', PAGE, (string) file_get_contents(__DIR__ . '/chat/page.html')],
			strcasecmp($field('Upgrade'), 'websocket') !== 0 || $field('Sec-WebSocket-Version') !== '13' => ['426 Upgrade Required', "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n", ''],
			/* Pages of other sites must not act for their visitors. */
			!in_array($field('Origin'), ['', "http://$host", "https://$host"], true) => ['403 Forbidden', '', ''],
			default => ['101 Switching Protocols', "Upgrade: websocket\r\nSec-WebSocket-Accept: $accept\r\n", null],
		};
		$fields .= $body === null ? "Connection: Upgrade\r\n" : 'Content-Length: ' . strlen($body) . "\r\nConnection: close\r\n";
		$this->send("HTTP/1.1 $status\r\n$fields\r\n" . (string) $body);
		return $body === null;
	}

	/** Reads the next message, and answers the control frames before it. Null: the visitor leaves. */
	private function next_text(): ?string
	{
		for ($text = null; ; ) {
			sleep(PAUSE);
			[$first, $payload] = $this->next_frame();
			$opcode = $first & 0x0F;
			if ($opcode === CLOSE) {
				$this->send_frame(CLOSE, substr($payload, 0, 2));
				return null;
			} elseif ($opcode === PING) {
				$this->send_frame(PONG, $payload);
			} elseif ($opcode !== PONG) {
				$opcode === ($text === null ? TEXT : 0) || throw new WebSocketError('text only, and one message at a time', 1003);
				$text = (string) $text . $payload;
				strlen($text) <= MAX_MESSAGE || throw new WebSocketError('too long a message', 1009);
				if ($first >= 0x80) {
					return preg_match('//u', $text) === 1 ? $text : throw new WebSocketError('text that is not UTF-8', 1007);
				}
			}
		}
	}

	/** @return array{int, string} the first byte and the payload; a silent visitor is asked twice whether it is there */
	private function next_frame(): array
	{
		for ($asked = 0; ; $asked++) {
			try {
				return $this->reader->readMessage($this->read_frame(...), $this->name === null ? ENTER_IN : BEAT);
			} catch (TimeoutException $e) {
				$this->name !== null && $asked < 2 ? $this->send_frame(PING, '') : throw $e;
			}
		}
	}

	/** @return array{int, string} the first byte and the payload: RFC 6455, section 5 */
	private function read_frame(Reader $reader): array
	{
		[$first, $second] = [ord($reader->readExactly(1)), ord($reader->readExactly(1))];
		$length = $second & 0x7F;
		if (($first & 0x70) !== 0 || $second < 0x80 || (($first & 0x08) !== 0 && ($first < 0x80 || $length > 125))) {
			throw new WebSocketError('not a frame of a client', 1002);
		}
		if ($length > 125) {
			$bytes = ltrim($reader->readExactly($length === 126 ? 2 : 8), "\0");
			$length = strlen($bytes) > 3 ? PHP_INT_MAX : (int) hexdec(bin2hex($bytes));
		}
		$length <= MAX_MESSAGE || throw new WebSocketError('too long a message', 1009);
		$mask = $reader->readExactly(4);
		return [$first, $reader->readExactly($length) ^ str_repeat($mask, intdiv($length, 4) + 1)];
	}

	/** A message of a client: {"type": "enter", "name": …} once, then {"type": "say", "text": …}. */
	private function take(mixed $message): void
	{
		['type' => $type, 'name' => $name, 'text' => $text] = (is_array($message) ? $message : []) + ['type' => null, 'name' => null, 'text' => null];
		if ($type === 'enter' && is_string($name) && $this->name === null) {
			$this->enter(trim((string) preg_replace('~[\s\p{C}]+~u', ' ', $name)));
		} elseif ($type === 'say' && is_string($text) && $this->name !== null) {
			self::$history = [...array_slice(self::$history, -49), $said = ['type' => 'say', 'name' => $this->name, 'text' => $text, 'at' => time()]];
			self::tell_all($said);
		} else {
			throw new WebSocketError('not understood', 1008);
		}
	}

	private function enter(string $name): void
	{
		preg_match('~^.{1,24}~us', $name, $m);
		for ($n = 2, $free = $name = $m[0] ?? 'somebody'; isset(self::$people[$free]); $n++) {
			$free = "$name $n";
		}
		self::tell_all(['type' => 'come', 'name' => $free]);
		self::$people[$free] = $this;
		$this->name = $free;
		$this->send_frame(TEXT, self::to_json(['type' => 'welcome', 'name' => $free, 'people' => array_map(strval(...), array_keys(self::$people)), 'history' => self::$history]));
		echo "$free enters\n";
	}

	private function leave(): void
	{
		if ($this->name !== null) {
			unset(self::$people[$this->name]);
			self::tell_all(['type' => 'go', 'name' => $this->name]);
			echo "$this->name leaves\n";
		}
		try {
			$this->sender?->await(LINGER);
			shutdown($this->socket);
			$this->reader->skip(1 << 30, LINGER);    // throws when the visitor has closed its end, too
		} catch (SocketException) {
			close($this->socket);
		}
	}

	/** @param array<string, mixed> $message */
	private static function to_json(array $message): string
	{
		return json_encode($message, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
	}

	/** @param array<string, mixed> $message */
	private static function tell_all(array $message): void
	{
		$text = self::to_json($message);
		array_map(fn(ChatVisitor $visitor) => $visitor->send_frame(TEXT, $text), self::$people);
	}

	/** Sends a frame to the client: whole, not masked. */
	private function send_frame(int $opcode, string $payload): void
	{
		$length = strlen($payload);
		$head = $length < 126 ? chr($length) : ($length < 65536 ? pack('Cn', 126, $length) : pack('CNN', 127, 0, $length));
		$this->send(chr(0x80 | $opcode) . $head . $payload);
	}

	/** Queues bytes. A task sends them, and ends with the queue. */
	private function send(string $bytes): void
	{
		$this->queue .= $bytes;
		if (strlen($this->queue) > MAX_QUEUE) {
			@socket_shutdown($this->socket);    // so that the task that reads ends
		}
		$this->sender ??= spawn(function (): void {
			try {
				for (; $this->queue !== ''; ) {
					[$bytes, $this->queue] = [$this->queue, ''];
					write_all($this->socket, $bytes);
				}
			} catch (SocketException) {    // the task that reads ends, too
			} finally {
				$this->sender = null;
			}
		});
	}
}

$server = listen('tcp4://127.0.0.1:' . (int) ($argv[1] ?? 0), ['nodelay' => true, 'sndbuf' => 65536]);
echo 'listening on 127.0.0.1 port ', (int) Endpoint::local($server)->port, "\n";
serve($server, fn(Socket $socket) => (new ChatVisitor($socket))->serve(), ['max' => MAX_VISITORS, 'shutdown' => 0]);
echo "the chat has ended\n";
