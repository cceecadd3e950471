--TEST--
examples/tcp_echo_client.php: nobody listens, no argument, a wrong answer
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
bound();
holds(str_starts_with(run_example('tcp_echo_client'), 'usage: '), 'usage');

[$closed, $port] = tcp_listener();
socket_close($closed);
[$status, $out] = run(php_command('-d', 'display_errors=1', '-d', 'html_errors=0', example_path('tcp_echo_client'), (string) $port));
same(1, $status, 'exit status where nobody listens');
holds(str_contains($out, 'Warning: socket_connect(): unable to connect [111]: Connection refused'), "the warning: $out");

[$listener, $port] = tcp_listener();
$peer = peer(function () use ($listener) {
	$client = socket_accept($listener);
	socket_write($client, strrev(read_exactly($client, 5)));
});
[$status, $out] = run(php_command(example_path('tcp_echo_client'), (string) $port, 'hello', '127.0.0.1'));
same([1, "sent:     hello\nreceived: olleh\n"], [$status, $out], 'a server that is no echo');
same(0, $peer->wait(), 'server');
finish();
?>
--EXPECT--
6 checks held
