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
		/* three clients at once: whoever is free takes the next one */
		$clients = [connect($at, 5), connect($at, 5), connect($at, 5)];
		$numbers = array_map('served_by', $clients);
		same(3, count(array_unique($numbers)), 'each has a process of its own');
		$numbers[0] !== 0 && posix_kill($numbers[0], SIGKILL);
		same(null, read_line($clients[0], 100, 10), 'its process was killed');
		$clients[0] = connect($at, 5);
		holds(!in_array(served_by($clients[0]), $numbers, true), 'another one is there');
		/* the end: who is served is served to the end, the others find nobody */
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
same(false, file_exists($path), 'the path is taken away');
[$status, , $err] = run(php_command(example_path('prefork_server'), 'tcp4://192.0.2.1:0'));
same([1, "listen on tcp4://192.0.2.1:0: Cannot assign requested address\n"], [$status, $err], 'an address of another host');
finish();
?>
--EXPECT--
51 checks held
