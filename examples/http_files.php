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

require __DIR__ . '/http/answer.php';

const CLIENTS_MAX = 500;     // each has up to two descriptors
const TURN = 1 << 18;        // bytes of a file before the other clients have their turn

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
		[$pieces, $this->part, $this->last] = respond($this->folder, $head, $this->peer);
		$this->writer->write($pieces);
		$this->since = time();
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
