--TEST--
examples/crawl.php: 1,000 pages, 50 at a time; servers that are silent, slow, wrong or gone; SIGTERM
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/tasks.inc';
need_tasks();
?>
--FILE--
<?php
require __DIR__ . '/tasks.inc';
use Sockets\Endpoint;
use function Sockets\{read, read_until, sleep, write_all as write};
bound(110);

/* The first answers wait until there are 50 requests, and until a further one had time to come. */
$now = $most = $all = 0;
$count = function (Socket $client) use (&$now, &$most, &$all): void {
	read_until($client, "\r\n\r\n");
	$most = max($most, ++$now);
	for ($all++; $all < 50; sleep(0.01)) {
	}
	sleep(0.1);
	write($client, "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello");
	$now--;
};
[$status, $out, $err] = serving($count, fn(Endpoint $at) => side('crawl', implode("\n", array_map(fn($n) => "http://127.0.0.1:$at->port/$n", range(1, 1000))), '50', '60')->ends());
same([0, '', 50, 1000], [$status, $err, $most, $all], '1,000 pages, 50 at a time');
$lines = explode("\n", $out);
same(1000, count(preg_grep('~^http://127\.0\.0\.1:\d+/\d+ 200 5$~', $lines)), 'a line for each');
holds(preg_match('~^1000 of 1000 pages, 5000 bytes, \d+\.\d seconds$~', $lines[1000] ?? '') === 1, "the summary: {$lines[1000]}");
same('1000 times 200', $lines[1001] ?? '', 'the statuses');

/* What a server can do. */
$paths = [
	'/length' => "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbodyand more",
	'/end' => "HTTP/1.1 404 Not Found\r\n\r\nto the end",
	'/empty' => "HTTP/1.1 204 No Content\r\n\r\n",
	'/short' => "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
	'/large' => "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n",
	'/head' => 'HTTP/1.1 200 OK' . str_repeat("\r\nX: " . str_repeat('x', 1000), 70),
	'/wrong' => "220 mail.example ESMTP\r\n\r\n",
	'/none' => '',
];
$answer = function (Socket $client) use ($paths): void {
	$path = explode(' ', read_until($client, "\r\n\r\n"))[1];
	if ($path === '/drip') {
		for (;; sleep(0.1)) {
			write($client, 'H');
		}
	}
	isset($paths[$path]) ? write($client, $paths[$path]) : read($client, 1);    // else it is silent
};
[$socket, $closed] = tcp_listener();
socket_close($socket);
$urls = [...array_keys($paths), '/drip', '/silent'];
[$status, $out, $err] = serving($answer, fn(Endpoint $at) => side('crawl', implode("\n", [...array_map(fn($path) => "  http://127.0.0.1:$at->port$path", $urls), '', "127.0.0.1:$closed", 'ftp://127.0.0.1/', '://']), '3', '3')->ends());
same([1, ''], [$status, $err], 'exit status and errors');
$got = preg_replace('~^http://127\.0\.0\.1:\d+(/\S*)~m', '$1', $out);
$got = array_column(array_map(fn($line) => explode(' ', $line, 2), explode("\n", $got)), 1, 0);
same(['200 4', '404 10', '204 0'], [$got['/length'], $got['/end'], $got['/empty']], 'pages');
foreach (['/short' => ', 5 bytes buffered: the peer closed the connection', '/large' => 'a page of more than 16777216 bytes', '/head' => ' of at most 65536 bytes: limit exceeded', '/wrong' => 'not an answer of HTTP', '/none' => ', 0 bytes buffered: the peer closed the connection',
	'/drip' => 'await: timed out', '/silent' => 'await: timed out', "127.0.0.1:$closed" => "Connection refused", 'ftp://127.0.0.1/' => 'not a URL of HTTP', '://' => 'not a URL of HTTP'] as $path => $want) {
	holds(str_ends_with($got[$path] ?? '', $want), "$path: " . ($got[$path] ?? 'no line'));
}
$summary = explode("\n", rtrim($out));
holds(str_starts_with($summary[13] ?? '', '13 of 13 pages, 14 bytes, '), 'the summary');
same(['1 times 200', '1 times 204', '1 times 404', '2 times Closed', '1 times MessageTooLarge', '1 times Refused', '1 times a page of more than 16777216 bytes',
	'2 times not a URL of HTTP', '1 times not an answer of HTTP', '2 times timed out'], array_slice($summary, 14), 'the results');

/* The end by a signal, while every page is late. */
$waiting = 0;
$silent = function (Socket $client) use (&$waiting): void {
	read_until($client, "\r\n\r\n");
	$waiting++;
	read($client, 1);
};
[$status, $out, $err] = serving($silent, function (Endpoint $at) use (&$waiting) {
	$crawl = side('crawl', str_repeat("http://127.0.0.1:$at->port/\n", 30), '5', '60');
	for (; $waiting < 5; sleep(0.01)) {
	}
	$crawl->signal(SIGTERM);
	return $crawl->ends();
});
same([1, 1, ''], [$status, preg_match('~^0 of 30 pages, 0 bytes, \d+\.\d seconds\n$~', $out), $err], "SIGTERM: $out");

/* Nothing to do. */
same([0, 1], [($end = run(php_command(example_path('crawl'))))[0], preg_match('~^0 of 0 pages~', $end[1])], 'no page');
finish();
?>
--EXPECT--
20 checks held
