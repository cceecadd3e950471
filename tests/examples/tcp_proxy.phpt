--TEST--
examples/tcp_proxy.php: both directions, half-close, a deadline, a PROXY header
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
need_examples();
need_linux();
need_fork();
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
use Sockets\{Endpoint, SocketException};
use function Sockets\{accept, close, connect, listen, proxy_header, read, read_exactly, shutdown, write_all};
bound(100);

/** A proxy that runs; its address, its process and its output. */
function start(Endpoint|string $to, string ...$more): array
{
	$log = temp_path();
	$process = proc_open(php_command(example_path('tcp_proxy'), 'tcp4://127.0.0.1:0', (string) $to, ...$more), [['file', '/dev/null', 'r'], ['pipe', 'w'], ['file', $log, 'w']], $pipes);
	$line = rtrim((string) fgets($pipes[1]));
	holds(preg_match('~^listening on (\S+)$~', $line, $m) === 1, $line);
	return [$m[1], $process, $pipes[1], $log];
}

function stop(array $proxy, string $errors, string $what): void
{
	proc_terminate($proxy[1]);
	same(['stopped', 0], [rtrim(stream_get_contents($proxy[2])), proc_close($proxy[1])], "$what: its end");
	same($errors, (string) file_get_contents($proxy[3]), "$what: errors");
}

$server = listen('tcp4://127.0.0.1:0');
$proxy = start($at = Endpoint::local($server));
$idle = connect($proxy[0], 60);
$behind_idle = accept($server, 60);
$client = connect($proxy[0], 60);
$backend = accept($server, 60);
write_all($client, 'question', 60);
same('question', read_exactly($backend, 8, 60), 'to the server');
write_all($backend, 'answer', 60);
same('answer', read_exactly($client, 6, 60), 'to the client');

/* More than fits into buffers, and the end of one direction. */
$data = random_bytes(3_000_000);
$feeder = peer(function () use ($client, $data): void {
	write_all($client, $data, 60);
	shutdown($client);
}, 60);
same(md5($data), md5(read_exactly($backend, strlen($data), 60)), 'many bytes');
same('', read($backend, 1, 60), 'the half-close is passed on');
$feeder->wait();
write_all($backend, 'after the end', 60);
same('after the end', read_exactly($client, 13, 60), 'the other direction is open');
close($backend);
same('', read($client, 1, 60), 'until it ends');
write_all($idle, 'still here', 60);
same('still here', read_exactly($behind_idle, 10, 60), 'another connection');
close($idle);
same('', read($behind_idle, 1, 60), 'its end');
close($behind_idle);
stop($proxy, '', 'a proxy');

$proxy = start($at, '60', 'proxy');
$client = connect($proxy[0], 60);
write_all($client, 'data');
$backend = accept($server, 60, proxy: ['from' => ['127.0.0.1'], 'timeout' => 60]);
same([(string) Endpoint::local($client), $proxy[0]], [(string) Endpoint::peer($backend), (string) Endpoint::local($backend)], 'a PROXY header');
same('data', read_exactly($backend, 4, 60), 'the data follows');
close($client);
same('', read($backend, 1, 60), 'its end');
close($backend);
stop($proxy, '', 'with headers');

/* Silence on both sides. */
$proxy = start($at, '0.3');
$client = connect($proxy[0], 60);
$backend = accept($server, 60);
foreach ([$client, $backend] as $socket) {
	try {
		same('', read($socket, 1, 60), 'closed after the deadline');
	} catch (SocketException $e) {
		same(Sockets\ErrorKind::Reset, $e->kind, 'closed after the deadline');
	}
}
proc_terminate($proxy[1]);
same(['stopped', 0], [rtrim(stream_get_contents($proxy[2])), proc_close($proxy[1])], 'its end');
holds(preg_match('~^relay from \S+, reading: timed out$~m', $errors = file_get_contents($proxy[3])) === 1, "it reports the timeout: $errors");

/* Nobody there. */
close($server);
$proxy = start($at);
same('', read(connect($proxy[0], 60), 1, 60), 'no server');
stop($proxy, "connect to $at: " . socket_strerror(SOCKET_ECONNREFUSED) . "\n", 'without a server');
finish();
?>
--EXPECT--
26 checks held
