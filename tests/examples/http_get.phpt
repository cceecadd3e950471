--TEST--
examples/http_get.php: with and without TLS; nobody, an error of the server, a certificate of another name
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
need_examples();
need_linux();
need_fork();
extension_loaded('openssl') || skip('openssl is needed');
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
bound(40);
set_error_handler(fn() => true);

/** A key and a certificate for localhost, signed by itself; a PEM file. */
function certificate(): string
{
	$config = temp_path('.cnf');
	file_put_contents($config, "[req]\ndistinguished_name = name\n[name]\n[server]\nsubjectAltName = DNS:localhost\n");
	$options = ['config' => $config, 'x509_extensions' => 'server', 'digest_alg' => 'sha256'];
	$key = openssl_pkey_new($options + ['private_key_bits' => 2048]);
	$request = openssl_csr_new(['commonName' => 'localhost'], $key, $options);
	openssl_x509_export(openssl_csr_sign($request, null, $key, 1, $options), $certificate);
	openssl_pkey_export($key, $pem, null, $options);
	file_put_contents($file = temp_path('.pem'), $certificate . $pem);
	return $file;
}

/** Serves so many requests in a child; gives its port. $answers: of each request, in parts, a tenth of a second apart. */
function serve_parts(array $answers): int
{
	$server = Sockets\listen('tcp4://127.0.0.1:0');
	peer(function () use ($server, $answers): void {
		foreach ($answers as $parts) {
			$client = Sockets\accept($server, 20);
			socket_set_option($client, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 10, 'usec' => 0]);
			for ($request = ''; !str_ends_with($request, "\r\n\r\n") && ($data = @socket_read($client, 1000)); $request .= $data) {
			}
			preg_match('~^Host: (.*)\r$~m', $request, $m);
			foreach ($parts as $part) {
				if (@socket_write($client, str_replace('HOST', $m[1] ?? 'none', $part)) === false) {
					break;
				}
				usleep(100000);
			}
			socket_close($client);
		}
	}, 60);
	return Sockets\Endpoint::local($server)->port;
}

/** Serves so many requests in a child; gives its port. */
function serve(int $requests, ?string $certificate): int
{
	$server = Sockets\listen('tcp4://127.0.0.1:0');
	peer(function () use ($server, $requests, $certificate): void {
		for ($i = 0; $i < $requests; $i++) {
			$stream = socket_export_stream(Sockets\accept($server, 10));
			if ($certificate !== null) {
				stream_context_set_option($stream, 'ssl', 'local_cert', $certificate);
				if (!@stream_socket_enable_crypto($stream, true, STREAM_CRYPTO_METHOD_TLS_SERVER)) {
					continue;
				}
			}
			$request = rtrim(fgets($stream));
			while (!in_array(fgets($stream), ["\r\n", false], true)) {
			}
			$status = str_contains($request, 'missing') ? '404 Not Found' : '200 OK';
			fwrite($stream, "HTTP/1.0 $status\r\nContent-Type: text/plain\r\n\r\n$request");
			fclose($stream);
		}
	}, 30);
	return Sockets\Endpoint::local($server)->port;
}

function get(string ...$arguments): array
{
	return run(php_command('-d', 'display_errors=0', example_path('http_get'), ...$arguments));
}

$port = serve(2, null);
same([0, 'GET /a/b?c=d HTTP/1.0', "HTTP/1.0 200 OK\n"], get("http://127.0.0.1:$port/a/b?c=d"), 'http');
same([1, 'GET /missing HTTP/1.0', "HTTP/1.0 404 Not Found\n"], get("http://localhost:$port/missing", '5'), 'http, an error');
$pem = certificate();
$port = serve(2, $pem);
same([0, 'GET / HTTP/1.0', "HTTP/1.0 200 OK\n"], get("https://localhost:$port", '10', $pem), 'https');
same(1, get("https://127.0.0.1:$port", '10', $pem)[0], 'https, another name');
$closed = Sockets\Endpoint::local(Sockets\listen('tcp4://127.0.0.1:0'))->port;
same([1, '', "connect to tcp://127.0.0.1:$closed: Connection refused\n"], get("http://127.0.0.1:$closed/"), 'nobody');

/* Servers of ill will, and some that are only unusual. */
$ok = "HTTP/1.0 200 OK\r\n";
$port = serve_parts([
	["{$ok}Content-Length: 4\r\n\r\nHOST"],
	["HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\nthe answer"],
	["HT", "TP/1.0 200 OK\nContent-", "Length: 3\n\no", 'ne and more'],
	["{$ok}Content-Length: 10\r\n\r\nhalf"],
	["{$ok}Content-Len"],
	[''],
	["{$ok}X: " . str_repeat('x', 70000)],
	["{$ok}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"],
	[$ok, ...array_fill(0, 300, "X: y\r\n")],
	["{$ok}\r\n", ...array_fill(0, 300, 'x')],
]);
$url = "http://127.0.0.1:$port/";
same([0, '127.', "HTTP/1.0 200 OK\n"], get($url), 'no more than the length');
same([0, 'the answer', "HTTP/1.1 200 OK\n"], get($url), '103 is not the answer');
same([0, 'one', "HTTP/1.0 200 OK\n"], get($url), 'in parts');
same([1, 'half', "HTTP/1.0 200 OK\nthe body was cut: 4 of 10 bytes\n"], get($url), 'a body that was cut');
same([1, '', "the answer was cut\n"], get($url), 'a head that was cut');
same([1, '', "the answer was cut\n"], get($url), 'no answer');
same([1, '', "the header fields have no end\n"], get($url), 'a head without an end');
same([1, '', "HTTP/1.0 200 OK\na transfer coding, which HTTP/1.0 does not have\n"], get($url), 'a transfer coding');
same([1, '', "timed out\n"], get($url, '1'), 'a field now and then');
[$status, $body, $err] = get($url, '1');
same([1, "HTTP/1.0 200 OK\ntimed out\n", ''], [$status, $err, trim($body, 'x')], 'a byte now and then');
$silent = Sockets\listen('tcp4://127.0.0.1:0');
same([1, '', "timed out\n"], get('https://127.0.0.1:' . Sockets\Endpoint::local($silent)->port, '1'), 'a TLS server that is silent');
same([1, '', "timed out\n"], get('http://127.0.0.1:' . Sockets\Endpoint::local($silent)->port . '/', '1'), 'a server that is silent');

/* A server that never stops to send, and one that sends single bytes with TLS. */
$endless = Sockets\listen('tcp4://127.0.0.1:0');
$sends = peer(function () use ($endless): void {
	$client = Sockets\accept($endless, 20);
	Sockets\write_all($client, "HTTP/1.0 200 OK\r\n\r\n");
	try {
		while (true) {
			Sockets\write_all($client, str_repeat('x', 65536), 20);
		}
	} catch (Sockets\SocketException) {
	}
}, 40);
$get = php_command(example_path('http_get'), 'http://127.0.0.1:' . Sockets\Endpoint::local($endless)->port . '/', '1');
same([1, '', "HTTP/1.0 200 OK\ntimed out\n"], run(['sh', '-c', 'exec "$@" >/dev/null', 'sh', ...$get]), 'a body without an end');
same(0, $sends->wait(), 'its server has seen the end');
$drips = Sockets\listen('tcp4://127.0.0.1:0');
peer(function () use ($drips, $pem): void {
	$stream = socket_export_stream(Sockets\accept($drips, 20));
	stream_context_set_option($stream, 'ssl', 'local_cert', $pem);
	stream_socket_enable_crypto($stream, true, STREAM_CRYPTO_METHOD_TLS_SERVER);
	fwrite($stream, "HTTP/1.0 200 OK\r\n\r\n");
	while (@fwrite($stream, 'x')) {
		usleep(20000);
	}
}, 40);
[$status, $body, $err] = get('https://localhost:' . Sockets\Endpoint::local($drips)->port, '3', $pem);
same([1, "HTTP/1.0 200 OK\ntimed out\n", ''], [$status, $err, trim($body, 'x')], 'a byte now and then, with TLS');
$host = serve_parts([["{$ok}\r\nHOST"]]);
same("localhost:$host", get("http://localhost:$host/")[1], 'Host has the port');
holds(str_starts_with(get('ftp://x')[1], 'usage: '), 'usage');
finish();
?>
--EXPECT--
22 checks held
