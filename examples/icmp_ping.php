<?php
/*
 * Ping: ICMP echo over a raw socket.
 *
 *     php icmp_ping.php [ADDRESS [COUNT]]      as root, or with CAP_NET_RAW
 */
$address = $argv[1] ?? '127.0.0.1';
$count = (int) ($argv[2] ?? 3);
$socket = @socket_create(AF_INET, SOCK_RAW, getprotobyname('icmp') ?: 1);
if ($socket === false) {
	exit('skipped: ' . socket_strerror(socket_last_error()) . " (a raw socket takes root or CAP_NET_RAW)\n");
}
socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 2, 'usec' => 0]);
if (!socket_connect($socket, $address, 0)) {    // only packets of this address are received; ICMP has no ports
	exit(1);
}

/** RFC 1071 */
function checksum(string $data): int
{
	/** @var int[] $words */
	$words = unpack('n*', strlen($data) % 2 ? "$data\0" : $data);
	$sum = array_sum($words);
	while ($sum >> 16) {
		$sum = ($sum >> 16) + ($sum & 0xffff);
	}
	return ~$sum & 0xffff;
}

/** RFC 792: type, code, checksum, identifier, sequence number, data */
function echo_message(int $type, int $id, int $sequence, string $data): string
{
	$sum = checksum(pack('CCnnn', $type, 0, 0, $id, $sequence) . $data);
	return pack('CCnnn', $type, 0, $sum, $id, $sequence) . $data;
}

$id = getmypid() & 0xffff;
$lost = 0;
for ($sequence = 1; $sequence <= $count; $sequence++) {
	$data = random_bytes(32);
	$start = hrtime(true);
	socket_write($socket, echo_message(8, $id, $sequence, $data));
	do {
		$packet = socket_read($socket, 65535);
		/* The packet includes the IP header; its length is in its first byte, in words of 32 bits. */
		$answer = $packet === false ? '' : substr($packet, (ord($packet[0]) & 15) * 4);
		/* On the loopback interface the request is received as well. */
	} while ($packet !== false && $answer !== echo_message(0, $id, $sequence, $data));
	if ($packet === false) {
		echo "$sequence: no answer\n";
		$lost++;
		continue;
	}
	printf("%d: %d bytes from %s, TTL %d, %.3f ms\n", $sequence, strlen($answer),
		inet_ntop(substr($packet, 12, 4)), ord($packet[8]), (hrtime(true) - $start) / 1e6);
}
exit($lost === 0 ? 0 : 1);
