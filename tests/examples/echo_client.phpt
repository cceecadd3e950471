--TEST--
examples/echo_server.php, echo_client.php: over TCP and a unix socket; nobody, a client that vanishes
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
need_examples();
need_linux();
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
bound();

/** A server that prints where it listens: [process, its output, endpoint]. */
function serve(string $endpoint, int $clients): array
{
	$process = proc_open(php_command(example_path('echo_server'), $endpoint, (string) $clients), [['file', '/dev/null', 'r'], ['pipe', 'w'], STDERR], $pipes);
	$line = rtrim((string) fgets($pipes[1]));
	holds(str_starts_with($line, 'listening on '), $line);
	return [$process, $pipes[1], substr($line, 13)];
}

foreach (['tcp4://127.0.0.1:0', 'unix://@skecho' . getmypid()] as $endpoint) {
	[$process, $out, $at] = serve($endpoint, 2);
	same("sent:     hello\nreceived: hello", run_example('echo_client', $at), 'what comes back');
	$vanishing = Sockets\connect($at, 5);
	socket_set_option($vanishing, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
	Sockets\write_all($vanishing, str_repeat('x', 100));
	Sockets\read_exactly($vanishing, 100, 5);
	socket_close($vanishing);
	$lines = explode("\n", rtrim(stream_get_contents($out)));
	holds(preg_match('~^client 1: 5 bytes back to (tcp|unix)://~', $lines[0]) === 1, $lines[0]);
	holds(preg_match('~^client 2: (100 bytes back to |read( from \S+)?: )~', $lines[1]) === 1, $lines[1]);
	same(0, proc_close($process), 'exit status');
}
/* A client that writes and does not read, and one that is silent, delay nobody. */
[$process, $out, $at] = serve('tcp4://127.0.0.1:0', 3);
$stubborn = Sockets\connect($at, 5);
holds(fill($stubborn, str_repeat('x', 100000)) < 50_000_000, 'the server has stopped reading');
$silent = Sockets\connect($at, 5);
same("sent:     hello\nreceived: hello", run_example('echo_client', $at), 'another client');
holds(str_starts_with(fgets($out), 'client 3: 5 bytes back to '), 'it is the first one whose end is printed');
Sockets\close($stubborn);
Sockets\close($silent);
stream_get_contents($out);    // with a closed pipe the server would end with another status
same(0, proc_close($process), 'exit status');

[$status, $out, $err] = run(php_command(example_path('echo_client'), 'unix://@sknobody', 'x', '1'));
same([1, '', "Refused: connect to unix://@sknobody: Connection refused\n"], [$status, $out, $err], 'nobody');
[$status, , $err] = run(php_command(example_path('echo_server'), 'tcp4://192.0.2.1:0'));
same([1, "listen on tcp4://192.0.2.1:0: " . socket_strerror(SOCKET_EADDRNOTAVAIL) . "\n"], [$status, $err], 'an address of another host');
holds(str_starts_with(run_example('echo_client'), 'usage: '), 'usage');
finish();
?>
--EXPECT--
22 checks held
