--TEST--
examples/frame_server.php, frame_client.php: calls by messages; too long a message, half a message
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
use function Sockets\{connect, read, write_all};
bound(30);

$process = proc_open(php_command(example_path('frame_server'), 'tcp4://127.0.0.1:0', '3'), [['file', '/dev/null', 'r'], ['pipe', 'w'], STDERR], $pipes);
$line = rtrim((string) fgets($pipes[1]));
holds(str_starts_with($line, 'listening on '), $line);
$at = substr($line, strlen('listening on '));
same("add: 42\nreverse: desserts\ndivide: there is no such call", run_example('frame_client', $at), 'answers');
$client = connect($at, 5);
write_all($client, "\xff\xff\xff\xff");
same('', read($client, 10, 5), 'too long a message ends the connection');
$client = connect($at, 5);
write_all($client, "\0\0\0\5ha");
socket_close($client);
same("client 1: 3 calls\nclient 2: too long a message\nclient 3: read_frame, after 6 bytes: the peer has ended the connection",
	rtrim(stream_get_contents($pipes[1])), 'what the server says');
same(0, proc_close($process), 'exit status');
[$status, , $err] = run(php_command(example_path('frame_client'), 'unix://@sknobody'));
same([1, "Refused: connect to unix://@sknobody: Connection refused\n"], [$status, $err], 'nobody');
holds(str_starts_with(run_example('frame_client'), 'usage: '), 'usage');
finish();
?>
--EXPECT--
9 checks held
