--TEST--
Sockets\from_descriptor() and activated(): only command-line PHP may name a descriptor; the built-in web server
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
?>
--FILE--
<?php
use function Sockets\{connect, read, write_all};

require __DIR__ . '/../sockets.inc';
bound(60);

$router = temp_path('.php');
file_put_contents($router, '<?php
header("Content-Type: text/plain");
echo PHP_SAPI, "\n";
$calls = ["activated" => fn() => Sockets\activated()];
foreach (scandir("/proc/self/fd") as $n) {
	str_starts_with((string) @readlink("/proc/self/fd/$n"), "socket:") && $calls["from_descriptor"] = fn() => Sockets\from_descriptor((int) $n);
}
foreach ($calls as $name => $call) {
	try {
		$call();
		echo "$name: taken\n";
	} catch (Throwable $e) {
		echo "$name: ", get_class($e), ": ", $e->getMessage(), "\n";
	}
}
');
$log = temp_path();
$server = proc_open(php_command('-S', '127.0.0.1:0', $router), [['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'], ['file', $log, 'w']], $pipes, null, ['LISTEN_PID' => '1', 'LISTEN_FDS' => '1'] + getenv());
for ($i = 0; $i < 600 && !preg_match('~http://127\.0\.0\.1:(\d+)~', file_get_contents($log), $m); $i++) {
	usleep(50_000);
}

function page(int $port): string
{
	$client = connect("tcp4://127.0.0.1:$port", 20);
	write_all($client, "GET / HTTP/1.0\r\n\r\n", 20);
	for ($all = ''; ($part = read($client, 8192, 20)) !== ''; $all .= $part) {
	}
	return explode("\r\n\r\n", $all, 2)[1] ?? $all;
}

$refused = "cli-server
activated: Error: Sockets\\activated() is only available from command-line PHP
from_descriptor: Error: Sockets\\from_descriptor() is only available from command-line PHP
";
same($refused, page((int) $m[1]), 'refused');
same($refused, page((int) $m[1]), 'and the server lives');
proc_terminate($server, 9);
proc_close($server);
finish();
?>
--EXPECT--
2 checks held
