<?php
/*
 * TLS on a Socket: connect and set options with socket_*, export the stream, enable crypto.
 * The server is a child process with a new self-signed certificate.
 *
 *     php tls_client.php [PORT]
 */
foreach (['openssl_pkey_new' => 'openssl', 'pcntl_fork' => 'pcntl'] as $function => $extension) {
	if (!function_exists($function)) {
		exit("skipped: the $extension extension is needed\n");
	}
}

/** A PEM file with a key and a self-signed certificate for localhost. */
function make_certificate(): string
{
	$config = (string) tempnam(sys_get_temp_dir(), 'cnf');
	file_put_contents($config, "[req]\ndistinguished_name = name\n[name]\n[server]\nsubjectAltName = DNS:localhost\n");
	$options = ['config' => $config, 'x509_extensions' => 'server', 'digest_alg' => 'sha256'];
	$key = openssl_pkey_new($options + ['private_key_bits' => 2048]) ?: exit(1);
	$by_reference = $key;
	$request = openssl_csr_new(['commonName' => 'localhost'], $by_reference, $options);
	$signed = $request instanceof OpenSSLCertificateSigningRequest ? openssl_csr_sign($request, null, $key, 1, $options) : false;
	if (!$signed || !openssl_x509_export($signed, $certificate) || !openssl_pkey_export($key, $pem, null, $options)) {
		exit(1);
	}
	$file = (string) tempnam(sys_get_temp_dir(), 'pem');
	file_put_contents($file, [$certificate, $pem]);
	unlink($config);
	return $file;
}

$server = socket_create(AF_INET, SOCK_STREAM, SOL_TCP) ?: exit(1);
if (!socket_bind($server, '127.0.0.1', (int) ($argv[1] ?? 0)) || !socket_listen($server)) {
	exit(1);
}
socket_getsockname($server, $address, $port);
echo "server on $address port $port\n";
$certificate = make_certificate();

$child = pcntl_fork();
if ($child === 0) {
	$client = socket_accept($server) ?: exit(1);
	$stream = socket_export_stream($client) ?: exit(1);
	stream_context_set_option($stream, 'ssl', 'local_cert', $certificate);
	if (stream_socket_enable_crypto($stream, true, STREAM_CRYPTO_METHOD_TLS_SERVER)) {
		fwrite($stream, strtoupper((string) fgets($stream)));
	}
	exit(0);
}

$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP) ?: exit(1);
socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 10, 'usec' => 0]);    // also applies to the stream
socket_set_option($socket, SOL_TCP, TCP_NODELAY, 1);
if (!socket_connect($socket, $address, $port)) {
	exit(1);
}
$stream = socket_export_stream($socket) ?: exit(1);    // from here on only the stream is used
stream_context_set_option($stream, 'ssl', 'peer_name', 'localhost');
stream_context_set_option($stream, 'ssl', 'cafile', $certificate);
$secure = stream_socket_enable_crypto($stream, true, STREAM_CRYPTO_METHOD_TLS_CLIENT);
if ($secure) {
	$protocol = stream_get_meta_data($stream)['crypto']['protocol'] ?? 'unknown';
	echo "encrypted: $protocol\n";
	fwrite($stream, "hello\n");
	echo 'the server sent: ', fgets($stream);
}
fclose($stream);
pcntl_waitpid($child, $status);
unlink($certificate);
exit($secure ? 0 : 1);
