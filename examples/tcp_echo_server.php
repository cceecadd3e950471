<?php
/*
 * TCP: sends the received data back, to one client after the other, and ends.
 *
 *     php tcp_echo_server.php [PORT [CLIENTS [SECONDS]]]
 *
 * PORT 0 lets the system choose. CLIENTS is the number of clients to serve (1), SECONDS (10) the timeout
 * for each: of its silence, and of all of it. A client that does not read delays the others for that long;
 * poll_echo_server.php and echo_server.php serve all at once.
 * tcp_echo_client.php is the other side.
 */
$port = (int) ($argv[1] ?? 0);
$clients = (int) ($argv[2] ?? 1);
$seconds = (int) ($argv[3] ?? 10);

$server = socket_create(AF_INET, SOCK_STREAM, SOL_TCP) ?: exit(1);
socket_set_option($server, SOL_SOCKET, SO_REUSEADDR, 1);    // the port can be bound again at once
socket_set_option($server, SOL_SOCKET, SO_RCVTIMEO, ['sec' => $seconds, 'usec' => 0]);
if (!socket_bind($server, '127.0.0.1', $port) || !socket_listen($server, 16)) {
	exit(1);    // PHP has shown a warning
}
socket_getsockname($server, $address, $port);
echo "listening on $address port $port\n";

for ($i = 1; $i <= $clients; $i++) {
	$client = socket_accept($server);
	if ($client === false) {
		echo "no client in $seconds seconds: ", socket_strerror(socket_last_error($server)), "\n";
		break;
	}
	socket_getpeername($client, $address, $peer);
	/* accept() does not pass these options on. */
	socket_set_option($client, SOL_SOCKET, SO_RCVTIMEO, ['sec' => $seconds, 'usec' => 0]);
	socket_set_option($client, SOL_SOCKET, SO_SNDTIMEO, ['sec' => $seconds, 'usec' => 0]);
	$total = 0;
	$end = hrtime(true) / 1e9 + $seconds;
	/* '' is the end of the stream, false an error. */
	while (hrtime(true) / 1e9 < $end && ($data = @socket_read($client, 65536)) !== '' && $data !== false) {
		$total += strlen($data);
		while ($data !== '') {
			$sent = @socket_write($client, $data);    // may send only a part
			if ($sent === false || hrtime(true) / 1e9 >= $end) {
				break 2;
			}
			$data = substr($data, $sent);
		}
	}
	socket_close($client);
	echo "client $i: $total bytes back to $address port $peer\n";
}
