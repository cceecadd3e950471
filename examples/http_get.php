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

/** The parts of a URL: scheme, host, the text of the Host field, endpoint, path. */
function target(string $url): array
{
	$parts = parse_url($url);
	$scheme = strtolower($parts['scheme'] ?? '');
	if (!in_array($scheme, ['http', 'https'], true) || ($parts['host'] ?? '') === '') {
		exit("usage: php http_get.php http[s]://HOST[:PORT]/PATH [SECONDS [CA-FILE]]\n");
	}
	$usual = $scheme === 'https' ? 443 : 80;
	$port = $parts['port'] ?? $usual;
	$path = ($parts['path'] ?? '/') . (isset($parts['query']) ? "?{$parts['query']}" : '');
	$authority = $parts['host'] . ($port === $usual ? '' : ":$port");
	return [$scheme, trim($parts['host'], '[]'), $authority, Endpoint::parse("tcp://{$parts['host']}:$port"), $path];
}

/** A connection whose operations share one deadline. */
final class Connection
{
	private float $deadline;
	private string $buffer = '';

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
		while (($done = stream_socket_enable_crypto($this->stream, true, STREAM_CRYPTO_METHOD_TLS_CLIENT)) === 0) {
			$this->wait(true);
		}
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
		} while (($data = fread($this->stream, 65536)) === '' && !feof($this->stream) && $this->wait(true));
		return $data === false ? throw new RuntimeException('the connection was lost') : $data;
	}

	/** Everything up to an empty line, without that line. */
	public function head(): string
	{
		for ($head = ''; !preg_match('~\r?\n\r?\n~', $head, $m, PREG_OFFSET_CAPTURE); $head .= $data) {
			$data = strlen($head) > HEAD_MAX ? throw new RuntimeException('the header fields have no end') : $this->read();
			$data !== '' || throw new RuntimeException('the answer was cut');
		}
		$this->buffer = substr($head, $m[0][1] + strlen($m[0][0]));
		return substr($head, 0, $m[0][1]);
	}
}

/** Writes the body to stdout: $length bytes, or all bytes until the connection ends. */
function write_body(Connection $connection, ?int $length): void
{
	for ($got = 0; $got !== $length && ($data = $connection->read()) !== ''; $got += strlen($data)) {
		$data = $length === null ? $data : substr($data, 0, $length - $got);
		fwrite(STDOUT, $data);
	}
	$length === null || $got === $length || throw new RuntimeException("the body was cut: $got of $length bytes");
}

[$scheme, $host, $authority, $endpoint, $path] = target($argv[1] ?? '');
$seconds = (float) ($argv[2] ?? 10);
$start = hrtime(true) / 1e9;
try {
	$socket = connect($endpoint, $seconds, ['nodelay' => true]);
	$stream = socket_export_stream($socket);    // from here on only the stream is used
	$connection = new Connection($stream, $seconds - (hrtime(true) / 1e9 - $start));
	if ($scheme === 'https') {
		stream_context_set_option($stream, 'ssl', 'peer_name', $host);
		isset($argv[3]) && stream_context_set_option($stream, 'ssl', 'cafile', $argv[3]);
		$connection->encrypt();
	}
	$connection->write("GET $path HTTP/1.0\r\nHost: $authority\r\nConnection: close\r\n\r\n");
	do {    // after 1xx another answer follows
		$head = $connection->head();
		$status = rtrim(strtok($head, "\n"));
	} while (preg_match('~^HTTP/1\.[01] 1\d\d\b~', $status));
	fwrite(STDERR, "$status\n");
	if (preg_match('~^transfer-encoding:~mi', $head)) {
		throw new RuntimeException('a transfer coding, which HTTP/1.0 does not have');
	}
	$length = preg_match('~^content-length:[ \t]*(\d{1,15})[ \t]*\r?$~mi', $head, $m) ? (int) $m[1] : null;
	write_body($connection, preg_match('~^HTTP/1\.[01] (204|304)~', $status) ? 0 : $length);
} catch (SocketException | RuntimeException $e) {
	fwrite(STDERR, $e->getMessage() . "\n");
	exit(1);
}
exit(preg_match('~^HTTP/1\.[01] 2~', $status) ? 0 : 1);
