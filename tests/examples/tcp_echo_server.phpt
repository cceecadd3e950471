--TEST--
examples/tcp_echo_server.php: each client gets its own bytes back, the server prints its clients
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/example.inc';
need_examples();
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
bound();
$server = new Example('tcp_echo_server', '0', '2');
/* A client of ours with more than fits into the system's buffers, then the client of the examples. */
$data = random_bytes(3000000);
$client = $server->connect();
socket_set_nonblock($client);
$sent = 0;
$back = '';
do {
	$read = [$client];
	$write = $sent < strlen($data) ? [$client] : null;
	$except = null;
	if (!socket_select($read, $write, $except, 10)) {
		break;
	}
	if ($write) {
		$sent += socket_write($client, substr($data, $sent, 100000));
		if ($sent === strlen($data)) {
			socket_shutdown($client, SHUT_WR);
		}
	}
	$part = $read ? socket_read($client, 100000) : null;
	$back .= $part;
} while ($part !== '' && $part !== false);
same(md5($data), md5($back), 'the same bytes came back');
socket_getsockname($client, $address, $port);
socket_close($client);
same("client 1: 3000000 bytes back to 127.0.0.1 port $port", $server->line(), 'output of the server');

$text = "grüezi \u{1F9E6}";
same("sent:     $text\nreceived: $text", run_example('tcp_echo_client', (string) $server->port, $text), 'client');
holds(preg_match('~^client 2: 12 bytes back to 127\.0\.0\.1 port \d+$~', $server->finish()) === 1, 'the server has served both');

/* A client that writes and does not read delays the others for its time only. */
$server = new Example('tcp_echo_server', '0', '2', '1');
$stubborn = $server->connect();
holds(fill($stubborn, str_repeat('x', 100000)) < 50_000_000, 'the server has stopped reading');
same("sent:     $text\nreceived: $text", run_example('tcp_echo_client', (string) $server->port, $text), 'the next client');
socket_close($stubborn);
$server->finish();
finish();
?>
--EXPECT--
12 checks held
