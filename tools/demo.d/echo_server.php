<?php
/* Serves one echo: php echo_server.php tcp|udp|unix [PATH]. Prints where it listens, then what came. */
[, $kind] = $argv;
$path = $argv[2] ?? '';
$socket = match ($kind) {
	'tcp' => socket_create(AF_INET, SOCK_STREAM, SOL_TCP),
	'udp' => socket_create(AF_INET, SOCK_DGRAM, SOL_UDP),
	'unix' => socket_create(AF_UNIX, SOCK_STREAM, 0),
};
$bound = $kind === 'unix' ? socket_bind($socket, $path) : socket_bind($socket, '127.0.0.1', 0);
if (!$bound || ($kind !== 'udp' && !socket_listen($socket))) {
	exit(1);
}
socket_getsockname($socket, $address, $port);
echo $address, ' ', $port ?? 0, "\n";

if ($kind === 'udp') {
	$length = socket_recvfrom($socket, $text, 65535, 0, $from, $from_port);
	printf("server, process %d: %d bytes from %s\n", getmypid(), $length, $from);
	socket_sendto($socket, $text, $length, 0, $from, $from_port);
} else {
	$client = socket_accept($socket);
	$total = 0;
	while (($text = socket_read($client, 65536)) !== false && $text !== '') {
		$total += strlen($text);
		for ($sent = 0; $sent < strlen($text); $sent += $n) {
			$n = socket_write($client, substr($text, $sent));
		}
	}
	socket_shutdown($client, SHUT_WR);
	printf("server, process %d: %d bytes\n", getmypid(), $total);
}
