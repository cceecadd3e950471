<?php
/*
 * Serves the files of a folder over HTTP/1.1, to any number of clients, and prints a line for each request.
 *
 *     php http_files.php FOLDER [ENDPOINT [SECONDS [PROXIES]]]
 *
 * ENDPOINT is tcp4://127.0.0.1:0 by default (a free port). A client has SECONDS (10) for a whole request, and
 * to accept more of an answer. PROXIES are addresses or networks, with commas, of which each connection begins
 * with a header of the PROXY protocol. Names with a leading dot and links out of the folder are not found.
 */
use Io\Poll\{Context, Event};
use Sockets\{Endpoint, ErrorKind, Reader, SocketException, TimeoutException, Writer};
use Time\Duration;
use function Sockets\{close, listen, read_proxy_header, send_file, try_accept};

const HEAD_MAX = 16384;      // bytes of a request
const CLIENTS_MAX = 500;     // each has up to two descriptors
const TURN = 1 << 18;        // bytes of a file before the other clients have their turn
const REASONS = [200 => 'OK', 206 => 'Partial Content', 304 => 'Not Modified', 400 => 'Bad Request', 404 => 'Not Found', 405 => 'Method Not Allowed', 416 => 'Range Not Satisfiable', 431 => 'Request Header Fields Too Large'];
const MEDIA_TYPES = ['css' => 'text/css', 'html' => 'text/html', 'js' => 'text/javascript', 'png' => 'image/png', 'txt' => 'text/plain; charset=utf-8'];

/** @return resource|false the file that a target names; false if the folder has none */
function open_file(string $folder, string $target)
{
	$path = rawurldecode((string) preg_replace('~^https?://[^/?#]*|[?#].*$~i', '', $target));
	$path = preg_match('~^(?!.*(\0|[/\\\\]\.))/~s', $path) ? (string) realpath($folder . $path . (str_ends_with($path, '/') ? 'index.html' : '')) : '';
	return str_starts_with($path, $folder . DIRECTORY_SEPARATOR) && is_file($path) ? @fopen($path, 'rb') : false;
}

/**
 * @param array<string> $fields of a request, by name in lower case
 * @return array{int, array<string, string>, ?resource, int, int} the answer: status, fields, file, first byte, length
 */
function answer(string $folder, string $method, string $target, array $fields): array
{
	$file = in_array($method, ['GET', 'HEAD'], true) ? open_file($folder, $target) : null;
	if (!$file || !($stat = fstat($file))) {
		return $file === null ? [405, ['Allow' => 'GET, HEAD'], null, 0, 0] : [404, [], null, 0, 0];
	}
	['size' => $size, 'mtime' => $time] = $stat;
	[$tag, $date] = [sprintf('"%x-%x"', $time, $size), gmdate(DATE_RFC7231, $time)];
	$type = MEDIA_TYPES[strtolower(pathinfo(stream_get_meta_data($file)['uri'] ?? '', PATHINFO_EXTENSION))] ?? 'application/octet-stream';
	$more = ['ETag' => $tag, 'Last-Modified' => $date, 'Accept-Ranges' => 'bytes', 'Content-Type' => $type];
	$known = isset($fields['if-none-match']) ? preg_match("~(?:^|,)\s*(?:\*|(?:W/)?$tag)\s*(?:,|$)~", $fields['if-none-match']) === 1
		: strtotime($fields['if-modified-since'] ?? '') >= $time;
	$range = in_array($fields['if-range'] ?? $tag, [$tag, $date], true) ? $fields['range'] ?? '' : '';
	$ranged = preg_match('~^bytes=(?=\d|-\d)(\d{0,15})-(\d{0,15})$~D', $range, $m) && ($m[1] === '' || $m[2] === '' || $m[1] <= $m[2]);
	$first = !$ranged ? 0 : ($m[1] === '' ? max(0, $size - (int) $m[2]) : (int) $m[1]);
	$length = $ranged && $m[1] !== '' && $m[2] !== '' ? min((int) $m[2] + 1, $size) - $first : $size - $first;
	return match (true) {
		$known => [304, $more, null, 0, 0],
		!$ranged => [200, $more, $file, 0, $size],
		$length <= 0 => [416, ['Content-Range' => "bytes */$size"], null, 0, 0],
		default => [206, ['Content-Range' => "bytes $first-" . ($first + $length - 1) . "/$size"] + $more, $file, $first, $length],
	};
}

final class HttpClient
{
	/** @var array{?resource, int, int} a file, and the first byte and the number of bytes to send */
	private array $part = [null, 0, 0];

	/** @param list<string> $proxies addresses and networks */
	public function __construct(public Socket $socket, private Reader $reader, private Writer $writer, private string $folder,
		private string $peer, private array $proxies, public int $since, private bool $last = false) {}    // since: the last request or progress; last: it ends

	/** Serves the requests that have arrived. Returns the event to wait for; null at the end. */
	public function serve(): ?Event
	{
		$this->since = $this->part[2] > 0 || $this->writer->wantsWrite() ? time() : $this->since;
		if ($this->proxies !== []) {
			read_proxy_header($this->socket, $this->proxies, 0);    // proxies send it in one piece
			[$this->peer, $this->proxies] = [(string) Endpoint::peer($this->socket), []];
		}
		for ([$turn, $sent] = [16, false]; ($sent = $this->send()) && !$this->last && $turn > 0; $turn--) {
			try {
				$this->request(substr($this->reader->readUntil("\r\n\r\n"), 0, -2));
			} catch (TimeoutException) {
				return Event::Read;
			} catch (SocketException $e) {
				$e->kind === ErrorKind::MessageTooLarge ? $this->request('') : throw $e;
			}
		}
		return $sent && $this->last ? null : Event::Write;
	}

	/** Sends what the client accepts; whether the answer is complete. */
	private function send(): bool
	{
		[$file, $first, $length] = $this->part;
		try {
			$sent = $this->writer->tryFlush() && $file && $length > 0 ? send_file($this->socket, $file, $first, min($length, TURN), 0) : null;
			$sent !== 0 || throw new UnderflowException('the file has become shorter');
		} catch (TimeoutException $e) {
			$sent = $e->transferred;
		}
		$this->part = [$file, $first + (int) $sent, $length - (int) $sent];
		return $this->part[2] === 0 && !$this->writer->wantsWrite();
	}

	private function request(string $head): void
	{
		preg_match_all('~^([^:\r\n]+):[ \t]*(.*?)[ \t]*\r$~m', $head, $all);
		$fields = array_combine(array_map(strtolower(...), $all[1]), $all[2]);
		$valid = preg_match('~^([A-Z]+) (\S+) HTTP/1\.(\d)\r\n(?:[\w!#$%&\'*+.^`|-]+:[^\r\n]*\r\n)*$~D', $head, $m) && ($m[3] === '0' || isset($fields['host']));
		$this->last = !$valid || $m[3] === '0' || stripos($fields['connection'] ?? '', 'close') !== false || isset($fields['transfer-encoding']) || ($fields['content-length'] ?? '0') !== '0';    // a body is not read
		[$status, $more, $file, $first, $length] = $valid ? answer($this->folder, $m[1], $m[2], $fields) : [$head === '' ? 431 : 400, [], null, 0, 0];
		$reason = REASONS[$status] ?? '';
		$body = $status >= 400 ? "$status $reason\n" : '';
		$more += ['Date' => gmdate(DATE_RFC7231), 'Connection' => $this->last ? 'close' : 'keep-alive'] + ($status === 304 ? [] : ['Content-Length' => (string) ($length + strlen($body))]);
		$this->writer->write(["HTTP/1.1 $status $reason\r\n", ...array_map(fn(string $name, string $value) => "$name: $value\r\n", array_keys($more), $more), "\r\n", ($m[1] ?? '') === 'HEAD' ? '' : $body]);
		[$this->part, $this->since] = [($m[1] ?? '') === 'HEAD' ? [null, 0, 0] : [$file, $first, $length], time()];
		echo "$this->peer $status $length ", addcslashes((string) strtok($head, "\r"), "\0..\37"), "\n";
	}
}

$folder = realpath($argv[1] ?? '') ?: exit("usage: php http_files.php FOLDER [ENDPOINT [SECONDS [PROXIES]]]\n");
[$at, $seconds, $proxies] = [$argv[2] ?? 'tcp4://127.0.0.1:0', (int) ($argv[3] ?? 10), explode(',', $argv[4] ?? '')];
$server = listen($at, ['nodelay' => true]);
echo 'listening on ', Endpoint::local($server), "\n";
[$context, $clients] = [new Context(), []];    // clients by their object ids
$context->add(new SocketPollHandle($server), [Event::Read]);
for (;;) {
	foreach ($context->wait(Duration::fromSeconds(1)) as $watcher) {
		/** @var ?HttpClient $client */
		$client = $watcher->getData();
		try {
			$event = $client?->serve();
			if ($client === null && ($socket = try_accept($server, $peer)) && count($clients) < CLIENTS_MAX) {
				socket_set_nonblock($socket);    // so that send_file() uses sendfile(2)
				$new = new HttpClient($socket, new Reader($socket, HEAD_MAX, 0), new Writer($socket), $folder, (string) $peer, $proxies === [''] ? [] : $proxies, time());
				$clients[spl_object_id($new)] = $new;
				$context->add(new SocketPollHandle($socket), [Event::Read], $new);
			}
			unset($socket);    // closes one that is too many
		} catch (SocketException | UnderflowException) {    // the client is lost
			$event = null;
		}
		if ($client !== null && $event === null) {
			unset($clients[spl_object_id($client)]);
			close($client->socket);
		} elseif ($event !== null && [$event] !== $watcher->getWatchedEvents()) {
			$watcher->modifyEvents([$event]);
		}
	}
	foreach (array_filter($clients, fn(HttpClient $client) => time() - $client->since > $seconds) as $id => $client) {
		unset($clients[$id]);
		close($client->socket);
	}
}
