--TEST--
M1: recv and recvfrom with MSG_TRUNC give the kernel's number and only the bytes that were written
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$payload = '';
for ($i = 0; $i < 600; $i++) {
	$payload .= chr(65 + $i % 26);
}
$stale = str_repeat('SECRET-', 600);
unset($stale);

/* Datagrams: the number is the datagram's, the string what fitted. */
$kinds = ['udp' => fn() => udp_pair(), 'unix dgram' => fn() => unix_pair(SOCK_DGRAM)];
foreach ($kinds as $kind => $make) {
	[$a, $b] = $make();
	foreach ([1, 10, 599, 600, 2000] as $length) {
		socket_send($a, $payload, 600, 0);
		same(600, socket_recv($b, $data, $length, MSG_TRUNC | MSG_PEEK), "$kind recv peek $length: number");
		same(substr($payload, 0, $length), $data, "$kind recv peek $length: bytes");
		same(600, socket_recv($b, $data, $length, MSG_TRUNC), "$kind recv $length: number");
		same(substr($payload, 0, $length), $data, "$kind recv $length: bytes");

		socket_send($a, $payload, 600, 0);
		same(600, socket_recvfrom($b, $data, $length, MSG_TRUNC | MSG_PEEK, $from, $port), "$kind recvfrom peek $length: number");
		same(substr($payload, 0, $length), $data, "$kind recvfrom peek $length: bytes");
		same(600, socket_recvfrom($b, $data, $length, MSG_TRUNC, $from, $port), "$kind recvfrom $length: number");
		same(substr($payload, 0, $length), $data, "$kind recvfrom $length: bytes");
	}
	socket_send($a, '', 0, 0);
	same(0, socket_recv($b, $data, 10, MSG_TRUNC), "$kind: an empty datagram");
}

/* TCP: the kernel discards and writes nothing at all. */
[$a, $b] = tcp_pair();
foreach (['recv', 'recvfrom'] as $function) {
	socket_write($a, $payload);
	same(10, socket_recv($b, $data, 10, MSG_PEEK | MSG_WAITALL), "tcp $function: there is something to read");
	$data = 'before';
	$n = $function === 'recv' ? socket_recv($b, $data, 100, MSG_TRUNC)
		: socket_recvfrom($b, $data, 100, MSG_TRUNC, $from, $port);
	same(100, $n, "tcp $function: number");
	same('', $data, "tcp $function: nothing was written, so nothing is shown");
	same(substr($payload, 100), read_exactly($b, 500), "tcp $function: the stream goes on behind it");
}
finish();
?>
--EXPECT--
90 checks held
