--TEST--
TLS: with openssl, curl and Python at the other end
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_tls();
need_program('python3', 'curl');
?>
--FILE--
<?php
use Sockets\{Endpoint, SocketException};
use function Sockets\{accept, connect, listen, read, read_line, secure_info, write_all};

require __DIR__ . '/../sockets.inc';
require __DIR__ . '/certificates.inc';
bound(120);

[$certificate, $key] = certificate('server');
$ca = certificate('ca')[0];

/** Starts a program; gives its process and pipes. */
function start(array $command): array
{
	/* Without the libraries of a sanitizer. */
	$process = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], ['pipe', 'w']], $pipes, null, array_diff_key(getenv(), ['LD_PRELOAD' => 1]));
	return [$process, $pipes];
}

/** Waits until a port has a listener. */
function await_port(int $port): void
{
	for ($i = 0; $i < 1000; $i++) {
		try {
			connect("tcp://127.0.0.1:$port", 20);
			return;
		} catch (SocketException) {
			usleep(20000);
		}
	}
}

function free_port(): int
{
	return Endpoint::local(listen('tcp://127.0.0.1:0'))->port;
}

$python_client = <<<'PY'
import socket, ssl, sys
c = ssl.create_default_context(cafile=sys.argv[2])
v = ssl.TLSVersion.TLSv1_2 if sys.argv[3] == '1.2' else ssl.TLSVersion.TLSv1_3
c.minimum_version = c.maximum_version = v
c.set_alpn_protocols(['x', 'test'])
s = c.wrap_socket(socket.create_connection(('127.0.0.1', int(sys.argv[1]))), server_hostname='localhost')
s.sendall(b'hello\n')
print(s.version(), s.selected_alpn_protocol(), s.recv(100).decode().strip(), repr(s.recv(100)))
PY;
$python_server = <<<'PY'
import socket, ssl, sys
c = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
c.load_cert_chain(sys.argv[2], sys.argv[3])
v = ssl.TLSVersion.TLSv1_2 if sys.argv[4] == '1.2' else ssl.TLSVersion.TLSv1_3
c.minimum_version = c.maximum_version = v
c.set_alpn_protocols(['test'])
l = socket.create_server(('127.0.0.1', 0))
print(l.getsockname()[1], flush=True)
s = c.wrap_socket(l.accept()[0], server_side=True)
s.sendall(s.recv(100).upper())
s.unwrap()
PY;

foreach (['1.2', '1.3'] as $version) {
	/* Clients of others. */
	$server = listen('tls://127.0.0.1:0', ['certificate' => $certificate, 'key' => $key, 'alpn' => ['test']]);
	$port = Endpoint::local($server)->port;
	[$process, $pipes] = start(['python3', '-c', $python_client, (string) $port, $ca, $version]);
	$client = accept($server, 60);
	same('hello', read_line($client, timeout: 60), "Python with TLS $version");
	write_all($client, "HELLO\n", 60);
	socket_close($client);
	same("TLSv$version test HELLO b''\n", stream_get_contents($pipes[1]), 'its view');
	proc_close($process);

	[$process, $pipes] = start(['openssl', 's_client', '-connect', "127.0.0.1:$port", '-CAfile', $ca, '-verify_return_error',
		'-servername', 'localhost', '-tls' . strtr($version, '.', '_'), '-alpn', 'test', '-quiet']);
	$client = accept($server, 60);
	fwrite($pipes[0], "hello\n");
	same('hello', read_line($client, timeout: 60), "s_client with TLS $version");
	same(["TLSv$version", 'test', 'localhost'], [secure_info($client)->version, secure_info($client)->protocol, secure_info($client)->peerName], 'our view');
	write_all($client, "HELLO\n", 60);
	same("HELLO\n", fgets($pipes[1]), 'its view');
	proc_terminate($process);
	socket_close($client);

	$plain = listen('tls://127.0.0.1:0', ['certificate' => $certificate, 'key' => $key]);
	[$process, $pipes] = start(['curl', '-sS', '--http1.1', '--cacert', $ca, "--tlsv$version", '--tls-max', $version,
		'https://localhost:' . Endpoint::local($plain)->port . '/path', '-4', '-o', '-', '-w', ' %{http_code}']);
	$client = accept($plain, 60);
	same('GET /path HTTP/1.1', read_line($client, timeout: 60), "curl with TLS $version");
	while (read_line($client, timeout: 60) !== '') {
	}
	write_all($client, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nbody", 60);
	socket_close($client);
	same('body 200', stream_get_contents($pipes[1]), 'its view');
	proc_close($process);

	/* Servers of others. */
	[$process, $pipes] = start(['python3', '-c', $python_server, '0', $certificate, $key, $version]);
	$port = (int) fgets($pipes[1]);
	$client = connect("tls://localhost:$port", 60, ['ca' => $ca, 'alpn' => ['test']]);
	write_all($client, 'hello', 60);
	same(['HELLO', '', "TLSv$version", 'test'], [read($client, 100, 60), read($client, 100, 60), secure_info($client)->version, secure_info($client)->protocol],
		"a server in Python with TLS $version");
	socket_close($client);
	proc_close($process);

	$port = free_port();
	[$process, $pipes] = start(['openssl', 's_server', '-accept', "127.0.0.1:$port", '-cert', $certificate, '-key', $key, '-rev',
		'-tls' . strtr($version, '.', '_'), '-quiet']);
	await_port($port);
	$client = connect("tls://localhost:$port", 60, ['ca' => $ca]);
	write_all($client, "hello\n", 60);
	same(['olleh', "TLSv$version"], [read_line($client, timeout: 60), secure_info($client)->version], "s_server with TLS $version");
	proc_terminate($process);
	proc_close($process);
}

/* Old versions, compression and renegotiation are refused. */
$server = listen('tls://127.0.0.1:0', ['certificate' => $certificate, 'key' => $key]);
$port = Endpoint::local($server)->port;
foreach (['-tls1', '-tls1_1'] as $old) {
	[$process, $pipes] = start(['openssl', 's_client', '-connect', "127.0.0.1:$port", $old, '-cipher', 'ALL:@SECLEVEL=0']);
	fclose($pipes[0]);
	$outcome = outcome(fn() => read(accept($server, 60), 1, 60));
	holds(in_array($outcome[0], ['Handshake', 'Truncated']), "$old: $outcome[0] $outcome[1]");
	proc_close($process);
}
[$process, $pipes] = start(['openssl', 's_client', '-connect', "127.0.0.1:$port", '-tls1_2']);
$client = accept($server, 60);
fwrite($pipes[0], "before\n");
same('before', read_line($client, timeout: 60), 'a connection');
fwrite($pipes[0], "R\n");
$outcome = outcome(fn() => read($client, 100, 60));
holds($outcome[0] !== 'ok' || $outcome[1] === '', 'renegotiation: ' . json_encode($outcome));
proc_terminate($process);
finish();
?>
--EXPECT--
22 checks held
