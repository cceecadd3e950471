--TEST--
examples/http_tasks.php: curl and wrk; pipelined, slow, silent and many clients; files outside of the folder
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/server.inc';
need_clients('curl', 'wrk');
need_function('pcntl_signal');
?>
--FILE--
<?php
require __DIR__ . '/server.inc';
require __DIR__ . '/http.inc';
use function Sockets\{connect, read, run as run_tasks, sleep, spawn, write_all as write};
bound(170);
$top = make_folder();
$server = new Server('http_tasks', 'tcp4://127.0.0.1:0', "$top/www", '60');
$url = "http://127.0.0.1:$server->port";

/** The status and the length of the body. */
$get = fn(string $path, string ...$more) => client('curl', '-s', '-o', '/dev/null', '-w', '%{http_code} %{size_download}', ...$more, ...["$url$path"]);
same('<p>index</p>', client('curl', '-s', "$url/"), 'the index');
client('curl', '-s', '-o', $copy = temp_path(), "$url/big.bin");
same(hash_file('sha256', "$top/www/big.bin"), hash_file('sha256', $copy), 'a large file');
$head = client('curl', '-sI', "$url/sub/letters.txt?query");
same("HTTP/1.1 200 OK\r", strtok($head, "\n"), 'HEAD');
foreach (['Content-Length: 26', 'Content-Type: text/plain; charset=utf-8', 'Connection: keep-alive'] as $field) {
	holds(str_contains("$head\r", "$field\r"), "HEAD has $field: $head");
}
foreach (['/none', '/sub', '/.hidden', '/../secret', '/%2e%2e/secret', '/sub/..%2f..%2fsecret', '/sub%2f..%2f..%2fsecret', '/link', '/a%00b', '/sub/letters.txt/'] as $path) {
	same('404 14', $get($path, '--path-as-is'), $path);
}
same('200 0', $get('/empty'), 'an empty file');
same('405 23', $get('/', '-X', 'DELETE'), 'DELETE');
same('405 23', $get('/', '--data-binary', "@$top/www/big.bin"), 'POST');
same('200 12', $get('/', '--http1.0'), 'HTTP/1.0');
same('431 36', $get('/', '-H', 'X: ' . str_repeat('x', 20000)), 'long fields');
same('1 0 0', client('curl', '-s', '-o', '/dev/null', '-o', '/dev/null', '-o', '/dev/null', '-w', '%{num_connects} ', "$url/", "$url/big.bin", "$url/sub"), 'keep-alive');

/* Pipelined requests, whole and byte by byte, the last one without keep-alive; requests that are not valid. */
$requests = "GET / HTTP/1.1\r\nHost: a\r\n\r\nHEAD /none HTTP/1.1\r\nHost: a\r\n\r\nGET /sub/letters.txt HTTP/1.1\r\nhost:a\r\nConnection: x, close\r\n\r\n";
same(['200', '404', '200'], statuses($server, $requests), 'pipelined');
$client = $server->connect();
foreach (str_split($requests) as $byte) {
	write($client, $byte, 10);
}
same(3, substr_count((new Sockets\Reader($client, timeout: 20))->readAll(10000), 'HTTP/1.1 '), 'byte by byte');
foreach (["GET / HTTP/1.1\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/2.0\r\n\r\n", "GET x HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n"] as $request) {
	same(['400'], statuses($server, $request), 'not a request');
}
same(['200'], statuses($server, "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 35\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"), 'a body is not a request');

/* 200 clients that do not read, and one that does; they get their file when they read. */
$slow = [];
for ($n = 0; $n < 200; $n++) {
	$slow[$n] = $server->connect();
	write($slow[$n], "GET /big.bin HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 10);
}
same('200 12', $get('/'), 'another client');
$reader = new Sockets\Reader($slow[150], timeout: 20);
$reader->readUntil("\r\n\r\n");
for ($hash = hash_init('sha256'); ($part = $reader->read(65536)) !== ''; hash_update($hash, $part)) {
}
same(hash_file('sha256', "$top/www/big.bin"), hash_final($hash), 'a slow one');
$wrk = client('wrk', '-t', '1', '-c', '50', '-d', '1', "$url/");
holds(preg_match('~^ *[1-9]\d* requests in ~m', $wrk) === 1 && !preg_match('~errors|Non-2xx~', $wrk), $wrk);
array_map('socket_close', $slow);
$idle = $server->connect();
write($idle, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
(new Sockets\Reader($idle, timeout: 20))->readUntil('</p>');
$server->program->signal(SIGTERM);
same(['', 0], [read($idle, 1, 20), $server->program->ends()], 'SIGTERM');
holds(str_ends_with($server->program->log(), "\nstopped\n"), $server->program->log());

/* Timeouts: of a silent client, one that sends a byte now and then, one that reads nothing. */
$server = new Server('http_tasks', 'tcp4://127.0.0.1:0', "$top/www", '1');
$silent = $server->connect();
$slow = $server->connect();
write($slow, "GET /big.bin HTTP/1.1\r\nHost: a\r\n\r\n", 10);
same('', read($silent, 100, 30), 'a silent client is closed');
$drips = $server->connect();
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
remove_folder($top);

$server = new Server('http_tasks');
same('Hello', client('curl', '-s', "http://127.0.0.1:$server->port/any/path"), 'without a folder');
finish();
?>
--EXPECT--
65 checks held
