--TEST--
TLS on exported streams
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_fork();
extension_loaded("openssl") || skip("openssl is needed");
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(40);
$conf = temp_path('.cnf');
file_put_contents($conf, "[req]\ndistinguished_name = dn\n[dn]\n");
$with = ['config' => $conf, 'private_key_bits' => 2048, 'digest_alg' => 'sha256'];
$key = openssl_pkey_new($with);
$request = openssl_csr_new(['commonName' => 'sockets.test'], $key, $with);
openssl_x509_export(openssl_csr_sign($request, null, $key, 1, $with), $certificate);
openssl_pkey_export($key, $private, null, $with);
$pem = temp_path('.pem');
file_put_contents($pem, $certificate . $private);
[$listener, $port] = tcp_listener();
$peer = peer(function () use ($listener, $pem): void {
	$server = socket_accept($listener);
	$stream = socket_export_stream($server);
	stream_context_set_option($stream, 'ssl', 'local_cert', $pem);
	if (stream_socket_enable_crypto($stream, true, STREAM_CRYPTO_METHOD_TLS_SERVER) !== true) {
		exit(1);
	}
	fwrite($stream, strtoupper(fgets($stream)));
	fclose($stream);
});
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($client, '127.0.0.1', $port);
$stream = socket_export_stream($client);
foreach (['cafile' => $pem, 'peer_name' => 'sockets.test', 'capture_peer_cert' => true] as $name => $value) {
	stream_context_set_option($stream, 'ssl', $name, $value);
}
same(true, stream_socket_enable_crypto($stream, true, STREAM_CRYPTO_METHOD_TLS_CLIENT), 'the handshake');
holds(str_starts_with(stream_get_meta_data($stream)['crypto']['protocol'] ?? '', 'TLSv1'), 'it is TLS');
same(14, fwrite($stream, "hello, secret\n"), 'written');
same("HELLO, SECRET\n", fgets($stream), 'the answer');
same(0, $peer->wait(), 'the peer');
finish();
?>
--EXPECT--
5 checks held
