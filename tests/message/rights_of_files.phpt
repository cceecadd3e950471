--TEST--
a file that is sent keeps its position, but for what its stream has read ahead
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$send = [
	'socket_sendmsg' => fn(Socket $to, $file) => socket_sendmsg($to,
		['iov' => ['x'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$file]]]]),
	'send_handles' => fn(Socket $to, $file) => Sockets\send_handles($to, [$file]),
	'send_file' => function (Socket $to, $file): void {
		[$a, $b] = unix_pair();
		Sockets\send_file($a, $file, 0, 5);
		same('first', socket_read($b, 10), 'the bytes that were asked for');
	},
	'socket_import_stream' => fn(Socket $to, $file) => same(false, @socket_import_stream($file), 'a file is no socket'),
];

/* Another one writes to the file that PHP has open: the script's log, which echo writes to. */
[$a, $b] = unix_pair(SOCK_DGRAM);
foreach ($send as $name => $call) {
	$path = temp_path('.log');
	$log = fopen($path, 'w+');
	$number = array_search($path, descriptors(), true);
	$other = fopen("php://fd/$number", 'w');
	fwrite($other, "first line\n");
	$call($a, $log);
	fwrite($other, "second line\n");
	same("first line\nsecond line\n", file_get_contents($path), "$name: nothing is written over");
}

/* What the stream has read ahead is not lost for the receiver. */
[$a, $b] = unix_pair(SOCK_DGRAM);
$file = fopen($path, 'r');
same("first line\n", fgets($file), 'a stream that has read ahead');
$send['socket_sendmsg']($a, $file);
$message = ['controllen' => 100];
socket_recvmsg($b, $message);
same("second line\n", fgets($message['control'][0]['data'][0]), 'the receiver goes on where the sender stands');
finish();
?>
--EXPECT--
8 checks held
