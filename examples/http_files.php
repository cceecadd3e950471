<?php
/*
 * Serves the files of a folder over HTTP/1.1, to any number of clients: GET and HEAD, keep-alive, one range,
 * ETag and dates. Prints a line for each request.
 *
 *     php http_files.php FOLDER [ENDPOINT [SECONDS]]
 *
 * ENDPOINT is tcp4://127.0.0.1:0 by default (a free port). A client has SECONDS (10) for a whole request, and
 * to accept more of an answer. A name that begins with a dot, and a link that leads out of the folder, is not
 * found. No call waits for a client.
 */
use Io\Poll\{Context, Event};
use Sockets\{Endpoint, ErrorKind, Reader, SocketException, TimeoutException};
use Time\Duration;
use function Sockets\{accept, close, listen, send_file, write_all};

const HEAD_MAX = 16384;      // bytes of a request
const CLIENTS_MAX = 1000;    // fewer than the process may have descriptors
const TURN = 1 << 18;        // bytes of a file before the other clients have their turn
const SMALL = 16384;         // bytes of a file that is sent together with its header
const REASONS = [200 => 'OK', 206 => 'Partial Content', 304 => 'Not Modified', 400 => 'Bad Request', 404 => 'Not Found',
	405 => 'Method Not Allowed', 416 => 'Range Not Satisfiable', 431 => 'Request Header Fields Too Large'];
const TYPES = ['css' => 'text/css', 'html' => 'text/html', 'jpg' => 'image/jpeg', 'js' => 'text/javascript', 'json' => 'application/json',
	'png' => 'image/png', 'svg' => 'image/svg+xml', 'txt' => 'text/plain; charset=utf-8'];

/** Opens the file that a target names; false if the folder has none. */
function open_file(string $folder, string $target): mixed
{
	$path = rawurldecode(preg_replace('~^https?://[^/?#]*|[?#].*$~i', '', $target));
	if (!str_starts_with($path, '/') || str_contains($path, "\0") || preg_match('~[/\\\\]\.~', $path)) {
		return false;
	}
	$path = (string) realpath($folder . $path . (str_ends_with($path, '/') ? 'index.html' : ''));
	return str_starts_with($path, $folder . DIRECTORY_SEPARATOR) && is_file($path) ? @fopen($path, 'rb') : false;
}

/** The first byte and the length of a range; a length of 0 if the file has none of it; null for all of the file. */
function range_of(string $field, int $size): ?array
{
	if (!preg_match('~^bytes=(\d{0,15})-(\d{0,15})$~D', $field, $m) || $m[1] . $m[2] === '' || ($m[2] !== '' && (float) $m[1] > (float) $m[2])) {
		return null;
	}
	$first = $m[1] === '' ? max(0, $size - (int) $m[2]) : (int) $m[1];
	$last = $m[1] === '' || $m[2] === '' ? $size - 1 : min((int) $m[2], $size - 1);
	return [$first, max(0, $last - $first + 1)];
}

/** The answer to a request: status, header fields, and which bytes of which file. */
function answer(string $folder, string $method, string $target, array $fields): array
{
	if ($method !== 'GET' && $method !== 'HEAD') {
		return [405, ['Allow' => 'GET, HEAD']];
	} elseif (!($file = open_file($folder, $target))) {
		return [404, []];
	}
	['size' => $size, 'mtime' => $time] = fstat($file);
	[$tag, $date] = [sprintf('"%x-%x"', $time, $size), gmdate(DATE_RFC7231, $time)];
	$more = ['ETag' => $tag, 'Last-Modified' => $date, 'Accept-Ranges' => 'bytes'];
	$tags = isset($fields['if-none-match']) ? preg_split('~\s*,\s*~', str_replace('W/', '', $fields['if-none-match'])) : [];
	if ($tags === [] ? strtotime($fields['if-modified-since'] ?? '') >= $time : array_intersect(['*', $tag], $tags) !== []) {
		return [304, $more];
	}
	$more['Content-Type'] = TYPES[strtolower(pathinfo(stream_get_meta_data($file)['uri'], PATHINFO_EXTENSION))] ?? 'application/octet-stream';
	$range = in_array($fields['if-range'] ?? $tag, [$tag, $date], true) ? range_of($fields['range'] ?? '', $size) : null;
	[$first, $length] = $range ?? [0, $size];
	return match (true) {
		$range === null => [200, $more, $file, 0, $size],
		$length === 0 => [416, ['Content-Range' => "bytes */$size"]],
		default => [206, ['Content-Range' => "bytes $first-" . $first + $length - 1 . "/$size"] + $more, $file, $first, $length],
	};
}

final class Client
{
	private string $output = '';
	private mixed $file = null;
	private int $offset = 0;
	private int $left = 0;          // bytes of the file that are not sent yet
	private bool $last = false;     // the connection ends after this answer
	public int $deadline;

	public function __construct(public Socket $socket, private Reader $reader, private string $folder, private Endpoint $peer, private int $seconds)
	{
		$this->deadline = time() + $this->seconds;
	}

	/** Serves the requests that have arrived. Returns the event to wait for; null at the end. */
	public function serve(): ?Event
	{
		for ($turn = 16; $turn > 0 && $this->send(); $turn--) {
			if ($this->last) {
				return null;
			}
			try {
				$this->request(substr($this->reader->readUntil("\r\n\r\n"), 0, -2));
			} catch (TimeoutException) {
				return Event::Read;
			} catch (SocketException $e) {
				$e->kind === ErrorKind::MessageTooLarge ? $this->request('') : throw $e;
			}
		}
		return Event::Write;
	}

	/** Sends what the client accepts; whether the answer is complete. */
	private function send(): bool
	{
		[$sent, $part] = [0, 0];
		try {
			$sent = write_all($this->socket, $this->output, 0);
			$this->output = '';
			$part = $this->left === 0 ? 0 : send_file($this->socket, $this->file, $this->offset, min($this->left, TURN), 0);
			if ($part === 0 && $this->left > 0) {
				throw new UnderflowException('the file has become shorter');
			}
		} catch (TimeoutException $e) {
			$this->output === '' ? $part = $e->transferred : $sent = $e->transferred;
			$this->output = substr($this->output, $sent);
		}
		$this->offset += $part;
		$this->left -= $part;
		$this->deadline = $sent + $part > 0 ? time() + $this->seconds : $this->deadline;
		return $this->output === '' && $this->left === 0;
	}

	/** Prepares the answer to a request. */
	private function request(string $head): void
	{
		$valid = preg_match('~^([A-Z]+) (\S+) HTTP/1\.(\d)\r\n(?:[\w!#$%&\'*+.^`|-]+:[^\r\n]*\r\n)*$~D', $head, $m);
		preg_match_all('~^([^:\r\n]+):[ \t]*(.*?)[ \t]*\r$~m', $head, $all);
		$fields = array_combine(array_map(strtolower(...), $all[1]), $all[2]);
		$valid = $valid && ($m[3] === '0' || isset($fields['host']));
		$this->last = !$valid || $m[3] === '0' || stripos($fields['connection'] ?? '', 'close') !== false
			|| isset($fields['transfer-encoding']) || ($fields['content-length'] ?? '0') !== '0';    // a body is not read
		[$status, $more, $this->file, $this->offset, $length]
			= ($valid ? answer($this->folder, $m[1], $m[2], $fields) : [$head === '' ? 431 : 400, []]) + [2 => null, 0, 0];
		$body = $status >= 400 ? "$status " . REASONS[$status] . "\n" : '';
		$more += ['Date' => gmdate(DATE_RFC7231), 'Connection' => $this->last ? 'close' : 'keep-alive'] + ($status === 304 ? [] : ['Content-Length' => $length + strlen($body)]);
		$this->output = "HTTP/1.1 $status " . REASONS[$status] . "\r\n";
		foreach ($more as $name => $value) {
			$this->output .= "$name: $value\r\n";
		}
		$this->left = ($m[1] ?? '') === 'HEAD' ? 0 : $length;
		$this->output .= "\r\n" . (($m[1] ?? '') === 'HEAD' ? '' : $body);
		echo "$this->peer $status $length ", addcslashes(strtok($head, "\r"), "\0..\37"), "\n";
	}
}

$folder = realpath($argv[1] ?? '') ?: exit("usage: php http_files.php FOLDER [ENDPOINT [SECONDS]]\n");
$seconds = (int) ($argv[3] ?? 10);
$server = listen($argv[2] ?? 'tcp4://127.0.0.1:0');
echo 'listening on ', Endpoint::local($server), "\n";
$context = new Context();
$context->add(new SocketPollHandle($server), [Event::Read]);
$clients = [];    // descriptor => Client
while (true) {
	foreach ($context->wait(Duration::fromSeconds(1)) as $watcher) {
		$socket = $watcher->getHandle()->getSocket();
		try {
			$event = $socket === $server ? Event::Read : $watcher->getData()->serve();
			if ($socket === $server && ($socket = accept($server, 0, $peer)) && count($clients) < CLIENTS_MAX) {
				socket_set_nonblock($socket);
				socket_set_option($socket, SOL_TCP, TCP_NODELAY, 1);
				$clients[spl_object_id($socket)] = $client = new Client($socket, new Reader($socket, HEAD_MAX, 0), $folder, $peer, $seconds);
				$context->add(new SocketPollHandle($socket), [$event], $client);
			}
		} catch (SocketException | UnderflowException) {
			$event = $socket === $server ? Event::Read : null;
		}
		if ($event === null) {
			unset($clients[spl_object_id($socket)]);
			close($socket);
		} elseif ([$event] !== $watcher->getWatchedEvents()) {
			$watcher->modifyEvents([$event]);
		}
	}
	foreach (array_filter($clients, fn(Client $client) => $client->deadline < time()) as $id => $client) {
		unset($clients[$id]);
		close($client->socket);
	}
}
