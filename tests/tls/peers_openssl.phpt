--TEST--
TLS: with s_client and s_server of OpenSSL
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_tls();

?>
--FILE--
<?php
require __DIR__ . '/peers.inc';
bound(170);

['ca' => $ca, 'server' => $own, 'client' => $theirs] = peer_files();
$file = certificate_path('session');
foreach (['1.2', '1.3'] as $version) {
	$flag = '-tls' . strtr($version, '.', '_');
	$server = Sockets\listen('tls://127.0.0.1:0', $own + ['alpn' => ['other', 'test'], 'client_ca' => $ca]);
	$port = Sockets\Endpoint::local($server)->port;
	foreach (['new' => '-sess_out', 'resumed' => '-sess_in'] as $how => $session) {
		[$process, $pipes] = start_peer(['openssl', 's_client', '-connect', "127.0.0.1:$port", '-CAfile', $ca, '-verify_return_error', '-servername', 'localhost',
			'-verify_hostname', 'localhost', $flag, '-alpn', 'test', '-cert', $theirs['certificate'], '-key', $theirs['key'], $session, $file, '-quiet', '-verify_quiet'], ['file', '/dev/null', 'w']);    // it reports where it connects to
		fwrite($pipes[0], "hello\n");
		$client = Sockets\accept($server, 60);
		same('hello', Sockets\read_line($client, timeout: 60), "s_client with TLS $version, $how");
		Sockets\write_all($client, "HELLO\n", 60);
		same("HELLO\n", fgets($pipes[1]), 'its view');
		same("TLSv$version test $how", described($client), 'our view');
		same([true, 'localhost'], [Sockets\secure_info($client)->verified, Sockets\secure_info($client)->peerName], 'the client');
		Sockets\shutdown($client);
		socket_close($client);
		fclose($pipes[0]);
		same(0, proc_close($process), 'its status');
	}

	$port = free_port();
	$peer = new Program(['openssl', 's_server', '-accept', "127.0.0.1:$port", '-cert', $own['certificate'], '-key', $own['key'], '-CAfile', $ca, '-Verify', '3',
		'-verify_return_error', $flag, '-alpn', 'test', '-rev', '-quiet'], ['LD_PRELOAD' => '']);
	for ($i = 0; $i < 1000 && $peer->runs() && outcome(fn() => Sockets\close(Sockets\connect("tcp://127.0.0.1:$port", 5)))[0] !== 'ok'; $i++) {
		usleep(20000);
	}
	foreach (['new', 'resumed'] as $how) {
		$client = Sockets\connect("tls://localhost:$port", 60, ['ca' => $ca, 'alpn' => ['test', 'other']] + $theirs);
		Sockets\write_all($client, "hello\n", 60);
		same('olleh', Sockets\read_line($client, timeout: 60), "s_server with TLS $version, $how: {$peer->log()}");
		same("TLSv$version test $how", described($client), 'our view');
		same([true, trim(file_get_contents($own['certificate']))], [Sockets\secure_info($client)->verified, trim(Sockets\secure_info($client)->peerCertificate)], 'the server');
		socket_close($client);
	}
	$peer->stop();
}
finish();
?>
--EXPECT--
32 checks held
