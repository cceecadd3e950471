<?php
/*
 * TCP: sends a text, shuts down its sending side, and reads the answer to the end.
 *
 *     php tcp_echo_client.php PORT [TEXT [HOST]]
 *
 * tcp_echo_server.php is the other side. HOST may be a name: each of its addresses is tried in turn.
 */
if (!isset($argv[1])) {
	exit("usage: php tcp_echo_client.php PORT [TEXT [HOST]]\n");
}
$text = $argv[2] ?? 'hello';
$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP) ?: exit(1);
socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 10, 'usec' => 0]);
if (!socket_connect($socket, $argv[3] ?? '127.0.0.1', (int) $argv[1])) {
	exit(1);
}

for ($rest = $text; $rest !== ''; $rest = substr($rest, $sent)) {
	$sent = socket_write($socket, $rest);
	if ($sent === false) {
		exit(1);
	}
}
socket_shutdown($socket, SHUT_WR);

$back = '';
while (($data = socket_read($socket, 65536)) !== '') {
	if ($data === false) {
		echo 'no answer: ', socket_strerror(socket_last_error($socket)), "\n";
		exit(1);
	}
	$back .= $data;
}
echo "sent:     $text\nreceived: $back\n";
exit($back === $text ? 0 : 1);
