--TEST--
examples/https_get.php: answers in several forms, silent and slow servers, certificates that are refused
--EXTENSIONS--
sockets
pcntl
posix
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
function get(callable $answer, ?array $own, string $seconds, string $ca): array
{
	$server = listen($own ? 'tls://127.0.0.1:0' : 'tcp://127.0.0.1:0', $own ?? []);
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
	'a length' => ["Content-Length: 5\r\n\r\nhello", 'hello', $head],
	'chunks' => ["Transfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n", 'hello', $head],
	'the end of the connection' => ["\r\nhello", 'hello', $head],
	'an answer before it' => ["\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 'hello', "HTTP/1.1 103 Early Hints\r\nLink: x\r\n"],
] as $what => [$rest, $body, $first]) {
	[$status, $output, $errors] = get(answering($first . $rest), $own, '20', $ca);
	same([0, $body], [$status, $output], "$what: $errors");
	holds(str_starts_with($errors, 'HTTP/1.1 200 OK (TLSv1.3, TLS_'), "$what: $errors");
}

/* Answers that are cut or wrong: an error, whatever has arrived before. */
foreach ([
	'a length' => [1, "Content-Length: 9\r\n\r\nhalf", 'the peer closed the connection'],
	'chunks' => [1, "Transfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n", 'a chunk without a size'],
	'the size of a chunk' => [1, "Transfer-Encoding: chunked\r\n\r\nxyz\r\nhel\r\n", 'a chunk without a size'],
	'the end of a chunk' => [1, "Transfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n", 'a chunk without an end'],
	'fields' => [1, implode(array_map(fn($i) => "X$i: y\r\n", range(1, 200))), 'the header fields have no end'],
	'the head' => [1, 'X: y', 'the header fields have no end'],
] as $what => [$want, $rest, $words]) {
	[$status, , $errors] = get(answering($head . $rest), $own, '20', $ca);
	same($want, $status, "$what: $errors");
	holds(str_contains($errors, $words), "$what: $errors");
}
/* Without close_notify: the end of such a body could be that of an attacker. */
[$status, , $errors] = get(function (Socket $client) use ($head) {
	while (read_line($client, timeout: 20) !== '') {
	}
	write_all($client, "$head\r\nhello", 20);
	posix_kill(getmypid(), SIGKILL);
}, $own, '20', $ca);
same(3, $status, $errors);
holds(str_contains($errors, 'Truncated: '), $errors);

/* Silent before, within and behind the handshake and in the body, and one byte at a time: the deadline holds. */
$silent = fn(Socket $client) => usleep(1500000);
$later = function (Socket $client) {
	secure($client, timeout: 20);
	usleep(1500000);
};
$drip = fn(string $text, string $before = '') => function (Socket $client) use ($text, $before) {
	read_line($client, timeout: 20);
	write_all($client, $before, 20);
	foreach (str_split($text) as $byte) {
		write_all($client, $byte, 20);
		usleep(100000);
	}
};
/* The bytes of the handshake one by one, by a server of TCP in front of that of TLS. */
$slow = function (Socket $client) {
	for ($record = "\x16\x03\x03\x01\x00"; $record !== ''; $record = substr($record, 1)) {
		Sockets\write_all($client, $record[0], 20);
		usleep(300000);
	}
};
foreach ([
	'silent' => [$silent, $own], 'silent in the handshake' => [fn(Socket $client) => write_all($client, "\x16\x03\x03", 20) && usleep(1500000), null],
	'dripping in the handshake' => [$slow, null], 'silent later' => [$later, $own], 'dripping' => [$drip($head), $own],
	'dripping a length' => [$drip(str_repeat('x', 20), "{$head}Content-Length: 100000\r\n\r\n"), $own],
	'dripping chunks' => [$drip(str_repeat("1\r\nx\r\n", 5), "{$head}Transfer-Encoding: chunked\r\n\r\n"), $own],
	'dripping to the end' => [$drip(str_repeat('x', 20), "$head\r\n"), $own],
] as $what => [$answer, $options]) {
	[$status, , $errors] = get($answer, $options, '0.7', $ca);
	same(1, $status, "$what: $errors");
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
41 checks held
