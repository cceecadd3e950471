--TEST--
examples/https_files.php: curl; ranges, a renewed certificate, certificates of clients, slow and silent clients
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/server.inc';
need_clients('curl');
need_tls();
?>
--FILE--
<?php
require __DIR__ . '/server.inc';
require __DIR__ . '/http.inc';
require __DIR__ . '/../tls/certificates.inc';
use function Sockets\{connect, read, run as run_tasks, secure, secure_info, shutdown, spawn, write_all as write};
bound(170);
$top = make_folder();
[$certificate, $key] = certificate('server');
$ca = certificate('ca')[0];
$server = new Server('https_files', "$top/www", $certificate, $key, 'tcp4://127.0.0.1:0', '60');
$url = "https://localhost:$server->port";
$curl = fn(string ...$more) => client('curl', '-s', '-4', '--cacert', $ca, ...$more);

same('<p>index</p>', $curl("$url/"), 'the index');
$curl('-o', $copy = temp_path(), "$url/big.bin");
same(hash_file('sha256', "$top/www/big.bin"), hash_file('sha256', $copy), 'a large file');
$head = $curl('-I', "$url/sub/letters.txt");
foreach (['HTTP/1.1 200 OK', 'Content-Length: 26', 'Strict-Transport-Security: max-age=31536000'] as $line) {
	holds(str_contains("$head\r", "$line\r"), "HEAD has $line: $head");
}
same('cde', $curl('-r', '2-4', "$url/sub/letters.txt"), 'a range');
foreach (['404' => ['--path-as-is', "$url/../secret"], '405' => ['-d', 'x=1', "$url/"], '431' => ['-H', 'X: ' . str_repeat('x', 20000), "$url/"], '416' => ['-r', '99-', "$url/empty"]] as $status => $more) {
	same((string) $status, $curl('-o', '/dev/null', '-w', '%{http_code}', ...$more), 'status');
}
same('1 0 1.1', $curl('-o', '/dev/null', '-o', '/dev/null', '-w', '%{num_connects} ', "$url/", "$url/sub") . ' ' . $curl('-o', '/dev/null', '-w', '%{http_version}', "$url/"), 'keep-alive; HTTP/1.1 by ALPN');

/* Pipelined requests; the connection ends by close_notify, or reading would throw. */
$client = connect("tls://localhost:$server->port", 20, ['ca' => $ca, 'alpn' => ['h2', 'http/1.1']]);
same('http/1.1', secure_info($client)->protocol, 'ALPN');
write($client, "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /none HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 20);
$answers = (new Sockets\Reader($client, timeout: 20))->readAll(10000);
same(2, preg_match_all('~HTTP/1\.1 (?:200|404) ~', $answers), 'pipelined');
socket_close($client);

/* Clients that do not speak TLS, offer another protocol or refuse the certificate get nothing, and the log has the reason. */
$plain = $server->connect();
write($plain, "GET / HTTP/1.1\r\nHost: a\r\n\r\n", 20);
for ($got = ''; ($part = read_or_end($plain)) !== ''; $got .= $part) {
}
holds(!str_contains($got, 'HTTP/1.1'), 'plaintext');
throws(Sockets\TlsException::class, "connect to tls://localhost:$server->port: TLS failed: the peer sent the alert \"no_application_protocol\"",
	fn() => connect("tls://localhost:$server->port", 20, ['ca' => $ca, 'alpn' => ['h2']]));
same(60, run(['curl', '-s', '-4', "$url/"], ['LD_PRELOAD' => ''])[0], 'an unknown authority');
$server->program->says('unknown_ca');
foreach (['Handshake: secure to tcp://127.0.0.1:', 'no_application_protocol', 'the peer sent the alert "unknown_ca"'] as $words) {
	holds(str_contains($server->program->log(), $words), "the log has $words: {$server->program->log()}");
}

/* A silent client, and many that do not read, stop nobody. */
$silent = $server->connect();
run_tasks(function () use ($server, $ca, $curl, $url, $top) {
	$slow = [];
	for ($n = 0; $n < 50; $n++) {
		$slow[] = spawn(function () use ($server, $ca) {
			$client = connect("tls://localhost:$server->port", 60, ['ca' => $ca]);
			write($client, "GET /big.bin HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 20);
			return $client;
		});
	}
	$slow = array_map(fn($task) => $task->await(60), $slow);
	same('<p>index</p>', $curl("$url/"), 'beside them');
	$reader = new Sockets\Reader($slow[20], timeout: 20);
	$reader->readUntil("\r\n\r\n");
	for ($hash = hash_init('sha256'); ($part = $reader->read(65536)) !== ''; hash_update($hash, $part)) {
	}
	same(hash_file('sha256', "$top/www/big.bin"), hash_final($hash), 'a slow one');
});

/* A renewed certificate is used at once; one whose key is missing refuses clients until it is there. */
$name = function () use ($server, $ca): string {
	$client = connect("tls://localhost:$server->port", 20, ['ca' => $ca, 'session' => false]);
	return openssl_name(secure_info($client)->peerCertificate);
};
function openssl_name(string $pem): string
{
	file_put_contents($path = temp_path('.pem'), $pem);
	return trim(openssl('x509', '-in', $path, '-noout', '-subject', '-nameopt', 'multiline,-align,-space_eq', '-nameopt', 'RFC2253'));
}
same('subject=CN=server', $name(), 'the first certificate');
[$renewed, $renewed_key] = certificate('renewed');
copy($renewed, $certificate);
holds(in_array(outcome($name)[0], ['Handshake', 'Truncated', 'Reset', 'Closed'], true), 'without its key');
copy($renewed_key, $key);
same('subject=CN=renewed', $name(), 'the renewed one');
holds(str_contains($server->program->log(), 'option "key" must be the key of the certificate'), 'the log has the reason');
$server->program->signal(SIGTERM);
same(0, $server->program->ends(), 'SIGTERM');

/* Timeouts: of a silent client, also in the handshake, of one that sends a byte now and then, of one that reads nothing. */
$server = new Server('https_files', "$top/www", $certificate, $key, 'tcp4://127.0.0.1:0', '1');
$silent = $server->connect();
same('', read_or_end($silent), 'silent before the handshake');
$half = $server->connect();
write($half, "\x16\x03\x01\x02\x00\x01\x00", 20);
same('', read_or_end($half), 'and within it');
$secured = fn() => connect("tls://localhost:$server->port", 20, ['ca' => $ca]);
same('', read_or_end($secured()), 'and after it');
$slow = $secured();
write($slow, "GET /big.bin HTTP/1.1\r\nHost: a\r\n\r\n", 20);
$drips = $secured();
for ($i = 0; $i < 600 && $drips !== null; $i++) {
	try {
		write($drips, 'x', 10);
		usleep(50000);
	} catch (Sockets\SocketException) {
		$drips = null;
	}
}
same(null, $drips, 'a byte now and then');
for ($got = 0; ($part = read_or_end($slow)) !== ''; $got += strlen($part)) {
}
holds($got < filesize("$top/www/big.bin"), "it has read nothing for too long: $got bytes");

/* Certificates of clients. */
$server = new Server('https_files', "$top/www", $certificate, $key, 'tcp4://127.0.0.1:0', '60', $ca);
$url = "https://localhost:$server->port/";
[$own, $own_key] = certificate('client');
same('<p>index</p>', $curl('--cert', $own, '--key', $own_key, $url), 'a client with a certificate');
holds(run(['curl', '-s', '-4', '--cacert', $ca, $url], ['LD_PRELOAD' => ''])[0] !== 0, 'a client without one');
[$other, $other_key] = certificate('intruder', ['issuer' => 'ca2']);
holds(run(['curl', '-s', '-4', '--cacert', $ca, '--cert', $other, '--key', $other_key, $url], ['LD_PRELOAD' => ''])[0] !== 0, 'a client with another one');
$server->program->says('Certificate: ');
holds(str_contains($server->program->log(), 'Certificate: secure to tcp://'), 'the log has the reason');

/* Files that are no certificate end it at once. */
[$status, $out] = run(php_command(example_path('https_files'), "$top/www", $key, $key));
same([0, true], [$status, str_contains($out, 'option "certificate" must be a certificate in PEM')], 'a wrong file');
remove_folder($top);
finish();
?>
--EXPECT--
51 checks held
