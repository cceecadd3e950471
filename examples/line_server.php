<?php
/*
 * A line protocol with PHP_NORMAL_READ: SET name value, GET name, QUIT. Serves one client and ends.
 *
 *     php line_server.php [PORT [SECONDS]]      then: telnet 127.0.0.1 PORT
 *
 * SECONDS (10) is the timeout for a client, for a line, and for an answer that the client does not read.
 */
$seconds = (int) ($argv[2] ?? 10);
$server = socket_create(AF_INET, SOCK_STREAM, SOL_TCP) ?: exit(1);
socket_set_option($server, SOL_SOCKET, SO_RCVTIMEO, ['sec' => $seconds, 'usec' => 0]);
if (!socket_bind($server, '127.0.0.1', (int) ($argv[1] ?? 0)) || !socket_listen($server)) {
	exit(1);
}
socket_getsockname($server, $address, $port);
echo "listening on $address port $port\n";
$client = socket_accept($server) ?: exit("no client in $seconds seconds\n");
socket_set_option($client, SOL_SOCKET, SO_RCVTIMEO, ['sec' => $seconds, 'usec' => 0]);
socket_set_option($client, SOL_SOCKET, SO_SNDTIMEO, ['sec' => $seconds, 'usec' => 0]);

/*
 * Reads a line without its end; null at the end of the stream. PHP_NORMAL_READ stops after "\r" or "\n",
 * so "\r\n" leaves an empty line, which is skipped; a line longer than the limit arrives in parts.
 */
function read_line(Socket $socket): ?string
{
	do {
		$line = socket_read($socket, 1024, PHP_NORMAL_READ);
		if ($line === false || $line === '') {
			return null;
		}
	} while ($line === "\n" || $line === "\r");
	return rtrim($line, "\r\n");
}

$values = [];
while (($line = read_line($client)) !== null) {
	echo "line: $line\n";
	[$word, $name, $value] = explode(' ', $line, 3) + [1 => '', 2 => ''];
	$answer = 'WHAT?';
	switch (strtoupper($word)) {
		case 'SET':
			$values[$name] = $value;
			$answer = 'OK';
			break;
		case 'GET':
			$answer = isset($values[$name]) ? "VALUE $values[$name]" : 'NONE';
			break;
		case 'QUIT':
			socket_write($client, "BYE\r\n");
			break 2;
	}
	if (socket_write($client, "$answer\r\n") === false) {
		break;
	}
}
socket_close($client);
echo "the client has gone\n";
