<?php
/*
 * Sends a text, shuts down its sending side, and reads the answer to the end.
 *
 *     php echo_client.php ENDPOINT [TEXT [SECONDS]]
 *
 * ENDPOINT: tcp://localhost:7777, unix:///run/echo.sock, … echo_server.php is the other side.
 */
use Sockets\SocketException;
use function Sockets\{connect, read, write_all};

if (!isset($argv[1])) {
	exit("usage: php echo_client.php ENDPOINT [TEXT [SECONDS]]\n");
}
$text = $argv[2] ?? 'hello';
$limit = (float) ($argv[3] ?? 10);
try {
	$socket = connect($argv[1], $limit, ['nodelay' => true]);
	write_all($socket, $text, $limit);
	socket_shutdown($socket, SHUT_WR);
	for ($back = ''; ($data = read($socket, 65536, $limit)) !== '';) {
		$back .= $data;
	}
} catch (SocketException $e) {
	fwrite(STDERR, "{$e->kind->name}: {$e->getMessage()}\n");
	exit(1);
}
echo "sent:     $text\nreceived: $back\n";
exit($back === $text ? 0 : 1);
