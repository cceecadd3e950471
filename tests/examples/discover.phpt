--TEST--
examples/discover.php: two services and nobody else answer
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
need_examples();
need_linux();
need_namespace();
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
in_namespace(__FILE__, "ip link set lo multicast on\nip route add 224.0.0.0/4 dev lo");
bound();
$port = (string) Sockets\Endpoint::local($free = Sockets\listen('udp4://*:0'))->port;
socket_close($free);
$services = [];
foreach (['alpha', 'beta'] as $name) {
	$services[] = [proc_open(php_command(example_path('discover'), 'serve', $port, $name, '6'), [1 => ['pipe', 'w'], 2 => STDERR], $pipes), $pipes[1]];
	same("$name serves\n", fgets($pipes[1]), 'it serves');
}
same("alpha at 127.0.0.1\nbeta at 127.0.0.1", run_example('discover', 'find', $port, '3'), 'who answers');
foreach ($services as [$process]) {
	same(0, proc_close($process), 'exit status');
}
same('', run_example('discover', 'find', $port, '0.1'), 'nobody is left');
holds(str_starts_with(run_example('discover'), 'usage: '), 'usage');
finish();
?>
--EXPECT--
10 checks held
