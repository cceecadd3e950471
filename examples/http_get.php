<?php
/*
 * An HTTP GET with and without TLS: connect with a deadline, then use the exported, non-blocking stream.
 *
 *     php http_get.php URL [SECONDS [CA-FILE]]
 *
 * Writes the status to stderr and the body to stdout. SECONDS (10) limit the whole transfer, also with a
 * server that is silent or sends single bytes. A truncated body is an error.
 */
use Sockets\{Endpoint, SocketException};
use function Sockets\connect;

const HEAD_MAX = 65536;    // bytes of the status and the header fields

/**
 * The parts of a URL: scheme, host, the text of the Host field, endpoint, path.
 *
 * @return array{string, string, string, Endpoint, string}
 */
function target(string $url): array
{
	$parts = parse_url($url) ?: [];
	$scheme = strtolower($parts['scheme'] ?? '');
	$host = $parts['host'] ?? '';
	if (!in_array($scheme, ['http', 'https'], true) || $host === '') {
		exit("usage: php http_get.php http[s]://HOST[:PORT]/PATH [SECONDS [CA-FILE]]\n");
	}
	$usual = $scheme === 'https' ? 443 : 80;
	$port = $parts['port'] ?? $usual;
	$path = ($parts['path'] ?? '/') . (isset($parts['query']) ? "?{$parts['query']}" : '');
	$authority = $host . ($port === $usual ? '' : ":$port");
	return [$scheme, trim($host, '[]'), $authority, Endpoint::parse("tcp://$host:$port"), $path];
}

/** A connection whose operations share one deadline. */
final class Connection
{
	private float $deadline;
	private string $buffer = '';

	/** @param resource $stream */
	public function __construct(private $stream, float $seconds)
	{
		$this->deadline = hrtime(true) / 1e9 + $seconds;
		stream_set_blocking($stream, false);
	}

	/** Waits until the stream is readable or writable; true then. */
	private function wait(bool $read): bool
	{
		[$reads, $writes, $excepts] = [$read ? [$this->stream] : [], $read ? [] : [$this->stream], []];
		$left = (int) max(0, ($this->deadline - hrtime(true) / 1e9) * 1e6);
		if ($left === 0 || !stream_select($reads, $writes, $excepts, intdiv($left, 1_000_000), $left % 1_000_000)) {
			throw new RuntimeException('timed out');
		}
		return true;
	}

	public function encrypt(): void
	{
		do {
			$done = stream_socket_enable_crypto($this->stream, true, STREAM_CRYPTO_METHOD_TLS_CLIENT);
			$done === 0 && $this->wait(true);
		} while ($done === 0);
		$done || throw new RuntimeException('no TLS connection');
	}

	public function write(string $data): void
	{
		while ($data !== '') {
			$this->wait(false);
			$sent = fwrite($this->stream, $data);
			$sent !== false || throw new RuntimeException('the connection was lost');
			$data = substr($data, $sent);
		}
	}

	/** Some bytes; "" at the end of the stream. */
	public function read(): string
	{
		if ($this->buffer !== '') {
			[$data, $this->buffer] = [$this->buffer, ''];
			return $data;
		}
		do {
			if (hrtime(true) / 1e9 >= $this->deadline) {    // also where bytes arrive without an end
				throw new RuntimeException('timed out');
			}
			$data = fread($this->stream, 65536);
		} while ($data === '' && !feof($this->stream) && $this->wait(true));
		return $data === false ? throw new RuntimeException('the connection was lost') : $data;
	}

	/** Everything up to an empty line, without that line. */
	public function head(): string
	{
		$head = '';
		do {
			$data = strlen($head) > HEAD_MAX ? throw new RuntimeException('the header fields have no end') : $this->read();
			$data !== '' || throw new RuntimeException('the answer was cut');
			$head .= $data;
			$parts = preg_split('~\r?\n\r?\n~', $head, 2) ?: [];
		} while (count($parts) < 2);
		[$head, $this->buffer] = $parts;
		return $head;
	}
}

/** Writes the body to stdout: $length bytes, or all bytes until the connection ends. */
function write_body(Connection $connection, ?int $length): void
{
	$got = 0;
	while ($got !== $length) {
		$data = $connection->read();
		if ($data === '') {
			break;
		}
		$data = $length === null ? $data : substr($data, 0, $length - $got);
		fwrite(STDOUT, $data);
		$got += strlen($data);
	}
	$length === null || $got === $length || throw new RuntimeException("the body was cut: $got of $length bytes");
}

[$scheme, $host, $authority, $endpoint, $path] = target($argv[1] ?? '');
$seconds = (float) ($argv[2] ?? 10);
$start = hrtime(true) / 1e9;
try {
	$socket = connect($endpoint, $seconds, ['nodelay' => true]);
	$stream = socket_export_stream($socket) ?: exit(1);    // from here on only the stream is used
	$connection = new Connection($stream, $seconds - (hrtime(true) / 1e9 - $start));
	if ($scheme === 'https') {
		stream_context_set_option($stream, 'ssl', 'peer_name', $host);
		isset($argv[3]) && stream_context_set_option($stream, 'ssl', 'cafile', $argv[3]);
		$connection->encrypt();
	}
	$connection->write("GET $path HTTP/1.0\r\nHost: $authority\r\nConnection: close\r\n\r\n");
	do {    // after 1xx another answer follows
		$head = $connection->head();
		$status = rtrim(explode("\n", $head)[0]);
	} while (preg_match('~^HTTP/1\.[01] 1\d\d\b~', $status));
	fwrite(STDERR, "$status\n");
	if (preg_match('~^transfer-encoding:~mi', $head)) {
		throw new RuntimeException('a transfer coding, which HTTP/1.0 does not have');
	}
	$length = preg_match('~^content-length:[ \t]*(\d{1,15})[ \t]*\r?$~mi', $head, $m) ? (int) $m[1] : null;
	write_body($connection, preg_match('~^HTTP/1\.[01] (204|304)~', $status) ? 0 : $length);
	exit(preg_match('~^HTTP/1\.[01] 2~', $status) ? 0 : 1);
} catch (SocketException | RuntimeException $e) {
	fwrite(STDERR, $e->getMessage() . "\n");
	exit(1);
}
