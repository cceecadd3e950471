--TEST--
examples/prefork_server.php: one shared listener, SO_REUSEPORT; a worker that dies, an end without a loss
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
need_examples();
need_linux();
need_fork();
need_function('posix_kill');
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
use function Sockets\{connect, read_line, write_all};
bound(60);

/** A client's number of the process that serves it. */
function served_by(Socket $client): int
{
	write_all($client, "hello\n", 5);
	$line = read_line($client, 100, 10);
	holds(preg_match('~^(\d+): hello$~', (string) $line, $m) === 1, "an answer: $line");
	return (int) ($m[1] ?? 0);
}

$path = temp_path();
foreach ([['tcp4://127.0.0.1:0', 'shared'], ["unix://$path", 'shared'], ['tcp4://127.0.0.1:0', 'reuseport']] as [$endpoint, $how]) {
	$process = proc_open(php_command(example_path('prefork_server'), $endpoint, '3', $how), [['file', '/dev/null', 'r'], ['pipe', 'w'], STDERR], $pipes);
	$line = rtrim((string) fgets($pipes[1]));
	holds(preg_match('~^listening on (\S+) with 3 processes$~', $line, $m) === 1, $line);
	$at = $m[1];
	$master = proc_get_status($process)['pid'];
	if ($how === 'shared') {
		/* three clients at once: a free worker takes the next one */
		$clients = [connect($at, 5), connect($at, 5), connect($at, 5)];
		$numbers = array_map('served_by', $clients);
		same(3, count(array_unique($numbers)), 'each has a process of its own');
		$numbers[0] !== 0 && posix_kill($numbers[0], SIGKILL);
		same(null, read_line($clients[0], 100, 10), 'its process was killed');
		$clients[0] = connect($at, 5);
		holds(!in_array(served_by($clients[0]), $numbers, true), 'another one is there');
		/* the end: a client being served is served to the end, the others find no server */
		posix_kill($master, SIGTERM);
		served_by($clients[1]);
	} else {
		/* the kernel spreads them: by the hash of the ports, each may have any number */
		for ($i = 0; $i < 20; $i++) {
			$numbers[] = served_by(connect($at, 5));
		}
		holds(!in_array($master, $numbers, true), 'the master serves none');
		posix_kill($master, SIGTERM);
	}
	$clients = [];
	same('stopped', rtrim(stream_get_contents($pipes[1])), 'it ends');
	same(0, proc_close($process), 'exit status');
	try {
		connect($at, 1);
		holds(false, 'nobody is there');
	} catch (Sockets\SocketException $e) {
		holds(in_array($e->kind, [Sockets\ErrorKind::Refused, Sockets\ErrorKind::NotFound], true), $e->getMessage());
	}
}

/* Workers that die again and again are replaced for as long as the server runs, and a client that never stops
 * does not hold up its end. */
$process = proc_open(php_command(example_path('prefork_server'), 'tcp4://127.0.0.1:0', '16'), [['file', '/dev/null', 'r'], ['pipe', 'w'], ['file', '/dev/null', 'w']], $pipes);
$at = preg_replace('~^listening on (\S+) .*$~s', '$1', (string) fgets($pipes[1]));
$master = proc_get_status($process)['pid'];
$children = fn() => array_filter(explode(' ', (string) file_get_contents("/proc/$master/task/$master/children")));
$killed = [];
for ($i = 0; $i < 3000 && count($killed) < 400; $i++) {
	foreach ($children() as $pid) {
		isset($killed[$pid]) || posix_kill((int) $pid, SIGKILL);
		$killed[$pid] = true;
	}
	usleep(10000);
}
holds(count($killed) >= 400, count($killed) . ' workers were replaced');
$talker = connect($at, 5);
served_by($talker);
$ends = peer(function () use ($talker): void {
	try {
		while (true) {
			write_all($talker, "hello\n", 5);
			if (read_line($talker, 100, 20) === null) {
				break;
			}
			usleep(100000);
		}
	} catch (Sockets\SocketException) {
	}
}, 50);
posix_kill($master, SIGTERM);
same('stopped', rtrim(stream_get_contents($pipes[1])), 'it ends, though a client goes on');
same(0, proc_close($process), 'exit status');
same(0, $ends->wait(), 'the client saw the end');

same(false, file_exists($path), 'the path is taken away');
[$status, , $err] = run(php_command(example_path('prefork_server'), 'tcp4://192.0.2.1:0'));
same([1, "listen on tcp4://192.0.2.1:0: " . socket_strerror(SOCKET_EADDRNOTAVAIL) . "\n"], [$status, $err], 'an address of another host');
finish();
?>
--EXPECT--
56 checks held
