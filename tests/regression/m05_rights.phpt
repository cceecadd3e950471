--TEST--
M5: SCM_RIGHTS carries the right descriptors for any mixture and number
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

/** Sends the things over a fresh pair; gives what the other side gets. */
function pass(array $things, int $room, int $flags = 0): array
{
	[$a, $b] = unix_pair(SOCK_DGRAM);
	same(1, socket_sendmsg($a, ['iov' => ['x'], 'control' => [
		['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => $things]]]), 'sent ' . count($things));
	$message = ['buffer_size' => 10, 'controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, $room)];
	same(1, socket_recvmsg($b, $message, $flags), 'received');
	return $message;
}

/** What the kernel calls the thing behind a Socket or a stream. */
function identity(mixed $thing): string
{
	if ($thing instanceof Socket) {
		$thing = socket_export_stream($thing);
	}
	$stat = fstat($thing);
	return "$stat[dev]:$stat[ino]";
}

[$c, $d] = tcp_pair();
[$e, $f] = unix_pair();
$file = tmpfile();
/* two pipes of which this process keeps its ends */
$ended = proc_open(['true'], [['pipe', 'r'], ['pipe', 'w']], $pipes);
$six = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP) ?: socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
$mixtures = [
	'one socket' => [$c],
	'one stream' => [$file],
	'sockets' => [$c, $d, $e, $f],
	'streams' => [$pipes[0], $file, $pipes[1]],
	'socket, stream, socket' => [$e, $file, $c],
	'stream, socket, stream' => [$pipes[1], $six, $file],
	'the same twice' => [$c, $c, $file, $file],
	'forty' => [...array_fill(0, 20, $c), ...array_fill(0, 20, $file)],
	'253, the kernel\'s most' => [$file, ...array_fill(0, 251, $d), $e],
];
foreach ($mixtures as $name => $things) {
	$message = pass($things, count($things));
	same(1, count($message['control']), "$name: one control message");
	same([SOL_SOCKET, SCM_RIGHTS], [$message['control'][0]['level'], $message['control'][0]['type']], "$name: its kind");
	$got = $message['control'][0]['data'];
	same(count($things), count($got), "$name: how many");
	same(array_map(fn($x) => $x instanceof Socket, $things), array_map(fn($x) => $x instanceof Socket, $got), "$name: Socket or stream");
	same(array_map('identity', $things), array_map('identity', $got), "$name: the same things in the same order");
	unset($message, $got);
}

/* What arrives works: bytes go through it, and it is a descriptor of its own. */
[$a, $b] = unix_pair();
$received = pass([$b], 1)['control'][0]['data'][0];
socket_close($b);
socket_write($a, 'through the copy');
same('through the copy', socket_read($received, 100), 'a received socket reads');
socket_write($received, 'and back');
same('and back', socket_read($a, 100), 'a received socket writes');
fwrite($file, 'written here');
$copy = pass([$file], 1)['control'][0]['data'][0];
rewind($copy);
same('written here', fread($copy, 100), 'a received file reads');
socket_set_nonblock($a);
$nonblocking = pass([$a], 1)['control'][0]['data'][0];
same('', (string) @socket_read($nonblocking, 10), 'a received non-blocking socket does not block');
same(false, stream_get_meta_data(socket_export_stream($nonblocking))['blocked'], 'and is known not to');
finish();
?>
--EXPECT--
74 checks held
