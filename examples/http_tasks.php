<?php
/*
 * An HTTP server with tasks, for a folder of files: keep-alive, pipelined requests, limits on time and size.
 *
 *     php http_tasks.php [ENDPOINT [FOLDER [SECONDS]]]
 *
 * ENDPOINT is tcp4://127.0.0.1:0 by default (a free port). Without a FOLDER, "Hello" is the answer to everything. A
 * client has SECONDS (10) for a request, also for the next one, and for each part of an answer. SIGTERM or SIGINT
 * ends the server; what is being sent then has two seconds left.
 */
use Sockets\{Endpoint, ErrorKind, Reader, SocketException};
use function Sockets\{listen, send_file, serve, write_all};

const HEAD_MAX = 16384;      // bytes of a request
const PART = 1 << 20;        // bytes of a file that are sent at once
const CLIENTS_MAX = 1000;    // fewer than the process may have descriptors
const TYPES = ['css' => 'text/css', 'html' => 'text/html; charset=utf-8', 'js' => 'text/javascript', 'png' => 'image/png', 'svg' => 'image/svg+xml', 'txt' => 'text/plain; charset=utf-8'];

/** Serves the requests of a client, one after the other, as if it were the only one. */
function serve_requests(Socket $client, string $folder, float $seconds): void
{
	socket_set_nonblock($client);    // so that send_file() uses sendfile(2)
	$reader = new Reader($client, HEAD_MAX, $seconds);
	try {
		while ($reader->peek(1) !== '') {
			if (!answer_request($client, read_head($reader), $folder, $seconds)) {
				socket_shutdown($client, 1);
				$reader->skip(1 << 30, 1);    // a body that was not read would reset the connection; throws at the end
			}
		}
	} catch (SocketException) {    // gone, or too slow
	}
}

/** Returns a request, and "" if it is too long. */
function read_head(Reader $reader): string
{
	try {
		return $reader->readUntil("\r\n\r\n");
	} catch (SocketException $e) {
		return $e->kind === ErrorKind::MessageTooLarge ? '' : throw $e;
	}
}

/** Answers a request. Returns whether another one may follow. */
function answer_request(Socket $client, string $head, string $folder, float $seconds): bool
{
	$valid = preg_match('~^([A-Z]+) (/[^\s?]*)\S* HTTP/1\.([01])\r\n(?:[\w!#$%&\'*+.^`|-]+:[^\r\n]*\r\n)*\r\n$~D', $head, $m) === 1
		&& ($m[3] === '0' || preg_match('~^Host:~mi', $head) === 1);
	[, $method, $path, $version] = $m + ['', '', '', '0'];
	/* The body of a request is not read: nothing can follow it. */
	$goes_on = $valid && $version === '1' && preg_match('~^(Connection:.*\bclose\b|Transfer-Encoding:|Content-Length:[ \t]*0*[^0\s])~mi', $head) !== 1;
	$file = $valid && $folder !== '' ? find_file($folder, rawurldecode($path)) : null;
	[$status, $body, $type] = match (true) {
		$head === '' => ['431 Request Header Fields Too Large', null, 'txt'],
		!$valid => ['400 Bad Request', null, 'txt'],
		$method !== 'GET' && $method !== 'HEAD' => ['405 Method Not Allowed', null, 'txt'],
		$folder === '' => ['200 OK', "Hello\n", 'txt'],
		$file === null => ['404 Not Found', null, 'txt'],
		default => ['200 OK', '', pathinfo($file, PATHINFO_EXTENSION)],
	};
	$body ??= "$status\n";
	$stream = $file !== null && $status === '200 OK' ? fopen($file, 'r') : false;
	$length = $stream === false ? strlen($body) : (fstat($stream)['size'] ?? 0);
	write_all($client, [
		"HTTP/1.1 $status\r\nDate: ", gmdate(DATE_RFC7231), "\r\nContent-Type: ", TYPES[$type] ?? 'application/octet-stream',
		"\r\nContent-Length: $length\r\nConnection: ", $goes_on ? 'keep-alive' : 'close', "\r\n\r\n", $method === 'HEAD' ? '' : $body,
	], $seconds);
	for ($sent = 0; $stream !== false && $method === 'GET' && $sent < $length; $sent += $more) {
		$more = send_file($client, $stream, $sent, min(PART, $length - $sent), $seconds);
		$more > 0 || throw new SocketException('the file has become shorter');
	}
	return $goes_on;
}

/** Returns the file of a path, if it is in the folder and not hidden. */
function find_file(string $folder, string $path): ?string
{
	$path .= str_ends_with($path, '/') ? 'index.html' : '';
	$file = strpbrk($path, "\0") !== false || str_contains($path, '/.') ? false : realpath($folder . $path);
	return $file !== false && str_starts_with($file, "$folder/") && is_file($file) ? $file : null;
}

$folder = isset($argv[2]) ? (realpath($argv[2]) ?: exit("$argv[2] is not a folder\n")) : '';
$seconds = (float) ($argv[3] ?? 10);
$server = listen($argv[1] ?? 'tcp4://127.0.0.1:0', ['nodelay' => true]);
echo 'listening on ', Endpoint::local($server), "\n";
serve($server, fn(Socket $client) => serve_requests($client, $folder, $seconds), ['max' => CLIENTS_MAX, 'shutdown' => 2]);
echo "stopped\n";
