<?php
/*
 * UDP: a datagram and its answer, both ends in this process.
 *
 *     php udp_echo.php [PORT]
 *
 * A datagram is sent and received as a whole, with the address of its sender.
 */
$server = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP) ?: exit(1);
if (!socket_bind($server, '127.0.0.1', (int) ($argv[1] ?? 0))) {
	exit(1);
}
socket_getsockname($server, $address, $port);
echo "server on $address port $port\n";

$client = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP) ?: exit(1);
foreach ([$server, $client] as $socket) {    // a datagram may be lost: wait with a timeout
	socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 5, 'usec' => 0]);
}

foreach (['one', '', str_repeat('long ', 1000)] as $text) {
	socket_sendto($client, $text, strlen($text), 0, $address, $port);

	$length = socket_recvfrom($server, $data, 65535, 0, $from, $from_port);
	if ($length === false) {
		echo 'nothing came: ', socket_strerror(socket_last_error($server)), "\n";
		exit(1);
	}
	socket_sendto($server, strrev((string) $data), $length, 0, $from, $from_port);

	$length = socket_recvfrom($client, $back, 65535, 0, $from, $from_port);
	if ($length === false || $back !== strrev($text) || [$from, $from_port] !== [$address, $port]) {
		echo "the answer is wrong\n";
		exit(1);
	}
	echo "$length bytes came back turned round, from port $from_port\n";
}

/* A connected UDP socket has one peer, and reports a port without a socket. */
socket_connect($client, $address, $port);
socket_close($server);
socket_send($client, 'anybody?', 8, 0);
if (@socket_recv($client, $data, 100, 0) === false) {
	echo 'after the server has gone: ', socket_strerror(socket_last_error($client)), "\n";
}
