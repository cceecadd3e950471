--TEST--
examples/http_files.php behind HAProxy and nginx, with and without the PROXY protocol
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/server.inc';
need_clients('curl', 'haproxy', 'nginx');
?>
--FILE--
<?php
require __DIR__ . '/server.inc';
require __DIR__ . '/http.inc';
bound(110);
$top = make_folder();
$server = new Server('http_files', "$top/www", 'tcp4://127.0.0.1:0', '60');
$paths = [];
foreach (['haproxy', 'nginx'] as $name) {
	$path = "$top/$name";
	$program = $name($top, "unix:$path", $server->port, '');
	$curl = fn(string ...$more) => client('curl', '-s', '--unix-socket', $path, ...$more);
	same('<p>index</p>', $curl('http://a/'), "$name: the index");
	same(hash_file('sha256', "$top/www/big.bin"), client('sh', '-c', 'curl -s --unix-socket "$0" http://a/big.bin | sha256sum | cut -c1-64', $path), "$name: a large file");
	same('cde', $curl('-r', '2-4', 'http://a/sub/letters.txt'), "$name: a range");
	foreach (['206' => ['-r', '2-4', 'http://a/sub/letters.txt'], '200' => ['-I', 'http://a/big.bin'], '304' => ['-z', "$top/www/index.html", 'http://a/'],
		'404' => ['--path-as-is', 'http://a/.hidden'], '405' => ['-d', 'x=1', 'http://a/'], '416' => ['-r', '99-', 'http://a/sub/letters.txt']] as $status => $more) {
		same((string) $status, $curl('-o', '/dev/null', '-w', '%{http_code}', ...$more), "$name: status");
	}
	same(str_repeat('<p>index</p>', 20), $curl(...array_fill(0, 20, 'http://a/')), "$name: many requests over a connection");
	same(true, $program->runs(), "$name runs: " . $program->log());
	$program->stop();
}
same(true, $server->program->runs(), 'it runs');

/* With the PROXY protocol: the log has the address of the client, not that of the proxy. */
$server = new Server('http_files', "$top/www", 'tcp4://127.0.0.1:0', '60', '127.0.0.1,::1');
foreach ([['haproxy', 'send-proxy'], ['haproxy', 'send-proxy-v2 proxy-v2-options crc32c'], ['nginx', 'proxy_protocol on;']] as $n => [$name, $how]) {
	if ($name === 'nginx' && stream_module() === '') {
		left_out(8);
		continue;
	}
	$port = free_port();
	$program = $name($top, "127.0.0.1:$port", $server->port, $how);
	same('cde', client('curl', '-s', '--interface', "127.0.1.1$n", '-r', '2-4', "http://127.0.0.1:$port/sub/letters.txt"), "$how: a range");
	same('<p>index</p><p>index</p>', client('curl', '-s', '--interface', "127.0.2.1$n", "http://127.0.0.1:$port/", "http://127.0.0.1:$port/"), "$how: keep-alive");
	holds(preg_match("~^tcp://127\.0\.1\.1$n:\d+ 206 3 GET /sub/letters~m", $server->program->log()) === 1, "$how: the log");
	same(2, preg_match_all("~^tcp://127\.0\.2\.1$n:\d+ 200 12 GET / ~m", $server->program->log()), "$how: the log");
	same(true, $program->runs(), "$how: it runs: " . $program->log());
	same(true, $server->program->runs(), "$how: it runs");
	$program->stop();
}
same([], statuses($server, "GET / HTTP/1.1\r\nHost: a\r\n\r\n"), 'a client that sends no header');
$server = new Server('http_files', "$top/www", 'tcp4://127.0.0.1:0', '60', '192.0.2.0/24');
same([], statuses($server, "PROXY TCP4 192.0.2.1 127.0.0.1 1 2\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"), 'a peer that may not send one');
remove_folder($top);
finish();
?>
--EXPECT--
72 checks held
