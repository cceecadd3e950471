<?php
/*
 * An HTTPS GET with one deadline for everything: the lookup, the attempts, the handshake, the request and the
 * answer. It holds for a server that is silent, and for one that sends single bytes.
 *
 *     php https_get.php https://HOST[:PORT]/PATH [SECONDS [CA-FILE]]
 *
 * Writes the status line and the connection to stderr and the body to stdout. SECONDS: 10. Needs a build
 * --with-sockets-openssl.
 */
use Sockets\{Reader, SocketException, TlsException};
use function Sockets\{connect, secure_info, write_all};

const HEAD_MAX = 65536;    // bytes of a line
const BODY_MAX = 1 << 30;

$url = $argv[1] ?? '';
$seconds = $argv[2] ?? '10';
$ca = $argv[3] ?? '';
$parts = parse_url($url) ?: [];
if (strtolower($parts['scheme'] ?? '') !== 'https' || !isset($parts['host'])) {
	fwrite(STDERR, "usage: php https_get.php https://HOST[:PORT]/PATH [SECONDS [CA-FILE]]\n");
	exit(2);
}
$port = $parts['port'] ?? 443;
$path = ($parts['path'] ?? '/') . (isset($parts['query']) ? "?{$parts['query']}" : '');
$deadline = hrtime(true) / 1e9 + (float) $seconds;
$left = fn(): float => max(0.0, $deadline - hrtime(true) / 1e9);

/**
 * Reads the field lines; gives them by their names in small letters.
 *
 * @param Closure(): float $left
 * @return array<string, string>
 */
function fields(Reader $reader, Closure $left): array
{
	$fields = [];
	while (($line = $reader->readLine($left())) !== '' && $line !== null) {
		[$name, $value] = explode(':', $line, 2) + [1 => ''];
		$fields[strtolower($name)] = trim($value);
	}
	return $fields;
}

/**
 * The body in its pieces (RFC 9112, section 6).
 *
 * @param array<string, string> $fields
 * @param Closure(): float $left
 * @return Generator<int, string>
 */
function body(Reader $reader, array $fields, Closure $left): Generator
{
	if (strtolower($fields['transfer-encoding'] ?? '') === 'chunked') {
		while (($size = hexdec(strtok((string) $reader->readLine($left()), ';') ?: '0')) > 0 && $size <= BODY_MAX) {
			yield $reader->readExactly((int) $size, $left());
			$reader->readLine($left());
		}
	} elseif (isset($fields['content-length'])) {
		for ($rest = (int) $fields['content-length']; $rest > 0; $rest -= strlen($piece)) {
			yield $piece = $reader->readExactly(min($rest, 65536), $left());
		}
	} else {
		/* Only close_notify ends such a body: a connection that was cut throws. */
		while (($piece = $reader->read(65536, $left())) !== '') {
			yield $piece;
		}
	}
}

try {
	$options = ['alpn' => ['http/1.1']] + ($ca === '' ? [] : ['ca' => $ca]);
	$socket = connect("tls://{$parts['host']}:$port", $left(), $options);
	$authority = $parts['host'] . ($port === 443 ? '' : ":$port");
	write_all($socket, "GET $path HTTP/1.1\r\nHost: $authority\r\nConnection: close\r\nAccept: */*\r\n\r\n", $left());
	$reader = new Reader($socket, HEAD_MAX);
	$status = $reader->readLine($left()) ?? throw new RuntimeException('the server closed the connection');
	$info = secure_info($socket);
	fwrite(STDERR, "$status ({$info?->version}, {$info?->cipher})\n");
	foreach (body($reader, fields($reader, $left), $left) as $piece) {
		fwrite(STDOUT, $piece);
	}
} catch (TlsException $e) {
	fwrite(STDERR, "{$e->kind->name}: {$e->getMessage()}\n");
	exit(3);
} catch (SocketException | RuntimeException $e) {
	fwrite(STDERR, $e->getMessage() . "\n");
	exit(1);
}
