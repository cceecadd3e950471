<?php
require __DIR__ . '/case.inc';

/* Raw frames on the loopback interface of a network namespace of the script's own. */
$ready = is_root() && function_exists('pcntl_unshare') && @pcntl_unshare(CLONE_NEWNET);
if ($ready) {
	exec('ip link set lo up 2>/dev/null', $ignored, $status);
	$ready = $status === 0;
}

function framed(string $label, callable $call): void
{
	global $ready;
	$ready ? isolated($label, $call) : skip($label, 'needs root, pcntl_unshare and ip');
}

/** A frame of the loopback interface with $payload in it. */
function frame(string $payload, int $protocol = 0x88b5): string
{
	return str_repeat("\0", 12) . pack('n', $protocol) . $payload;
}

framed('create', fn() => socket_create(AF_PACKET, SOCK_RAW, ETH_P_ALL));
framed('create pair', fn($o) => socket_create_pair(AF_PACKET, SOCK_RAW, 0, $o->pair));
framed('name unbound', function ($o) {
	$s = socket_create(AF_PACKET, SOCK_RAW, ETH_P_ALL);
	return socket_getsockname($s, $o->address, $o->port);
});
framed('bind', function ($o) {
	$s = socket_create(AF_PACKET, SOCK_RAW, ETH_P_ALL);
	return [socket_bind($s, 'lo'), socket_getsockname($s, $o->address, $o->port), $o->address, $o->port];
});
framed('bind unknown', fn() => socket_bind(socket_create(AF_PACKET, SOCK_RAW, ETH_P_ALL), 'nosuch0'));
framed('peer name', fn($o) => socket_getpeername(socket_create(AF_PACKET, SOCK_RAW, ETH_P_ALL), $o->a, $o->p));
framed('connect', fn() => socket_connect(socket_create(AF_PACKET, SOCK_RAW, ETH_P_ALL), 'lo', 1));
framed('listen', fn() => socket_listen(socket_create(AF_PACKET, SOCK_RAW, ETH_P_ALL)));
framed('type', fn() => socket_get_option(socket_create(AF_PACKET, SOCK_DGRAM, ETH_P_ALL), SOL_SOCKET, SO_TYPE));
foreach (['lo' => 'lo', 'unknown' => 'nosuch0', 'empty' => '', 'long' => str_repeat('n', 40), 'NUL' => "lo\0x"]
		as $label => $interface) {
	foreach (['port null' => null, 'port 1' => 1, 'port 0' => 0, 'port -1' => -1, 'port 65536' => 65536] as $at => $port) {
		framed("sendto $label, $at", function ($o) use ($interface, $port) {
			$s = socket_create(AF_PACKET, SOCK_RAW, ETH_P_ALL);
			$frame = frame('sent to ' . $interface);
			return socket_sendto($s, $frame, strlen($frame), 0, $interface, $port);
		});
	}
}
/** Sends a frame and receives with $receive, which gets the bound receiver. */
function exchanged(callable $receive): mixed
{
	$r = socket_create(AF_PACKET, SOCK_RAW, ETH_P_ALL);
	socket_bind($r, 'lo');
	socket_set_nonblock($r);
	$s = socket_create(AF_PACKET, SOCK_RAW, ETH_P_ALL);
	$frame = frame('identity of the frame');
	socket_sendto($s, $frame, strlen($frame), 0, 'lo', 1);
	await_readable($r);
	return $receive($r);
}
framed('recvfrom', fn($o) => exchanged(fn($r) =>
	socket_recvfrom($r, $o->data, 1000, 0, $o->address, $o->port)));
framed('recvfrom without port', fn($o) => exchanged(fn($r) =>
	socket_recvfrom($r, $o->data, 1000, 0, $o->address)));
framed('recvfrom clipped', fn($o) => exchanged(fn($r) =>
	socket_recvfrom($r, $o->data, 20, 0, $o->address, $o->port)));
framed('recv', fn($o) => exchanged(fn($r) => socket_recv($r, $o->data, 1000, 0)));
framed('read', fn($o) => exchanged(fn($r) => socket_read($r, 1000)));
framed('recvmsg', fn($o) => exchanged(function ($r) use ($o) {
	$o->message = ['name' => [], 'buffer_size' => 100, 'controllen' => 100];
	return socket_recvmsg($r, $o->message);
}));
framed('recvfrom nothing there', function ($o) {
	$r = socket_create(AF_PACKET, SOCK_RAW, ETH_P_ALL);
	socket_bind($r, 'lo');
	return socket_recvfrom($r, $o->data, 100, MSG_DONTWAIT, $o->address, $o->port);
});
/* The protocol is the socket's, not the address's. */
foreach (['all' => ETH_P_ALL, 'the same' => 0x88b5, 'another' => 0x88b6, 'none' => 0] as $label => $protocol) {
	framed("bound with protocol $label", function () use ($protocol) {
		$bound = socket_create(AF_PACKET, SOCK_RAW, $protocol);
		socket_bind($bound, 'lo');
		socket_set_nonblock($bound);
		exchanged(fn($r) => null);
		return is_string(@socket_read($bound, 1000));
	});
}
framed('ethertype of a datagram', function () {
	$r = socket_create(AF_PACKET, SOCK_RAW, ETH_P_ALL);
	socket_bind($r, 'lo');
	socket_sendto(socket_create(AF_PACKET, SOCK_DGRAM, 0x88b5), 'a payload of some bytes', 23, 0, 'lo', 1);
	await_readable($r);
	return bin2hex(substr(socket_read($r, 1000), 12, 2));
});
framed('export', function () {
	$meta = stream_get_meta_data(socket_export_stream(socket_create(AF_PACKET, SOCK_RAW, ETH_P_ALL)));
	return $meta['stream_type'];
});
done();
