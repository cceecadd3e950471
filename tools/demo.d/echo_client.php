<?php
/* Sends SIZE bytes and expects the same bytes back: php echo_client.php tcp|udp|unix ADDRESS PORT SIZE. */
[, $kind, $address, $port, $size] = $argv;
$text = random_bytes((int) $size);
$socket = match ($kind) {
	'tcp' => socket_create(AF_INET, SOCK_STREAM, SOL_TCP),
	'udp' => socket_create(AF_INET, SOCK_DGRAM, SOL_UDP),
	'unix' => socket_create(AF_UNIX, SOCK_STREAM, 0),
};
socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 10, 'usec' => 0]);
if (!socket_connect($socket, $address, (int) $port)) {
	exit(1);
}

$back = '';
$sent = 0;
while (strlen($back) < strlen($text)) {
	if ($sent < strlen($text)) {
		$sent += socket_write($socket, substr($text, $sent, 32768));
	}
	$part = socket_read($socket, 65536);
	if ($part === false || $part === '') {
		break;
	}
	$back .= $part;
}
$same = $back === $text;
printf("client, process %d: sent %d bytes, got %d back, %s\n", getmypid(), $sent, strlen($back),
	$same ? 'the same bytes' : 'AND THEY DIFFER');
exit($same ? 0 : 1);
