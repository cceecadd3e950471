<?php
/*
 * Passes open descriptors from process to process (SCM_RIGHTS): the parent accepts a TCP connection
 * and opens a file; a child receives both and answers the client from the file.
 *
 *     php pass_descriptor.php [PORT]
 */
if (!function_exists('pcntl_fork')) {
	exit("skipped: pcntl is needed for the other process\n");
}
if (!socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, $pair)) {
	exit(1);
}
$child = pcntl_fork();
if ($child === 0) {
	$message = [
		'buffer_size' => 100,
		'controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 2),
	];
	if (!socket_recvmsg($pair[1], $message)) {
		exit(1);
	}
	/* A socket arrives as a Socket, any other descriptor as a stream. */
	/** @var array{Socket, resource} $passed */
	$passed = $message['control'][0]['data'];
	[$connection, $file] = $passed;
	rewind($file);
	socket_write($connection, $message['iov'][0] . ', ' . fgets($file));
	exit(0);
}

$server = socket_create(AF_INET, SOCK_STREAM, SOL_TCP) ?: exit(1);
if (!socket_bind($server, '127.0.0.1', (int) ($argv[1] ?? 0)) || !socket_listen($server)) {
	exit(1);
}
socket_getsockname($server, $address, $port);
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP) ?: exit(1);
socket_connect($client, $address, $port);
$connection = socket_accept($server) ?: exit(1);
$file = tmpfile() ?: exit(1);
fwrite($file, "from a file that the child has not opened\n");
fflush($file);

socket_sendmsg($pair[0], [
	'iov' => ['an answer by the child'],
	'control' => [[
		'level' => SOL_SOCKET,
		'type' => SCM_RIGHTS,
		'data' => [$connection, $file],    // any mixture of Sockets and streams
	]],
]);
socket_close($connection);    // the child has its own descriptor now

$answer = '';
while (($data = socket_read($client, 1024)) !== '' && $data !== false) {
	$answer .= $data;
}
echo "the client got: $answer";
pcntl_waitpid($child, $status);
/** @var int $status */
exit(pcntl_wexitstatus($status) ?: 0);
