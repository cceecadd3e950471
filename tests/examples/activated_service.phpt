--TEST--
examples/activated_service.php: started by systemd-socket-activate, by an activator of ours, by hand
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
need_examples();
need_linux();
need_program('sh');
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
use function Sockets\{connect, listen, read_line, write_all};
bound(60);

/** Sends a line and gives the answer. */
function ask(string $endpoint): ?string
{
	$client = connect($endpoint, 10);
	write_all($client, "who is there\n", 10);
	return read_line($client, 100, 20);
}

/** Starts a service by a command; gives [process, pipe]. */
function start(array $command, array $descriptors = []): array
{
	$process = proc_open($command, [['file', '/dev/null', 'r'], ['pipe', 'w'], ['file', '/dev/null', 'w']] + $descriptors, $pipes);
	return [$process, $pipes[1]];
}

$service = php_command(example_path('activated_service'), '0.5');
$path = temp_path();

/* as systemd does it: the socket is there before the program is */
$server = listen("unix://$path");
[$process, $out] = start(['sh', '-c', 'LISTEN_PID=$$ LISTEN_FDS=1 LISTEN_FDNAMES=echo exec "$@"', 'sh', ...$service], [3 => socket_export_stream($server)]);
same('WHO IS THERE', ask("unix://$path"), 'started with a socket');
same("given unix://$path\n1 clients\n", stream_get_contents($out), 'it ends when nobody comes');
same(0, proc_close($process), 'exit status');
$waiting = connect("unix://$path", 5);
write_all($waiting, "late\n");
[$process, $out] = start(['sh', '-c', 'LISTEN_PID=$$ LISTEN_FDS=1 exec "$@"', 'sh', ...$service], [3 => socket_export_stream($server)]);
same('LATE', read_line($waiting, 100, 10), 'who has come meanwhile is served by the next one');
socket_close($waiting);
same("given unix://$path\n1 clients\n", stream_get_contents($out), 'without a name');
proc_close($process);
socket_close($server);
unlink($path);

/* by systemd's own program */
if (have_program('systemd-socket-activate')) {
	/* it passes on the variables that it is given */
	$variables = array_merge(...array_map(fn($name) => ['-E', $name], array_keys(getenv())));
	[$process, $out] = start(['systemd-socket-activate', '-l', $path, '--fdname=echo', ...$variables, ...$service]);
	for ($i = 0; $i < 500 && !file_exists($path); $i++) {
		usleep(10000);
	}
	same('WHO IS THERE', ask("unix://$path"), 'started by systemd-socket-activate');
	same("given unix://$path\n1 clients\n", stream_get_contents($out), 'its socket');
	same(0, proc_close($process), 'exit status');
} else {
	left_out(3); // systemd-socket-activate is not here
}

/* by hand */
[$process, $out] = start($service);
$line = rtrim((string) fgets($out));
same('WHO IS THERE', ask(substr($line, strlen('listening on '))), $line);
same("1 clients\n", stream_get_contents($out), 'it ends, too');
same(0, proc_close($process), 'exit status');
finish();
?>
--EXPECT--
11 checks held
