--TEST--
sendto and recvfrom: UDP on IPv4 and IPv6: bytes, boundaries, senders
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_ipv6();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
foreach ([AF_INET => '127.0.0.1', AF_INET6 => '::1'] as $family => $address) {
	[$receiver, $port] = udp_bound($family);
	$senders = [];
	for ($i = 0; $i < 5; $i++) {
		$senders[] = udp_bound($family);
	}
	foreach ([0, 1, 100, 9000] as $size) {
		foreach ($senders as $i => [$sender, $own]) {
			$payload = $size === 0 ? '' : str_pad("$i", $size, 'x');
			same($size, socket_sendto($sender, $payload, $size, 0, $address, $port), "$address: $size bytes sent by $i");
			$from = $from_port = null;
			same($size, socket_recvfrom($receiver, $data, 65535, 0, $from, $from_port), "$address: $size bytes arrive");
			same([$payload, $address, $own], [(string) $data, $from, $from_port], "$address: the bytes and the sender");
		}
	}
	/* boundaries stay, the rest of a long one is gone */
	socket_sendto($senders[0][0], 'first one', 9, 0, $address, $port);
	socket_sendto($senders[1][0], 'second', 6, 0, $address, $port);
	same(5, socket_recvfrom($receiver, $data, 5, 0, $from, $from_port), "$address: a part");
	same(['first', $senders[0][1]], [$data, $from_port], "$address: of the first");
	same(6, socket_recvfrom($receiver, $data, 100, 0, $from, $from_port), "$address: then the second");
	same(['second', $senders[1][1]], [$data, $from_port], "$address: whole");
	/* nothing there */
	same(false, quiet(fn() => socket_recvfrom($receiver, $data, 10, MSG_DONTWAIT, $from, $from_port), $address), "$address: nothing");
	same(SOCKET_EAGAIN, socket_last_error($receiver), "$address: EAGAIN");
	same(false, warns('socket_sendto(): Unable to write to socket ' . code(SOCKET_EMSGSIZE),
		fn() => socket_sendto($senders[0][0], str_repeat('x', 70000), 70000, 0, $address, $port)), "$address: too long");
	same(SOCKET_EMSGSIZE, socket_last_error($senders[0][0]), "$address: EMSGSIZE");
}
finish();
?>
--EXPECT--
140 checks held
