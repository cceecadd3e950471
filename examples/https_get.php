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

const LINE_MAX = 65536;    // bytes
const FIELDS_MAX = 100;

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
	while (($line = $reader->readLine($left())) !== '') {
		$line !== null && count($fields) < FIELDS_MAX || throw new RuntimeException('the header fields have no end');
		[$name, $value] = explode(':', $line, 2) + [1 => ''];
		$fields[strtolower($name)] = trim($value);
	}
	return $fields;
}

/**
 * A part of the body in pieces.
 *
 * @param Closure(): float $left
 * @return Generator<int, string>
 */
function part(Reader $reader, int $length, Closure $left): Generator
{
	for (; $length > 0; $length -= strlen($piece)) {
		yield $piece = $reader->readExactly(min($length, 65536), $left());
	}
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
		do {
			preg_match('~^([0-9a-f]{1,7})[ \t]*(?:;|$)~Di', (string) $reader->readLine($left()), $m) || throw new RuntimeException('a chunk without a size');
			yield from part($reader, $size = (int) hexdec($m[1]), $left);
			$size === 0 || $reader->readLine($left()) === '' || throw new RuntimeException('a chunk without an end');
		} while ($size > 0);
	} elseif (isset($fields['content-length'])) {
		yield from part($reader, (int) $fields['content-length'], $left);
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
	$reader = new Reader($socket, LINE_MAX);
	do {
		$status = $reader->readLine($left()) ?? throw new RuntimeException('the server closed the connection');
		$fields = fields($reader, $left);
	} while (str_starts_with($status, 'HTTP/1.1 1'));    // 103 is not the answer
	$info = secure_info($socket);
	fwrite(STDERR, "$status ({$info?->version}, {$info?->cipher})\n");
	foreach (body($reader, $fields, $left) as $piece) {
		fwrite(STDOUT, $piece);
	}
} catch (TlsException $e) {
	fwrite(STDERR, "{$e->kind->name}: {$e->getMessage()}\n");
	exit(3);
} catch (SocketException | RuntimeException $e) {
	fwrite(STDERR, $e->getMessage() . "\n");
	exit(1);
}
