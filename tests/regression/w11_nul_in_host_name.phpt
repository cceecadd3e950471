--TEST--
W11: a host name with a NUL inside is refused
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
$text = fn(string $f, int $n, string $name) => "$f(): Argument #$n (\$$name) must not contain any null bytes";
foreach ([AF_INET, AF_INET6] as $family) {
	[$listener, $port] = tcp_listener($family);
	[$receiver, $udp_port] = udp_bound($family);
	socket_set_nonblock($receiver);
	foreach ([loopback($family) . "\0evil", loopback($family) . "\0", "\0" . loopback($family), "localhost\0.example"] as $bad) {
		$shown = json_encode($bad);
		$tcp = socket_create($family, SOCK_STREAM, SOL_TCP);
		throws('ValueError', $text('socket_connect', 2, 'address'), fn() => @socket_connect($tcp, $bad, $port), "connect $shown");
		throws('ValueError', $text('socket_bind', 2, 'address'), fn() => @socket_bind($tcp, $bad, 0), "bind $shown");
		$udp = socket_create($family, SOCK_DGRAM, SOL_UDP);
		throws('ValueError', $text('socket_sendto', 5, 'address'), fn() => @socket_sendto($udp, 'x', 1, 0, $bad, $udp_port), "sendto $shown");
		try {
			$sent = @socket_sendmsg($udp, ['name' => ['addr' => $bad, 'port' => $udp_port], 'iov' => ['x']]);
		} catch (ValueError $e) {
			$sent = false;
		}
		same(false, $sent, "sendmsg $shown");
		throws('ValueError', $text('socket_addrinfo_lookup', 1, 'host'), fn() => @socket_addrinfo_lookup($bad), "lookup $shown");
		same(false, @socket_recv($receiver, $data, 10, 0), "nothing was sent for $shown");
		same(true, socket_bind($tcp, loopback($family), 0), 'the socket is still unbound and good');
	}
}
throws('ValueError', $text('socket_addrinfo_lookup', 2, 'service'), fn() => @socket_addrinfo_lookup('127.0.0.1', "80\0"), 'service');
finish();
?>
--EXPECT--
57 checks held
