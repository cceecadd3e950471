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
same("client 1: 3 calls\nclient 2: too long a message\nclient 3: read_frame from PEER, after 6 bytes: the peer closed the connection",
	preg_replace('~tcp://127\.0\.0\.1:\d+~', 'PEER', rtrim(stream_get_contents($pipes[1]))), 'output of the server');
same(0, proc_close($process), 'exit status');

/* Messages that no client of good will sends: an answer to each, and the server goes on. */
$process = proc_open(php_command(example_path('frame_server'), 'tcp4://127.0.0.1:0', '2'), [['file', '/dev/null', 'r'], ['pipe', 'w'], STDERR], $pipes);
$client = connect($at = substr(rtrim((string) fgets($pipes[1])), strlen('listening on ')), 5);
$none = '{"error":"there is no such call"}';
$wrong = '{"error":"the call does not take such a value"}';
$answers = [
	'' => $none, '7' => $none, '"text"' => $none, '[]' => $none, 'not JSON' => $none, "\xff" => $none, '{"call":[]}' => $none, '{"call":{"call":"add"}}' => $none,
	str_repeat('[', 60000) => $none,
	'{"call":"add"}' => $wrong, '{"call":"add","of":1}' => $wrong, '{"call":"add","of":"x"}' => $wrong, '{"call":"add","of":[[1]]}' => $wrong,
	'{"call":"add","of":["1"]}' => $wrong, '{"call":"add","of":[1e308,1e308]}' => $wrong, '{"call":"add","of":{"a":1,"b":2.5}}' => '{"result":3.5}',
	'{"call":"reverse","of":[]}' => $wrong, '{"call":"reverse","of":{}}' => $wrong, '{"call":"reverse","of":5}' => $wrong,
	'{"call":"reverse","of":"\u00e9a"}' => '{"result":"a\u00e9"}', '{"call":"reverse","of":""}' => '{"result":""}',
];
foreach ($answers as $message => $answer) {
	Sockets\write_frame($client, (string) $message, 5);
	same($answer, Sockets\read_frame($client, 65536, 5), substr((string) $message, 0, 40));
}
socket_close($client);
same("add: 42\nreverse: desserts\ndivide: there is no such call", run_example('frame_client', $at), 'the next client is served');
holds(str_ends_with(rtrim(stream_get_contents($pipes[1])), "\nclient 2: 3 calls"), 'read to its end: with a closed pipe the server would end with another status');
same(0, proc_close($process), 'exit status');

/* A client that asks and does not read, and one that is silent, delay nobody. */
$process = proc_open(php_command(example_path('frame_server'), 'tcp4://127.0.0.1:0', '3'), [['file', '/dev/null', 'r'], ['pipe', 'w'], STDERR], $pipes);
$stubborn = connect($at = substr(rtrim((string) fgets($pipes[1])), strlen('listening on ')), 5, ['rcvbuf' => 4096]);    // few answers fill it
$call = json_encode(['call' => 'reverse', 'of' => str_repeat('x', 50000)]);
holds(fill($stubborn, str_repeat(pack('N', strlen($call)) . $call, 10)) < 50_000_000, 'the server has stopped reading');
$silent = connect($at, 5);
same("add: 42\nreverse: desserts\ndivide: there is no such call", run_example('frame_client', $at), 'another client');
same("client 3: 3 calls\n", fgets($pipes[1]), 'it is the first one whose end is printed');
socket_close($stubborn);
socket_close($silent);
stream_get_contents($pipes[1]);
same(0, proc_close($process), 'exit status');

[$status, , $err] = run(php_command(example_path('frame_client'), 'unix://@sknobody'));
same([1, "Refused: connect to unix://@sknobody: Connection refused\n"], [$status, $err], 'nobody');
holds(str_starts_with(run_example('frame_client'), 'usage: '), 'usage');
finish();
?>
--EXPECT--
39 checks held
