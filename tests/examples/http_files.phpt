--TEST--
examples/http_files.php: curl and wrk; ranges, conditions, paths outside of the folder, slow and silent clients
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/server.inc';
need_clients('curl', 'wrk');
?>
--FILE--
<?php
require __DIR__ . '/server.inc';
require __DIR__ . '/http.inc';
bound(110);
$top = make_folder();
$server = new Server('http_files', "$top/www", 'tcp4://127.0.0.1:0', '60');
$url = "http://127.0.0.1:$server->port";

/** The status and the length of the body. */
$get = fn(string $path, string ...$more) => client('curl', '-s', '-o', '/dev/null', '-w', '%{http_code} %{size_download}', ...$more, ...["$url$path"]);
/** The body. */
$body = fn(string $path, string ...$more) => client('curl', '-s', ...$more, ...["$url$path"]);

same("<p>index</p>", $body('/'), 'the index');
same(hash_file('sha256', "$top/www/big.bin"), hash('sha256', $body('/big.bin') . (str_ends_with(file_get_contents("$top/www/big.bin"), "\n") ? "\n" : '')), 'a large file');
$head = client('curl', '-sI', "$url/sub/letters.txt");
same("HTTP/1.1 200 OK\r", strtok($head, "\n"), 'HEAD');
foreach (['Content-Length: 26', 'Content-Type: text/plain; charset=utf-8', 'Accept-Ranges: bytes', 'Connection: keep-alive'] as $field) {
	holds(str_contains("$head\r", "$field\r"), "HEAD has $field: $head");
}
foreach (['0-0' => 'a', '2-4' => 'cde', '23-' => 'xyz', '-2' => 'yz', '-99' => implode('', range('a', 'z')), '20-99' => 'uvwxyz', '0-1,3-4' => implode('', range('a', 'z'))] as $range => $want) {
	same($want, $body('/sub/letters.txt', '-r', (string) $range), "range $range");
}
same('206 3', $get('/sub/letters.txt', '-r', '2-4'), 'status of a range');
same("Content-Range: bytes 2-4/26\r", current(preg_grep('~^Content-Range~', explode("\n", client('curl', '-si', '-r', '2-4', "$url/sub/letters.txt")))), 'its field');
same('416 26', $get('/sub/letters.txt', '-r', '26-'), 'behind the end');
same('416 26', $get('/empty', '-r', '0-'), 'of an empty file');
same('200 26', $get('/sub/letters.txt', '-H', 'Range: bytes=4-2'), 'an invalid range is ignored');

/* conditions */
client('curl', '-s', '-o', '/dev/null', '--etag-save', $tag = temp_path(), "$url/sub/letters.txt");
same('304 0', $get('/sub/letters.txt', '--etag-compare', $tag), 'the same ETag');
same('200 26', $get('/sub/letters.txt', '-H', 'If-None-Match: "x", "y"'), 'another ETag');
same('304 0', $get('/sub/letters.txt', '-H', 'If-None-Match: "x", W/' . trim(file_get_contents($tag))), 'one of several, weak');
same('304 0', $get('/sub/letters.txt', '-z', "$top/www/sub/letters.txt"), 'not modified since');
same('200 26', $get('/sub/letters.txt', '-z', gmdate(DATE_RFC7231, 1000000000)), 'modified since');
same('206 3', $get('/sub/letters.txt', '-r', '2-4', '-H', 'If-Range: ' . trim(file_get_contents($tag))), 'If-Range, the same');
same('200 26', $get('/sub/letters.txt', '-r', '2-4', '-H', 'If-Range: "x"'), 'If-Range, another');

/* what is not served */
foreach (['/none', '/sub', '/.hidden', '/../secret', '/%2e%2e/secret', '/sub/..%2f..%2fsecret', '/sub%2f..%2f..%2fsecret', '/link', '/a%00b', '/sub/letters.txt/'] as $path) {
	same('404 14', $get($path, '--path-as-is'), $path);
}
same('405 23', $get('/', '-X', 'DELETE'), 'DELETE');
same('405 23', $get('/', '--data', 'x=1'), 'POST');
same('200 12', $get('/', '--http1.0'), 'HTTP/1.0');
same('431 36', $get('/', '-H', 'X: ' . str_repeat('x', 20000)), 'long fields');
same('1 0 0', client('curl', '-s', '-o', '/dev/null', '-o', '/dev/null', '-o', '/dev/null', '-w', "%{num_connects} ", "$url/", "$url/big.bin", "$url/sub"), 'keep-alive');

/* pipelined requests, the last one without keep-alive; requests that are not valid */
same(['200', '404', '206'], statuses($server, "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /none HTTP/1.1\r\nHost: a\r\n\r\n"
	. "GET /sub/letters.txt HTTP/1.1\r\nHost: a\r\nRange: bytes=0-1\r\nConnection: close\r\n\r\n"), 'pipelined');
foreach (["GET / HTTP/1.1\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/2.0\r\n\r\n", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n"] as $request) {
	same(['400'], statuses($server, $request), 'not a request');
}
same(['200'], statuses($server, "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"), 'a body is not a request');

/* A client that does not read stops nobody; it gets the file when it does. */
$slow = $server->connect();
Sockets\write_all($slow, "GET /big.bin HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 10);
same('200 12', $get('/'), 'another client');
$reader = new Sockets\Reader($slow, timeout: 20);
$reader->readUntil("\r\n\r\n");
for ($hash = hash_init('sha256'); ($part = $reader->read(65536)) !== ''; hash_update($hash, $part)) {
}
same(hash_file('sha256', "$top/www/big.bin"), hash_final($hash), 'the slow one');
$wrk = client('wrk', '-t', '1', '-c', '10', '-d', '1', "$url/");
holds(preg_match('~^ *[1-9]\d* requests in ~m', $wrk) === 1 && !preg_match('~errors|Non-2xx~', $wrk), $wrk);
same(true, $server->program->runs(), 'it runs');
holds(str_contains($server->program->log(), " 206 3 GET /sub/letters.txt HTTP/1.1\n"), 'its log');

/* Timeouts: of a silent client, one that sends a byte now and then, one that reads nothing. */
$server = new Server('http_files', "$top/www", 'tcp4://127.0.0.1:0', '1');
$silent = $server->connect();
same('', Sockets\read($silent, 100, 30), 'a silent client is closed');
$slow = $server->connect();
Sockets\write_all($slow, "GET /big.bin HTTP/1.1\r\nHost: a\r\n\r\n", 10);
$drips = $server->connect();
for ($i = 0; $i < 600 && $drips !== null; $i++) {
	try {
		Sockets\write_all($drips, 'x', 10);
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
finish();
?>
--EXPECT--
98 checks held
