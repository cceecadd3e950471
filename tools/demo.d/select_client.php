<?php
/* Sends three lines and expects them back in capitals: php select_client.php PORT NAME. */
[, $port, $name] = $argv;
$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 10, 'usec' => 0]);
if (!socket_connect($socket, '127.0.0.1', (int) $port)) {
	exit(1);
}
$answers = [];
foreach (['one', 'two', 'three'] as $word) {
	socket_write($socket, "$name: $word\n");
	$answer = socket_read($socket, 1024, PHP_NORMAL_READ);
	if ($answer !== strtoupper("$name: $word\n")) {
		echo "client $name: a wrong answer: ", var_export($answer, true), "\n";
		exit(1);
	}
	$answers[] = rtrim($answer);
}
printf("client, process %d: %s\n", getmypid(), implode(' / ', $answers));
