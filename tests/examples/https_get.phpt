--TEST--
examples/https_get.php: answers in several forms, silent and slow servers, certificates that are refused
--EXTENSIONS--
sockets
pcntl
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
need_examples();
need_tls();
need_fork();
?>
--FILE--
<?php
use Sockets\Endpoint;
use function Sockets\{accept, listen, read_line, secure, shutdown, write_all};

require __DIR__ . '/example.inc';
require __DIR__ . '/../tls/certificates.inc';
bound(120);

$own = server_options();
$ca = certificate('ca')[0];
$head = "HTTP/1.1 200 OK\r\n";

/** Serves one request in a child; gives the exit status, the output and the errors of the example. */
function get(callable $answer, array $own, string $seconds, string $ca): array
{
	$server = listen('tls://127.0.0.1:0', $own);
	$child = peer(function () use ($server, $answer) {
		try {
			$answer(accept($server, 20));
		} catch (Sockets\SocketException) {
		}
	});
	$result = run(php_command(dirname(__DIR__, 2) . '/examples/https_get.php', 'https://localhost:' . Endpoint::local($server)->port . '/x?y', $seconds, $ca));
	socket_close($server);
	$child->wait();
	return $result;
}

/** A server that reads the request and answers. */
function answering(string ...$parts): callable
{
	return function (Socket $client) use ($parts) {
		while (read_line($client, timeout: 20) !== '') {
		}
		foreach ($parts as $part) {
			write_all($client, $part, 20);
		}
		socket_close($client);
	};
}

foreach ([
	'a length' => ["Content-Length: 5\r\n\r\nhello", 'hello'],
	'chunks' => ["Transfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n", 'hello'],
	'the end of the connection' => ["\r\nhello", 'hello'],
] as $what => [$rest, $body]) {
	[$status, $output, $errors] = get(answering($head . $rest), $own, '20', $ca);
	same([0, $body], [$status, $output], "$what: $errors");
	holds(str_starts_with($errors, 'HTTP/1.1 200 OK (TLSv1.3, TLS_'), "$what: $errors");
}

/* Silent before and behind the handshake, and one byte at a time. */
$silent = fn(Socket $client) => usleep(1500000);
$later = function (Socket $client) {
	secure($client, timeout: 20);
	usleep(1500000);
};
$drip = function (Socket $client) use ($head) {
	foreach (str_split($head) as $byte) {
		write_all($client, $byte, 20);
		usleep(100000);
	}
};
foreach (['silent' => $silent, 'silent later' => $later, 'dripping' => $drip] as $what => $answer) {
	[$status, $output, $errors] = get($answer, $own, '0.7', $ca);
	same([1, ''], [$status, $output], $what);
	holds(str_contains($errors, 'timed out'), "$what: $errors");
}

[$status, , $errors] = get(answering(''), server_options('other', ['names' => 'DNS:example.org']), '20', $ca);
same(3, $status, 'another name');
holds(str_starts_with($errors, 'Certificate: connect to tls://localhost:'), $errors);
[$status, , $errors] = get(answering(''), $own, '20', '');
same(3, $status, 'an unknown authority');
finish();
?>
--EXPECT--
15 checks held
