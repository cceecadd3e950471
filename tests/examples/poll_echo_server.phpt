--TEST--
examples/poll_echo_server.php: many clients, each gets its own bytes back; one that does not read stops nobody
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/example.inc';
need_poll();
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
bound(50);
$server = new Example('poll_echo_server', '0', '2');

/* It writes and does not read: the server keeps what it did not take, and reads no more. */
$stubborn = $server->connect();
socket_set_nonblock($stubborn);
$data = random_bytes(1000000);
$wrote = 0;
while (($n = @socket_write($stubborn, $data)) || socket_select($read, $write, $except, 0, 200000)) {
	$wrote += (int) $n;
	[$read, $write, $except] = [null, [$stubborn], null];
}
holds($wrote > 0 && $wrote < 50e6, "there is an end to what is taken: $wrote");

$clients = [];
for ($n = 0; $n < 400; $n++) {
	$clients[] = $server->connect();
}
foreach ([1, 2] as $round) {
	$wrong = 0;
	foreach ($clients as $n => $client) {
		socket_write($client, "round $round of $n");
	}
	foreach ($clients as $n => $client) {
		$want = "round $round of $n";
		$wrong += read_exactly($client, strlen($want)) === $want ? 0 : 1;
	}
	same(0, $wrong, "round $round");
}

/* Now it reads: everything, in order. */
socket_set_block($stubborn);
socket_shutdown($stubborn, 1);
$hash = hash_init('sha1');
for ($got = 0; ($part = (string) socket_read($stubborn, 65536)) !== ''; $got += strlen($part)) {
	hash_update($hash, $part);
}
$sent = hash_init('sha1');
for ($rest = $wrote; $rest > 0; $rest -= strlen($part)) {
	hash_update($sent, $part = substr($data, 0, $rest));
}
same($wrote, $got, 'all bytes come back');
foreach ($clients as $client) {
	socket_close($client);
}
same('served 401', $server->finish(), 'its last words');

/* Not enough descriptors: a client that comes too early waits until another one leaves. */
Example::$runner = PHP_OS_FAMILY === 'Linux' ? ['sh', '-c', 'exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; ulimit -n 16; exec "$@"', 'sh'] : [];
$server = new Example('poll_echo_server', '0', '2');
$clients = [];
for ($n = 0; $n < 40; $n++) {
	$clients[] = $client = $server->connect();
	socket_write($client, "I am $n");
}
$wrong = 0;
foreach ($clients as $n => $client) {
	$wrong += read_exactly($client, strlen("I am $n")) === "I am $n" ? 0 : 1;
	socket_close($client);
}
same(0, $wrong, 'all are served in the end');
same('served 40', $server->finish(), 'its last words again');
finish();
?>
--EXPECT--
11 checks held
