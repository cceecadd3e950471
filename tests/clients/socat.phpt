--TEST--
socat as the other end: streams, abstract names, packets, datagrams, a connection it inherits
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_function('posix_kill');
need_program('socat', 'setsid', 'cat');
need_ipv6();
?>
--FILE--
<?php
require __DIR__ . '/client.inc';
bound(55);
$bytes = mebibyte();

/** Sends everything and reads everything back; the other end is cat. */
function through_cat(string $kind, Socket $socket): void
{
	global $bytes;
	socket_set_nonblock($socket);
	for ($sent = 0, $got = ''; strlen($got) < strlen($bytes);) {
		$read = [$socket];
		$write = $sent < strlen($bytes) ? [$socket] : [];
		$none = null;
		if (socket_select($read, $write, $none, 20) === 0) {
			break;
		}
		$write && $sent += (int) @socket_write($socket, substr($bytes, $sent, 30000));
		if ($read) {
			$part = socket_read($socket, 65536);
			if ($part === '' || $part === false) {
				break;
			}
			$got .= $part;
		}
	}
	same(hash('sha256', $bytes), hash('sha256', $got), "$kind: 1 MiB there and back");
}

/* socat connects to us */
$abstract = 'skt' . getmypid() . bin2hex(random_bytes(4));
$path = temp_path();
[$tcp4, $port4] = tcp_listener();
[$tcp6, $port6] = tcp_listener(AF_INET6);
foreach (["\0$abstract" => "ABSTRACT-CONNECT:$abstract", $path => "UNIX-CONNECT:$path"] as $name => $address) {
	$unix[$address] = socket_create(AF_UNIX, SOCK_STREAM, 0);
	socket_bind($unix[$address], $name);
	socket_listen($unix[$address]);
}
foreach (["TCP4:127.0.0.1:$port4" => $tcp4, "TCP6:[::1]:$port6" => $tcp6] + $unix as $address => $listener) {
	$socat = new Program(['socat', $address, 'EXEC:cat']);
	through_cat(explode(':', $address)[0], socket_accept($listener));
	$socat->stop();
}

/* one packet is one packet: SEQPACKET and datagrams */
$seq_path = temp_path();
$listener = socket_create(AF_UNIX, SOCK_SEQPACKET, 0);
socket_bind($listener, $seq_path);
socket_listen($listener);
$socat = new Program(['socat', "UNIX-CONNECT:$seq_path,socktype=" . SOCK_SEQPACKET, 'PIPE']);
$socket = socket_accept($listener);
foreach (['first', 'second packet', str_repeat('3', 2000)] as $packet) {
	same(strlen($packet), socket_write($socket, $packet), 'a packet');
	same($packet, socket_read($socket, 5000), 'comes back as one');
}
$socat->stop();
same('', @socket_read($socket, 10), 'the end');

foreach ([AF_INET => 'UDP4', AF_INET6 => 'UDP6'] as $family => $kind) {
	[$udp, $port] = udp_bound($family);
	[$closed, $free] = udp_bound($family);
	socket_close($closed);
	$server = new Program(['socat', '-d', '-d', "$kind-RECVFROM:$free,fork", 'EXEC:cat']);
	holds($server->says('receiving on'), 'socat waits: ' . $server->log());
	for ($i = 0; $i < 3; $i++) {
		$packet = str_repeat("packet $i ", 50);
		socket_sendto($udp, $packet, strlen($packet), 0, loopback($family), $free);
		socket_recvfrom($udp, $data, 5000, 0, $from, $from_port);
		same([$packet, loopback($family), $free], [$data, $from, $from_port], "datagram $i");
	}
	$server->stop();
}

/* socat inherits a connection of ours as its standard input and output */
[$ours, $theirs] = tcp_pair();
$stream = socket_export_stream($theirs);
$socat = new Program(['socat', 'STDIO', 'EXEC:cat'], [], [0 => $stream, 1 => $stream]);
socket_close($theirs);
through_cat('inherited', $ours);
finish();
?>
--EXPECT--
20 checks held
