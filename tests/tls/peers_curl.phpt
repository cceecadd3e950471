--TEST--
TLS: with curl
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_tls();
getenv('SKC_SANITIZED') === '1' && skip('not together with a sanitizer');
need_program('curl');
?>
--FILE--
<?php
require __DIR__ . '/peers.inc';
bound(170);

['ca' => $ca, 'server' => $own, 'client' => $theirs] = peer_files();
foreach (['1.2', '1.3'] as $version) {
	$server = Sockets\listen('tls://127.0.0.1:0', $own + ['alpn' => ['http/1.1'], 'client_ca' => $ca]);
	$url = 'https://localhost:' . Sockets\Endpoint::local($server)->port . '/path';
	[$process, $pipes] = start_peer(['curl', '-sS', '-4', '--http1.1', '--cacert', $ca, '--cert', $theirs['certificate'], '--key', $theirs['key'], "--tlsv$version",
		'--tls-max', $version, '-w', ' %{http_code} %{http_version}\n', $url, $url]);
	/* With TLS 1.2 curl has no tickets, and our servers do not store sessions. */
	foreach (['new', $version === '1.2' ? 'new' : 'resumed'] as $how) {
		$client = Sockets\accept($server, 60);
		$reader = new Sockets\Reader($client, timeout: 60);
		same('GET /path HTTP/1.1', strtok($reader->readUntil("\r\n\r\n"), "\r"), "curl with TLS $version");
		same("TLSv$version http/1.1 $how", described($client), 'our view');
		$info = Sockets\secure_info($client);
		same([true, trim(file_get_contents($theirs['certificate'])), 'localhost'], [$info->verified, trim($info->peerCertificate), $info->peerName], 'the client');
		Sockets\write_all($client, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nbody", 60);
		socket_close($client);
	}
	same(str_repeat("body 200 1.1\n", 2), stream_get_contents($pipes[1]), 'its view');
	same(0, proc_close($process), 'its status');
}
finish();
?>
--EXPECT--
16 checks held
