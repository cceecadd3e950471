<?php
/*
 * An HTTP GET with and without TLS: connect with a deadline, then the exported stream.
 *
 *     php http_get.php URL [SECONDS [CA-FILE]]
 *
 * Writes the status to stderr and the body to stdout.
 */
use Sockets\{Endpoint, SocketException};
use function Sockets\connect;

/** Where a URL leads: scheme, host, endpoint, path. */
function target(string $url): array
{
	$parts = parse_url($url);
	$scheme = strtolower($parts['scheme'] ?? '');
	if (!in_array($scheme, ['http', 'https'], true) || ($parts['host'] ?? '') === '') {
		exit("usage: php http_get.php http[s]://HOST[:PORT]/PATH [SECONDS [CA-FILE]]\n");
	}
	$port = $parts['port'] ?? ($scheme === 'https' ? 443 : 80);
	$path = ($parts['path'] ?? '/') . (isset($parts['query']) ? "?{$parts['query']}" : '');
	return [$scheme, trim($parts['host'], '[]'), Endpoint::parse("tcp://{$parts['host']}:$port"), $path];
}

[$scheme, $host, $endpoint, $path] = target($argv[1] ?? '');
$limit = (float) ($argv[2] ?? 10);
try {
	$socket = connect($endpoint, $limit, ['nodelay' => true]);
} catch (SocketException $e) {
	fwrite(STDERR, $e->getMessage() . "\n");
	exit(1);
}
$stream = socket_export_stream($socket);    // from here on read and write the stream only
stream_set_timeout($stream, (int) ceil($limit));
if ($scheme === 'https') {
	stream_context_set_option($stream, 'ssl', 'peer_name', $host);
	isset($argv[3]) && stream_context_set_option($stream, 'ssl', 'cafile', $argv[3]);
	if (!stream_socket_enable_crypto($stream, true, STREAM_CRYPTO_METHOD_TLS_CLIENT)) {
		exit(1);
	}
}
fwrite($stream, "GET $path HTTP/1.0\r\nHost: $host\r\nConnection: close\r\n\r\n");
$status = rtrim((string) fgets($stream));
fwrite(STDERR, "$status\n");
while (!in_array(fgets($stream), ["\r\n", "\n", false], true)) {
}
stream_copy_to_stream($stream, STDOUT);
exit(preg_match('~^HTTP/1\.[01] 2~', $status) ? 0 : 1);
