<?php
/*
 * A chat for browsers: a WebSocket server (RFC 6455) and its page in one process.
 *
 *     php server.php [PORT [SECONDS]]      then open http://127.0.0.1:PORT/ in two windows
 *
 * It ends with SIGTERM or SIGINT; with SECONDS also after that time without a visitor. It needs page.html in
 * its folder and the event loop of the folder above. On a public network put a proxy with TLS in front.
 */
require __DIR__ . '/../event_loop.php';

use Io\Poll\{Event, Watcher};

const MAX_HEAD = 8192;          // bytes of a request
const MAX_MESSAGE = 16384;      // bytes of a message
const MAX_NAME = 24;            // characters
const MAX_TEXT = 2000;          // characters
const PAUSE_AT = 65536;         // unsent bytes for a visitor; beyond that nothing more is read from it
const DROP_AT = 524288;         // unsent bytes for a visitor; beyond that it is too slow for this chat
const MAX_VISITORS = 1000;
const MAX_STRANGERS = 100;      // connections without a WebSocket; one more closes the oldest of them
const ENTER_IN = 5.0;           // timeout in seconds for the request and for the name
const BURST = 100;              // messages that a visitor may send at once
const RATE = 10;                // messages per second; above that they are read more slowly
const HISTORY = 50;             // messages that a new visitor receives
const BEAT = 20.0;              // seconds between two pings; a visitor that is silent for two of them is gone
const LINGER = 2.0;             // seconds that a visitor has to receive the end

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** The code goes into the close frame: RFC 6455, 7.4.1. */
final class ProtocolError extends Exception
{
}

/** A frame to a client: whole, not masked. */
function frame(int $opcode, string $payload): string
{
	$length = strlen($payload);
	$head = $length < 126 ? chr($length) : ($length < 65536 ? pack('Cn', 126, $length) : pack('CNN', 127, 0, $length));
	return chr(0x80 | $opcode) . $head . $payload;
}

/** @param array<string, mixed> $message */
function to_json(array $message): string
{
	return json_encode($message, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
}

function is_utf8(string $text): bool
{
	return preg_match('//u', $text) === 1;
}

/** The number in the bytes at an offset, in a format of unpack(). */
function number_at(string $format, string $bytes, int $at): int
{
	/** @var array{1: int}|false $numbers */
	$numbers = unpack($format, $bytes, $at);
	return $numbers === false ? throw new ProtocolError('too short', 1002) : $numbers[1];
}

/** Parses the frames of a client: RFC 6455, section 5. */
final class FrameReader
{
	private string $buffer = '';
	private int $at = 0;
	private ?int $opcode = null;    // of the incomplete message
	private string $message = '';

	public function feed(string $bytes): void
	{
		$this->buffer = substr($this->buffer, $this->at) . $bytes;
		$this->at = 0;
	}

	/**
	 * The next message or control frame, [opcode, payload], or null if it is not complete yet.
	 *
	 * @return ?array{int, string}
	 */
	public function next(): ?array
	{
		while ($frame = $this->frame()) {
			[$final, $opcode, $payload] = $frame;
			if ($opcode >= CLOSE) {    // may arrive between the frames of a message
				return [$opcode, $payload];
			}
			if (($opcode === 0) === ($this->opcode === null)) {
				throw new ProtocolError($opcode === 0 ? 'nothing to go on with' : 'a message within a message', 1002);
			}
			$this->opcode ??= $opcode;
			$this->message .= $payload;
			if ($final) {
				[$opcode, $message] = [$this->opcode, $this->message];
				[$this->opcode, $this->message] = [null, ''];
				if ($opcode === TEXT && !is_utf8($message)) {
					throw new ProtocolError('text that is not UTF-8', 1007);
				}
				return [$opcode, $message];
			}
		}
		return null;
	}

	/** @return ?array{bool, int, string} the next frame: final, opcode, payload */
	private function frame(): ?array
	{
		$have = strlen($this->buffer) - $this->at;
		if ($have < 2) {
			return null;
		}
		$first = ord($this->buffer[$this->at]);
		$second = ord($this->buffer[$this->at + 1]);
		$length = $second & 0x7F;
		$this->check_head($first, $second);
		$head = [126 => 4, 127 => 10][$length] ?? 2;
		if ($have < $head) {
			return null;
		}
		if ($length >= 126) {
			$length = $this->long_length($head);
		}
		/* A control frame has its own limit, and may arrive in the middle of a message. */
		if (($first & 0x0F) < CLOSE && $length > MAX_MESSAGE - strlen($this->message)) {
			throw new ProtocolError('a message of more than ' . MAX_MESSAGE . ' bytes', 1009);
		}
		if ($have < $head + 4 + $length) {
			return null;
		}
		$mask = substr($this->buffer, $this->at + $head, 4);
		$payload = substr($this->buffer, $this->at + $head + 4, $length);
		$this->at += $head + 4 + $length;
		return [$first >= 0x80, $first & 0x0F, $payload ^ str_repeat($mask, intdiv($length, 4) + 1)];
	}

	private function check_head(int $first, int $second): void
	{
		$opcode = $first & 0x0F;
		match (true) {
			($first & 0x70) !== 0 => throw new ProtocolError('reserved bits', 1002),
			!in_array($opcode, [0, TEXT, 2, CLOSE, PING, PONG], true) => throw new ProtocolError('unknown opcode', 1002),
			$second < 0x80 => throw new ProtocolError('not masked', 1002),
			$opcode >= CLOSE && ($first < 0x80 || ($second & 0x7F) > 125) => throw new ProtocolError('control frame in parts or too long', 1002),
			default => null,
		};
	}

	/** A length of two or eight bytes; a shorter form must not be possible. */
	private function long_length(int $head): int
	{
		if ($head === 4) {
			[$high, $length, $least] = [0, number_at('n', $this->buffer, $this->at + 2), 126];
		} else {
			$high = number_at('N', $this->buffer, $this->at + 2);
			[$length, $least] = [number_at('N', $this->buffer, $this->at + 6), 65536];
		}
		if ($high !== 0 || $length < 0) {    // below 0: 32-bit PHP
			throw new ProtocolError('a message of more than ' . MAX_MESSAGE . ' bytes', 1009);
		}
		return $length >= $least ? $length : throw new ProtocolError('a length not in its shortest form', 1002);
	}
}

/** The parts of a request that the chat needs. */
final class Request
{
	public string $method = '';
	public string $path = '';
	/** @var array<string, string> */
	private array $fields = [];

	/** Null: the request is invalid. */
	public static function parse(string $head): ?self
	{
		$lines = explode("\r\n", $head);
		if (!preg_match('~^([A-Z]+) (/[^\s?]*)(?:\?\S*)? HTTP/1\.1$~D', array_shift($lines), $m)) {
			return null;
		}
		$request = new self();
		[, $request->method, $request->path] = $m;
		foreach ($lines as $line) {
			if (!preg_match('~^([!#$%&\'*+.^_`|\~\w-]+):[ \t]*(.*?)[ \t]*$~D', $line, $m)) {
				return null;
			}
			$name = strtolower($m[1]);
			$request->fields[$name] = isset($request->fields[$name]) ? "{$request->fields[$name]}, $m[2]" : $m[2];
		}
		return isset($request->fields['host']) ? $request : null;
	}

	public function field(string $name): string
	{
		return $this->fields[$name] ?? '';
	}

	/** Whether a field that is a list of words contains the word. */
	public function has(string $name, string $word): bool
	{
		return in_array($word, array_map('trim', explode(',', strtolower($this->field($name)))), true);
	}

	/** Pages of other sites must not act for their visitors. */
	public function is_of_this_site(): bool
	{
		$origin = $this->field('origin');
		return $origin === '' || preg_replace('~^https?://~', '', $origin) === $this->field('host');
	}
}

/** One connection: first a request, then perhaps a WebSocket. */
final class Visitor
{
	public ?string $name = null;        // once it has entered the chat
	private string $input = '';
	private string $output = '';
	private ?FrameReader $frames = null;
	private bool $ending = false;       // received data is discarded
	private bool $shut = false;
	private bool $gone = false;
	private int $silent = 0;            // beats
	private ?int $linger = null;
	private ?int $hurry = null;         // the timer that closes it unless it has entered
	private ?int $pause = null;         // the timer that ends a pause
	private float $messages = BURST;    // messages that it may send at once
	private float $counted;             // the time of the last count
	private Watcher $watcher;

	public function __construct(private Chat $chat, private EventLoop $loop, private Socket $socket)
	{
		$this->counted = (float) hrtime(true);
		$this->hurry = $loop->timer(ENTER_IN, $this->leave(...));
		socket_set_nonblock($socket);
		@socket_set_option($socket, SOL_TCP, TCP_NODELAY, 1);
		@socket_set_option($socket, SOL_SOCKET, SO_SNDBUF, PAUSE_AT);
		$this->watcher = $loop->watch(new SocketPollHandle($socket), [Event::Read], $this->ready(...));
	}

	public function send(string $bytes): void
	{
		if ($this->gone || $this->ending) {
			return;
		}
		$this->output .= $bytes;
		if (strlen($this->output) > DROP_AT) {
			$this->leave();    // a close frame would not arrive
		} else {
			$this->flush();
		}
	}

	/** @param array<string, mixed> $message */
	public function tell(array $message): void
	{
		$this->send(frame(TEXT, to_json($message)));
	}

	/** Sends the close frame, and closes the connection once it was sent. */
	public function close(int $code, string $why): void
	{
		if ($this->frames !== null && !$this->ending) {
			$this->send(frame(CLOSE, pack('n', $code) . $why));
		}
		$this->end();
	}

	public function beat(): void
	{
		if (++$this->silent > 2) {
			$this->leave();
		} elseif ($this->frames !== null) {
			$this->send(frame(PING, ''));
		}
	}

	/** Handles the events of the socket. */
	private function ready(Watcher $watcher): void
	{
		if ($watcher->hasTriggered(Event::Write)) {
			$this->flush();
		}
		$others = [Event::Read, Event::Error, Event::HangUp];
		if (!$this->gone && array_filter($others, $watcher->hasTriggered(...)) !== []) {
			$this->read();
		}
	}

	private function read(): void
	{
		$data = @socket_read($this->socket, 65536);
		if ($data === '' || ($data === false && socket_last_error($this->socket) !== SOCKET_EAGAIN)) {
			$this->leave();
			return;
		}
		$this->silent = 0;
		if ($this->ending || $data === false) {
			return;
		}
		if ($this->frames === null) {
			$this->take_request($data);
		} else {
			$this->frames->feed($data);
		}
		$this->take_messages();
	}

	private function take_messages(): void
	{
		try {
			while (!$this->ending && !$this->gone && $this->may_send() && ($message = $this->frames?->next())) {
				$this->messages--;
				$this->take_message(...$message);
			}
		} catch (ProtocolError $e) {
			$this->close($e->getCode(), $e->getMessage());
		}
	}

	/** Stops reading for a while after too many messages; received data stays in the buffer. */
	private function may_send(): bool
	{
		$now = (float) hrtime(true);
		$this->messages = min(BURST, $this->messages + RATE * ($now - $this->counted) / 1e9);
		$this->counted = $now;
		if ($this->messages >= 1) {
			return true;
		}
		$this->pause ??= $this->loop->timer(1 / RATE, $this->go_on(...));
		$this->flush();
		return false;
	}

	private function go_on(): void
	{
		$this->pause = null;
		$this->silent = 0;
		$this->take_messages();
		$this->flush();
	}

	/** Called when it has entered the chat: the timer for that is cancelled. */
	public function is_in(): void
	{
		$this->stop_timer($this->hurry);
	}

	public function is_stranger(): bool
	{
		return $this->frames === null;
	}

	/** @param-out null $timer */
	private function stop_timer(?int &$timer): void
	{
		if ($timer !== null) {
			$this->loop->cancel($timer);
			$timer = null;
		}
	}

	private function take_request(string $data): void
	{
		$this->input .= $data;
		$length = strpos($this->input, "\r\n\r\n");
		if ($length === false || $length > MAX_HEAD) {
			if (strlen($this->input) > MAX_HEAD) {
				$this->answer('431 Request Header Fields Too Large');
			}
			return;
		}
		$request = Request::parse(substr($this->input, 0, $length));
		$rest = substr($this->input, $length + 4);
		$this->input = '';
		match (true) {
			$request === null => $this->answer('400 Bad Request'),
			!in_array($request->method, ['GET', 'HEAD'], true) => $this->answer('405 Method Not Allowed', ['Allow: GET, HEAD']),
			$request->path === '/' => $this->answer('200 OK', $this->chat->page_fields, $this->chat->page, $request->method === 'GET'),
			$request->path === '/chat' => $this->shake_hands($request, $rest),
			default => $this->answer('404 Not Found'),
		};
	}

	/** @param list<string> $fields */
	private function answer(string $status, array $fields = [], ?string $body = null, bool $with_body = true): void
	{
		$body ??= "$status\n";
		$fields = ["HTTP/1.1 $status", 'Content-Length: ' . strlen($body), 'Connection: close', ...($fields ?: ['Content-Type: text/plain'])];
		$this->send(implode("\r\n", $fields) . "\r\n\r\n" . ($with_body ? $body : ''));
		$this->end();
	}

	/** RFC 6455, 4.2. The rest are the bytes that arrived after the request. */
	private function shake_hands(Request $request, string $rest): void
	{
		$key = $request->field('sec-websocket-key');
		if (!$request->has('upgrade', 'websocket') || !$request->has('connection', 'upgrade')) {
			$this->answer('426 Upgrade Required', ['Upgrade: websocket']);
		} elseif ($request->field('sec-websocket-version') !== '13') {
			$this->answer('426 Upgrade Required', ['Sec-WebSocket-Version: 13']);
		} elseif ($request->method !== 'GET' || strlen((string) base64_decode($key, true)) !== 16) {
			$this->answer('400 Bad Request');
		} elseif (!$request->is_of_this_site()) {
			$this->answer('403 Forbidden');
		} else {
			$accept = base64_encode(sha1("{$key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11", true));
			$this->send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: $accept\r\n\r\n");
			$this->frames = new FrameReader();
			$this->frames->feed($rest);
		}
	}

	private function take_message(int $opcode, string $payload): void
	{
		match ($opcode) {
			TEXT => $this->chat->take($this, json_decode($payload, true, 4)),
			CLOSE => $this->answer_close($payload),
			PING => $this->send(frame(PONG, $payload)),
			PONG => null,
			default => throw new ProtocolError('text only', 1003),
		};
	}

	private function answer_close(string $payload): void
	{
		if ($payload === '') {
			$this->send(frame(CLOSE, ''));
			$this->end();
			return;
		}
		$code = strlen($payload) === 1 ? 0 : number_at('n', $payload, 0);
		if (!($code >= 1000 && $code <= 1014 && !in_array($code, [1004, 1005, 1006], true)) && !($code >= 3000 && $code <= 4999)) {
			throw new ProtocolError('such a code cannot be sent', 1002);
		}
		is_utf8(substr($payload, 2)) || throw new ProtocolError('text that is not UTF-8', 1007);
		$this->close($code, '');
	}

	private function flush(): void
	{
		$sent = $this->output === '' ? 0 : @socket_write($this->socket, $this->output);
		if ($sent === false && socket_last_error($this->socket) !== SOCKET_EAGAIN) {
			$this->leave();
			return;
		}
		$this->output = substr($this->output, (int) $sent);
		if ($this->ending && $this->output === '' && !$this->shut) {
			@socket_shutdown($this->socket, 1);    // ends the sending side; the last bytes of the peer are still read
			$this->shut = true;
		}
		$events = strlen($this->output) > PAUSE_AT || ($this->pause !== null && !$this->ending) ? [] : [Event::Read];
		if ($this->output !== '') {
			$events[] = Event::Write;
		}
		$events = $events ?: [Event::Error];
		if ($events !== $this->watcher->getWatchedEvents()) {
			$this->watcher->modifyEvents($events);
		}
	}

	/** Sends the buffered output, then closes the connection, at the latest after LINGER. */
	private function end(): void
	{
		if ($this->gone || $this->ending) {
			return;
		}
		$this->ending = true;
		$this->stop_timer($this->pause);
		$this->linger = $this->loop->timer(LINGER, $this->leave(...));
		$this->chat->forget($this);
		$this->flush();
	}

	public function leave(): void
	{
		if ($this->gone) {
			return;
		}
		$this->gone = true;
		$this->stop_timer($this->linger);
		$this->stop_timer($this->hurry);
		$this->stop_timer($this->pause);
		$this->loop->unwatch($this->watcher);
		socket_close($this->socket);
		$this->chat->forget($this);
		$this->chat->left($this);
	}
}

/** The visitors and their messages. */
final class Chat
{
	public readonly string $page;
	/** @var list<string> */
	public readonly array $page_fields;
	/** @var array<int, Visitor> every connection, by object id */
	private array $visitors = [];
	/** @var array<array-key, Visitor> by name */
	private array $people = [];
	/** @var list<array<string, mixed>> */
	private array $history = [];
	private ?Watcher $door = null;
	private float $since;            // when the last one left

	public function __construct(private EventLoop $loop, private ?Socket $server)
	{
		$this->page = (string) file_get_contents(__DIR__ . '/page.html');
		$this->page_fields = [
			'Content-Type: text/html; charset=utf-8',
			"Content-Security-Policy: default-src 'none'; connect-src 'self' ws: wss:; img-src data:; script-src 'unsafe-inline'; style-src 'unsafe-inline'; frame-ancestors 'none'",
			'Cache-Control: no-cache',
			'X-Content-Type-Options: nosniff',
		];
		$this->since = (float) hrtime(true);
		$this->open_door();
		$loop->timer(BEAT, fn() => array_map(fn(Visitor $visitor) => $visitor->beat(), $this->visitors), again: true);
	}

	/** A message of a client: {"type": "enter", "name": …} once, then {"type": "say", "text": …}. */
	public function take(Visitor $visitor, mixed $message): void
	{
		['type' => $type, 'name' => $name, 'text' => $text] = (is_array($message) ? $message : []) + ['type' => null, 'name' => null, 'text' => null];
		if ($type === 'enter' && is_string($name) && $visitor->name === null) {
			$this->enter($visitor, $name);
		} elseif ($type === 'say' && is_string($text) && $visitor->name !== null && preg_match('~^.{0,' . MAX_TEXT . '}$~Dus', $text)) {
			if (trim($text) !== '') {
				$this->history[] = $said = ['type' => 'say', 'name' => $visitor->name, 'text' => $text, 'at' => time()];
				$this->history = array_slice($this->history, -HISTORY);
				$this->tell_all($said);
			}
		} else {
			throw new ProtocolError('not understood', 1008);
		}
	}

	public function forget(Visitor $visitor): void
	{
		if ($visitor->name !== null && ($this->people[$visitor->name] ?? null) === $visitor) {
			unset($this->people[$visitor->name]);
			$this->tell_all(['type' => 'go', 'name' => $visitor->name]);
			echo "$visitor->name leaves\n";
		}
	}

	public function left(Visitor $visitor): void
	{
		unset($this->visitors[spl_object_id($visitor)]);
		$this->since = (float) hrtime(true);
		$this->open_door();
	}

	/** Closes all connections, and ends the loop when all visitors have received the end. */
	public function end(): void
	{
		$this->shut_door();
		$this->server = null;
		foreach ($this->visitors as $visitor) {
			$visitor->close(1001, 'the chat ends');
		}
		$this->loop->timer(0.01, fn() => $this->visitors === [] && $this->loop->stop(), again: true);
	}

	/** Whether no visitor has been connected for this time. */
	public function is_empty_for(float $seconds): bool
	{
		return $this->visitors === [] && hrtime(true) - $this->since >= $seconds * 1e9;
	}

	private function open_door(): void
	{
		if ($this->door === null && $this->server !== null && count($this->visitors) < MAX_VISITORS) {
			$this->door = $this->loop->watch(new SocketPollHandle($this->server), [Event::Read], $this->accept(...));
		}
	}

	private function shut_door(): void
	{
		if ($this->door !== null) {
			$this->loop->unwatch($this->door);
			$this->door = null;
		}
	}

	private function accept(): void
	{
		if ($this->server === null) {    // the chat ends
			return;
		}
		$socket = @socket_accept($this->server);
		if ($socket !== false) {
			$visitor = new Visitor($this, $this->loop, $socket);
			$this->visitors[spl_object_id($visitor)] = $visitor;
			$this->make_room();
		}
		$full = $socket === false && in_array(socket_last_error($this->server), [SOCKET_EMFILE, SOCKET_ENFILE], true);
		if ($full || count($this->visitors) >= MAX_VISITORS) {    // new visitors wait until one leaves
			$this->shut_door();
		}
		if ($full) {    // or until another descriptor was closed
			$this->loop->timer(1.0, $this->open_door(...));
		}
	}

	/** Closes the oldest connection without a WebSocket, so that slow requests do not exclude visitors. */
	private function make_room(): void
	{
		$strangers = array_filter($this->visitors, fn(Visitor $visitor) => $visitor->is_stranger());
		if (count($strangers) > MAX_STRANGERS) {
			current($strangers)->leave();
		}
	}

	private function enter(Visitor $visitor, string $name): void
	{
		$name = trim((string) preg_replace('~[\s\p{C}]+~u', ' ', $name));
		$name = (string) preg_replace('~^(.{' . MAX_NAME . '}).*$~us', '$1', $name === '' ? 'somebody' : $name);
		for ($n = 2, $free = $name; isset($this->people[$free]); $n++) {
			$free = "$name $n";
		}
		$this->tell_all(['type' => 'come', 'name' => $free]);
		$visitor->name = $free;
		$visitor->is_in();
		$this->people[$free] = $visitor;
		$visitor->tell(['type' => 'welcome', 'name' => $free, 'people' => array_map('strval', array_keys($this->people)), 'history' => $this->history]);
		echo "$free enters\n";
	}

	/** @param array<string, mixed> $message */
	private function tell_all(array $message): void
	{
		$frame = frame(TEXT, to_json($message));
		foreach ($this->people as $visitor) {
			$visitor->send($frame);
		}
	}
}

$loop = new EventLoop();
$seconds = (float) ($argv[2] ?? 0);
$server = socket_create(AF_INET, SOCK_STREAM, SOL_TCP) ?: exit(1);
socket_set_option($server, SOL_SOCKET, SO_REUSEADDR, 1);
if (!socket_bind($server, '127.0.0.1', (int) ($argv[1] ?? 0)) || !socket_listen($server, 128)) {
	exit(1);
}
socket_set_nonblock($server);
socket_getsockname($server, $address, $port);
echo "listening on $address port $port\n";

$chat = new Chat($loop, $server);
foreach (function_exists('pcntl_signal') ? [SIGTERM, SIGINT] : [] as $signal) {
	$loop->signal($signal, $chat->end(...));
}
if ($seconds > 0) {
	$loop->timer(min(1.0, $seconds), fn() => $chat->is_empty_for($seconds) && $loop->stop(), again: true);
}
$loop->run();
echo "the chat has ended\n";
