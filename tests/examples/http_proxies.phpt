--TEST--
examples/http_files.php behind HAProxy and nginx, over HTTP
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
	[$program, $path] = $name($top, $server->port, '');
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
remove_folder($top);
finish();
?>
--EXPECT--
44 checks held
