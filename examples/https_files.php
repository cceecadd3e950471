<?php
/*
 * Serves the files of a folder over HTTPS (HTTP/1.1 in TLS), with a task for each client, and prints a line for each
 * request and for each client that is refused.
 *
 *     php https_files.php FOLDER CERTIFICATE KEY [ENDPOINT [SECONDS [CLIENT-CA]]]
 *
 * CERTIFICATE is a file in PEM with the chain behind the certificate, KEY its private key. A renewed certificate is
 * used for new connections: nothing has to be restarted. ENDPOINT is tcp4://127.0.0.1:0 by default (a free port). A
 * client has SECONDS (10) for the handshake, for a request, and for each part of an answer. With CLIENT-CA a client
 * needs a certificate of one of these authorities. SIGTERM or SIGINT ends the server; what is being sent then has two
 * seconds left. Needs a build --with-sockets-openssl.
 */
use Sockets\{Endpoint, ErrorKind, Reader, SocketException, TlsException};
use function Sockets\{close, listen, secure, send_file, serve, shutdown, write_all};

require __DIR__ . '/http/answer.php';

const CLIENTS_MAX = 1000;    // fewer than the process may have descriptors
const CLIENTS_OF_HOST = 200;
const PART = 1 << 18;        // bytes of a file that are sent at once
const ALWAYS = ['Strict-Transport-Security' => 'max-age=31536000', 'X-Content-Type-Options' => 'nosniff'];

/** @param array<string, mixed> $tls the options of listen() */
function serve_https(Socket $client, string $peer, string $folder, array $tls, float $seconds): void
{
	secure($client, ['server' => true] + $tls, $seconds);
	$reader = new Reader($client, HEAD_MAX, $seconds);
	while ($reader->peek(1) !== '') {
		[$pieces, [$file, $first, $length], $last] = respond($folder, read_head($reader), $peer, ALWAYS);
		write_all($client, $pieces, $seconds);
		for ($end = $first + $length; $file && $first < $end; $first += $sent) {
			($sent = send_file($client, $file, $first, min(PART, $end - $first), $seconds)) > 0 || throw new RuntimeException('the file has become shorter');
		}
		if ($last) {
			shutdown($client);
			$reader->skip(1 << 30, 1);    // a body that was not read would reset the connection; throws at the end
		}
	}
}

/** A request without its last line; "" if it is too long. */
function read_head(Reader $reader): string
{
	try {
		return substr($reader->readUntil("\r\n\r\n"), 0, -2);
	} catch (SocketException $e) {
		return $e->kind === ErrorKind::MessageTooLarge ? '' : throw $e;
	}
}

[$folder, $certificate, $key] = [realpath($argv[1] ?? ''), $argv[2] ?? '', $argv[3] ?? ''];
if (!$folder || $key === '') {
	exit("usage: php https_files.php FOLDER CERTIFICATE KEY [ENDPOINT [SECONDS [CLIENT-CA]]]\n");
}
$seconds = (float) ($argv[5] ?? 10);
$tls = ['certificate' => $certificate, 'key' => $key, 'alpn' => ['http/1.1']] + (isset($argv[6]) ? ['client_ca' => $argv[6]] : []);
try {
	close(listen('tls://127.0.0.1:0', $tls));    // the certificate and the key are checked now
	$server = listen($argv[4] ?? 'tcp4://127.0.0.1:0', ['nodelay' => true]);
} catch (ValueError | SocketException $e) {
	exit($e->getMessage() . "\n");
}
echo 'listening on ', Endpoint::local($server), "\n";
/* The certificate is given to secure() and not to listen(): secure() notices that a file has changed. */
serve($server, function (Socket $client, Endpoint $peer) use ($folder, $tls, $seconds): void {
	try {
		serve_https($client, (string) $peer, $folder, $tls, $seconds);
	} catch (TlsException $e) {
		$e->kind === ErrorKind::Truncated || print("{$e->kind->name}: {$e->getMessage()}\n");
	} catch (SocketException) {    // gone, or too slow
	} catch (RuntimeException | ValueError $e) {    // ValueError: a renewed certificate without its key
		echo "$peer {$e->getMessage()}\n";
	}
}, ['max' => CLIENTS_MAX, 'max_per_host' => CLIENTS_OF_HOST, 'shutdown' => 2]);
echo "stopped\n";
