<?php
/*
 * Ping on Sockets\, with a raw socket or with datagrams of ICMP, which need no privilege if the group of the
 * user is in the system's net.ipv4.ping_group_range.
 *
 *     php ping.php [HOST [COUNT [raw|dgram]]]
 */
use Sockets\{SocketException, TimeoutException};
use function Sockets\{connect, read, write_all};

$raw = ($argv[3] ?? 'dgram') === 'raw';
try {
	$host = $argv[1] ?? '127.0.0.1';
	$socket = $raw ? connect("raw://$host?protocol=1", 5) : connect("udp4://$host:0?protocol=1", 5);
} catch (SocketException $e) {
	fwrite(STDERR, $e->getMessage() . "\n");
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

/** RFC 792: an echo request. */
function question(int $sequence, string $data): string
{
	$id = getmypid() & 0xffff;
	$sum = checksum(pack('CCnnn', 8, 0, 0, $id, $sequence) . $data);
	return pack('CCnnn', 8, 0, $sum, $id, $sequence) . $data;
}

$lost = 0;
for ($sequence = 1; $sequence <= (int) ($argv[2] ?? 3); $sequence++) {
	$data = random_bytes(32);
	$start = hrtime(true);
	try {
		write_all($socket, question($sequence, $data));
		do {
			$packet = read($socket, 65535, 2);
			/* A raw socket also receives the IP header, and on the loopback interface the request. */
			$answer = $raw ? substr($packet, (ord($packet[0]) & 15) * 4) : $packet;
		} while ($answer[0] !== "\0" || substr($answer, 8) !== $data);
		printf("%d: %d bytes from %s, %.3f ms\n", $sequence, strlen($answer), $host, (hrtime(true) - $start) / 1e6);
	} catch (TimeoutException) {
		echo "$sequence: no answer\n";
		$lost++;
	}
}
exit($lost === 0 ? 0 : 1);
