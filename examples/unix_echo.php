<?php
/*
 * Unix sockets: a path, an abstract name (Linux), a name that the system chooses, and a pair.
 * Both ends are in this process.
 *
 *     php unix_echo.php [PATH]
 */
function serve(string $name): void
{
	$server = socket_create(AF_UNIX, SOCK_STREAM, 0) ?: exit(1);
	if (!socket_bind($server, $name) || !socket_listen($server)) {
		exit(1);
	}
	socket_getsockname($server, $bound);
	$client = socket_create(AF_UNIX, SOCK_STREAM, 0) ?: exit(1);
	if (!socket_connect($client, $bound)) {
		exit(1);
	}
	$peer = socket_accept($server) ?: exit(1);

	socket_write($client, 'hello');
	socket_write($peer, strtoupper((string) socket_read($peer, 100)));
	$answer = socket_read($client, 100);
	$shown = $bound[0] === "\0" ? 'abstract name of ' . strlen($bound) . ' bytes' : "path $bound";
	echo "$shown: $answer\n";
	if ($answer !== 'HELLO') {
		exit(1);
	}
}

/* A path is a file: an old one makes bind fail, and it stays when the socket is closed. */
$path = $argv[1] ?? sys_get_temp_dir() . '/unix_echo.' . getmypid();
serve($path);
unlink($path);

if (PHP_OS_FAMILY === 'Linux') {
	serve("\0unix_echo." . getmypid());    // no file; ends with the socket
	serve('');                             // the system chooses an abstract name
}

/* Two sockets connected to each other, for a process and its child. */
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
socket_write($pair[0], 'through the pair');
echo 'pair: ', socket_read($pair[1], 100), "\n";

/* The process at the other end. */
if (defined('SO_PEERCRED')) {
	$who = socket_get_option($pair[1], SOL_SOCKET, SO_PEERCRED);    // Sockets\peer_credentials() also has the user
	echo 'the peer is ', $who === getmypid() ? 'this process' : 'another process', "\n";
}
