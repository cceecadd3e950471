--TEST--
TLS: no peer can make the other side renegotiate
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_tls();
need_program('openssl', 'timeout');
?>
--FILE--
<?php
require __DIR__ . '/peers.inc';
bound(50);

/** Starts a program of OpenSSL, which renegotiates when it reads "R" or "r", and reports that as an error. */
function start_openssl(string ...$arguments): array
{
	return start_peer(['timeout', '40', 'openssl', ...$arguments], ['file', '/dev/null', 'w']);
}

/** The kind and the message of a failed read, without the endpoint. */
function read_of(Socket $socket): array
{
	return array_map(fn($part) => preg_replace('~ from tcp://\S+(?=:)~', '', $part), outcome(fn() => Sockets\read($socket, 100, 30)));
}

$refused = ['Handshake', 'read: TLS failed: the peer sent the alert "handshake_failure"'];

/* TLS 1.3 has no renegotiation (RFC 8446, section 4.1.2). */
['ca' => $ca, 'server' => $own] = peer_files();
$server = Sockets\listen('tls://127.0.0.1:0', ['max_version' => '1.2'] + $own);
$port = Sockets\Endpoint::local($server)->port;
[$process, $pipes] = start_openssl('s_client', '-connect', "127.0.0.1:$port", '-CAfile', $ca, '-tls1_2', '-verify_quiet');
$client = Sockets\accept($server, 60);
fwrite($pipes[0], "hello\n");
same('hello', Sockets\read_line($client, timeout: 60), 'a client');
fwrite($pipes[0], "R\n");
same($refused, read_of($client), 'the peer ends the connection');
holds(str_contains(stream_get_contents($pipes[1]), 'TLSv1.2'), 'its version');
socket_close($client);
proc_close($process);

$port = free_port();
[$process, $pipes] = start_openssl('s_server', '-accept', "127.0.0.1:$port", '-cert', $own['certificate'], '-key', $own['key'], '-tls1_2');
for ($i = 0; $i < 1000 && outcome(fn() => Sockets\close(Sockets\connect("tcp://127.0.0.1:$port", 5)))[0] !== 'ok'; $i++) {
	usleep(20000);
}
$client = Sockets\connect("tls://localhost:$port", 60, ['ca' => $ca]);
Sockets\write_all($client, "hello\n", 60);
do {
	$line = fgets($pipes[1]);
} while ($line !== false && trim($line) !== 'hello');
same("hello\n", $line, 'a server');
fwrite($pipes[0], "r\n");
same($refused, read_of($client), 'the peer ends the connection');
proc_terminate($process);
proc_close($process);
finish();
?>
--EXPECT--
5 checks held
