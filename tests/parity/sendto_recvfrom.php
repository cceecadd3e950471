<?php
require __DIR__ . '/case.inc';

[$a, $port_a] = udp('port a');
[$b, $port_b] = udp('port b');

case_('udp4', function ($o) use ($a, $b, $port_b) {
	$o->sent = socket_sendto($a, 'hello', 5, 0, '127.0.0.1', $port_b);
	return socket_recvfrom($b, $o->data, 100, 0, $o->address, $o->port);
}, $b);
case_('udp4 and back', function ($o) use ($a, $b, $port_b) {
	socket_sendto($a, 'ping', 4, 0, '127.0.0.1', $port_b);
	socket_recvfrom($b, $o->data, 100, 0, $address, $port);
	socket_sendto($b, 'pong', 4, 0, $address, $port);
	return socket_recvfrom($a, $o->back, 100, 0, $o->address, $o->port);
}, $b);
[$a6, $port_a6] = udp('port a6', '::1');
[$b6, $port_b6] = udp('port b6', '::1');
case_('udp6', function ($o) use ($a6, $b6, $port_b6) {
	$o->sent = socket_sendto($a6, 'hello', 5, 0, '::1', $port_b6);
	return socket_recvfrom($b6, $o->data, 100, 0, $o->address, $o->port);
}, $b6);
case_('udp6 without port variable', function ($o) use ($a6, $b6, $port_b6) {
	socket_sendto($a6, 'hello', 5, 0, '::1', $port_b6);
	return socket_recvfrom($b6, $o->data, 100, 0, $o->address);
}, $b6);
@socket_recv($b6, $ignored, 100, MSG_DONTWAIT);
case_('udp4 without port variable', function ($o) use ($a, $b, $port_b) {
	socket_sendto($a, 'hello', 5, 0, '127.0.0.1', $port_b);
	return socket_recvfrom($b, $o->data, 100, 0, $o->address);
}, $b);
@socket_recv($b, $ignored, 100, MSG_DONTWAIT);

foreach ([null, 0, 1, 3, 5, 6, 100, -1, PHP_INT_MAX, PHP_INT_MIN] as $i => $length) {
	case_("sendto length $i", function ($o) use ($a, $b, $port_b, $length) {
		try {
			return socket_sendto($a, 'bytes', $length, 0, '127.0.0.1', $port_b);
		} finally {
			@socket_recv($b, $o->data, 100, MSG_DONTWAIT);
		}
	}, $a);
}
foreach ([-1, -65536, 0, 65536, 65536 + $port_b, PHP_INT_MAX, PHP_INT_MIN] as $i => $p) {
	case_("sendto odd port $i", fn() => socket_sendto($a, 'x', 1, 0, '127.0.0.1', $p), $a);
	case_("sendto inet6 odd port $i", fn() => socket_sendto($a6, 'x', 1, 0, '::1', $p), $a6);
}
socket_set_nonblock($b);
@socket_recv($b, $ignored, 100, 0);
case_('sendto without port', fn() => socket_sendto($a, 'x', 1, 0, '127.0.0.1'), $a);
case_('sendto port null', fn() => socket_sendto($a, 'x', 1, 0, '127.0.0.1', null), $a);
case_('sendto inet6 without port', fn() => socket_sendto($a6, 'x', 1, 0, '::1'), $a6);
case_('sendto inet6 port null', fn() => socket_sendto($a6, 'x', 1, 0, '::1', null), $a6);
foreach (['localhost', '', 'no.such.host.invalid', '256.1.1.1', '255.255.255.255', '1.2.3.4.5',
		"127.0.0.1\0x", '::1', str_repeat('h', 300)] as $i => $host) {
	case_("sendto host $i", fn() => socket_sendto($a, 'x', 1, 0, $host, $port_b), $a);
}
foreach (['', '::1%lo', '::1%nosuch', '::1%', '127.0.0.1', '::ffff:127.0.0.1', "::1\0x",
		'no.such.host.invalid', 'ff02::1%lo'] as $i => $host) {
	case_("sendto inet6 host $i", fn() => socket_sendto($a6, 'x', 1, 0, $host, $port_b6), $a6);
}
while (@socket_recv($b, $ignored, 100, MSG_DONTWAIT) !== false) {
}
while (@socket_recv($b6, $ignored, 100, MSG_DONTWAIT) !== false) {
}
case_('sendto too big', fn() =>
	socket_sendto($a, str_repeat('x', 70000), 70000, 0, '127.0.0.1', $port_b), $a);
case_('sendto biggest', function ($o) use ($a, $b, $port_b) {
	$r = socket_sendto($a, str_repeat('x', 65507), 65507, 0, '127.0.0.1', $port_b);
	$o->got = socket_recvfrom($b, $data, 70000, 0, $o->address, $o->port);
	$o->same = $data === str_repeat('x', 65507);
	return $r;
}, $a);
case_('sendto empty', function ($o) use ($a, $b, $port_b) {
	$r = socket_sendto($a, '', 0, 0, '127.0.0.1', $port_b);
	$o->got = socket_recvfrom($b, $o->data, 100, 0, $o->address, $o->port);
	return $r;
}, $a);
case_('sendto bad flags', fn() => socket_sendto($a, 'x', 1, -1, '127.0.0.1', $port_b), $a);
case_('sendto oob on udp', fn() => socket_sendto($a, 'x', 1, MSG_OOB, '127.0.0.1', $port_b), $a);
case_('sendto closed', fn() => socket_sendto(closed_socket(), 'x', 1, 0, '127.0.0.1', 9));
case_('sendto closed, negative', fn() => socket_sendto(closed_socket(), 'x', -1, 0, '', 9));

case_('connected, sendto elsewhere', function ($o) use ($b, $port_b, $a, $port_a) {
	$c = socket_create(AF_INET, SOCK_DGRAM, 0);
	socket_connect($c, '127.0.0.1', $port_b);
	socket_getsockname($c, $ignored, $port);
	mask($port, 'port c');
	$r = socket_sendto($c, 'elsewhere', 9, 0, '127.0.0.1', $port_a);
	$o->at_a = @socket_recvfrom($a, $o->data, 100, MSG_DONTWAIT, $o->address, $o->port);
	return $r;
});
case_('connected tcp, sendto', function ($o) {
	[$c, $s] = tcp_pair();
	$r = socket_sendto($c, 'over tcp', 8, 0, '127.0.0.1', 9);
	$o->got = socket_recvfrom($s, $o->data, 100, 0, $o->address, $o->port);
	return $r;
});
case_('connected inet6 tcp, recvfrom', function ($o) {
	[$c, $s] = tcp_pair('::1');
	socket_write($c, 'over tcp');
	return socket_recvfrom($s, $o->data, 100, 0, $o->address, $o->port);
});
case_('sendto a closed port, then recv', function ($o) {
	[$dead, $port] = udp('dead port');
	socket_close($dead);
	$c = socket_create(AF_INET, SOCK_DGRAM, 0);
	socket_connect($c, '127.0.0.1', $port);
	socket_write($c, 'x');
	await_readable($c);
	$r = socket_recvfrom($c, $o->data, 100, MSG_DONTWAIT, $o->address, $o->port);
	$o->error = socket_last_error($c);
	return $r;
});

foreach ([0, -1, PHP_INT_MIN] as $i => $length) {
	case_("recvfrom length below one, $i",
		fn($o) => socket_recvfrom($b, $o->data, $length, 0, $o->address, $o->port), $b);
}
case_('recvfrom nothing there',
	fn($o) => socket_recvfrom($b, $o->data, 100, 0, $o->address, $o->port), $b);
case_('recvfrom nothing there, old values', function ($o) use ($b) {
	$o->data = 'old data';
	$o->address = 'old address';
	$o->port = 'old port';
	return socket_recvfrom($b, $o->data, 100, 0, $o->address, $o->port);
}, $b);
case_('recvfrom inet6 nothing there',
	fn($o) => socket_recvfrom($b6, $o->data, 100, MSG_DONTWAIT, $o->address, $o->port), $b6);
case_('recvfrom clips', function ($o) use ($a, $b, $port_b) {
	socket_sendto($a, 'a datagram', 10, 0, '127.0.0.1', $port_b);
	return socket_recvfrom($b, $o->data, 4, 0, $o->address, $o->port);
}, $b);
isolated('recvfrom with trunc', function ($o) use ($a, $b, $port_b) {
	socket_sendto($a, str_repeat('T', 3000), 3000, 0, '127.0.0.1', $port_b);
	$r = socket_recvfrom($b, $data, 4, MSG_TRUNC, $o->address, $o->port);
	$o->clipped = $data === 'TTTT';
	return $r;
}, $b);
isolated('recvfrom with trunc and room', function ($o) use ($a, $b, $port_b) {
	socket_sendto($a, 'enough', 6, 0, '127.0.0.1', $port_b);
	return socket_recvfrom($b, $o->data, 100, MSG_TRUNC, $o->address, $o->port);
}, $b);
isolated('recvfrom inet6 with trunc', function ($o) use ($a6, $b6, $port_b6) {
	socket_sendto($a6, str_repeat('T', 3000), 3000, 0, '::1', $port_b6);
	$r = socket_recvfrom($b6, $data, 4, MSG_TRUNC, $o->address, $o->port);
	$o->clipped = $data === 'TTTT';
	return $r;
}, $b6);
case_('recvfrom peek', function ($o) use ($a, $b, $port_b) {
	socket_sendto($a, 'peeked', 6, 0, '127.0.0.1', $port_b);
	return [socket_recvfrom($b, $o->one, 3, MSG_PEEK, $o->address, $o->port),
		socket_recvfrom($b, $o->two, 100, 0, $o->address, $o->port)];
}, $b);
case_('recvfrom one variable thrice', function ($o) use ($a, $b, $port_b) {
	socket_sendto($a, 'same', 4, 0, '127.0.0.1', $port_b);
	return socket_recvfrom($b, $o->v, 100, 0, $o->v, $o->v);
}, $b);
case_('recvfrom into the socket itself', function ($o) use ($a, $port_b, $b) {
	$s = $b;
	socket_sendto($a, 'self', 4, 0, '127.0.0.1', $port_b);
	$r = socket_recvfrom($s, $s, 100, 0, $o->address, $o->port);
	$o->s = $s;
	return $r;
});
isolated('recvfrom into a property that refuses', function ($o) use ($a, $b, $port_b) {
	$holder = new class {
		public int $n = 1;
	};
	socket_sendto($a, 'data', 4, 0, '127.0.0.1', $port_b);
	return socket_recvfrom($b, $holder->n, 100, 0, $o->address, $o->port);
});
isolated('recvfrom an address that refuses', function ($o) {
	[$a, $port] = udp('p');
	$holder = new class {
		public int $n = 1;
	};
	socket_sendto($a, 'data', 4, 0, '127.0.0.1', $port);
	return socket_recvfrom($a, $o->data, 100, 0, $holder->n, $o->port);
});
case_('recvfrom closed', fn($o) => socket_recvfrom(closed_socket(), $o->data, 10, 0, $o->a, $o->p));
case_('recvfrom closed without port', fn($o) => socket_recvfrom(closed_socket(), $o->data, 10, 0, $o->a));
case_('recvfrom timeout', function ($o) use ($a) {
	socket_set_option($a, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 10000]);
	return socket_recvfrom($a, $o->data, 10, 0, $o->address, $o->port);
}, $a);
case_('recvfrom bad flags', fn($o) => socket_recvfrom($b, $o->d, 10, -1, $o->a, $o->p), $b);
case_('recvfrom oob', fn($o) => socket_recvfrom($b, $o->d, 10, MSG_OOB, $o->a, $o->p), $b);
case_('recvfrom errqueue', fn($o) => socket_recvfrom($b, $o->d, 9, MSG_ERRQUEUE, $o->a, $o->p), $b);

$u = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($u, 'u.sock');
socket_set_nonblock($u);
$v = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($v, 'v.sock');
$w = socket_create(AF_UNIX, SOCK_DGRAM, 0);
case_('unix', function ($o) use ($u, $v) {
	$o->sent = socket_sendto($v, 'hello', 5, 0, 'u.sock');
	return socket_recvfrom($u, $o->data, 100, 0, $o->address, $o->port);
}, $u);
case_('unix without port variable', function ($o) use ($u, $v) {
	socket_sendto($v, 'hello', 5, 0, 'u.sock');
	return socket_recvfrom($u, $o->data, 100, 0, $o->address);
}, $u);
case_('unix from an unbound one', function ($o) use ($u, $w) {
	socket_sendto($w, 'hello', 5, 0, 'u.sock');
	return socket_recvfrom($u, $o->data, 100, 0, $o->address, $o->port);
}, $u);
case_('unix with a port', function ($o) use ($u, $w) {
	$o->sent = socket_sendto($w, 'hello', 5, 0, 'u.sock', 5);
	return socket_recvfrom($u, $o->data, 100, 0, $o->address, $o->port);
}, $u);
case_('unix with an odd port', fn() => socket_sendto($w, 'x', 1, 0, 'u.sock', 65536), $w);
case_('unix with a negative port', fn() => socket_sendto($w, 'x', 1, 0, 'u.sock', -1), $w);
@socket_recv($u, $ignored, 10, 0);
case_('unix nothing there', fn($o) => socket_recvfrom($u, $o->data, 100, 0, $o->address), $u);
case_('unix clips', function ($o) use ($u, $v) {
	socket_sendto($v, 'a datagram', 10, 0, 'u.sock');
	return socket_recvfrom($u, $o->data, 3, 0, $o->address);
}, $u);
isolated('unix with trunc', function ($o) use ($u, $v) {
	socket_sendto($v, str_repeat('T', 3000), 3000, 0, 'u.sock');
	$r = socket_recvfrom($u, $data, 3, MSG_TRUNC, $o->address);
	$o->clipped = $data === 'TTT';
	return $r;
});
foreach (['missing.sock', '', 'u.sock/x', str_repeat('p', 107), str_repeat('p', 108),
		str_repeat('p', 109), str_repeat('p', 1000), "u.sock\0x", "\0", '.'] as $i => $path) {
	case_("sendto unix path $i", fn() => socket_sendto($w, 'x', 1, 0, $path), $w);
}
while (@socket_recv($u, $ignored, 10, 0) !== false) {
}
$name = "\0" . unique('to');
$n = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($n, $name);
socket_set_nonblock($n);
case_('sendto abstract', function ($o) use ($w, $n, $name) {
	$r = socket_sendto($w, 'to nowhere', 10, 0, $name);
	@socket_recv($n, $o->data, 100, 0);
	return $r;
}, $w);
case_('recvfrom abstract', function ($o) use ($n, $u) {
	socket_sendto($n, 'from abstract', 13, 0, 'u.sock');
	return socket_recvfrom($u, $o->data, 100, 0, $o->address, $o->port);
}, $u);
[$x, $y] = pair();
case_('stream pair, sendto', fn() => socket_sendto($x, 'hi', 2, 0, 'u.sock'), $x);
case_('stream pair, recvfrom', function ($o) use ($x, $y) {
	socket_write($x, 'hello');
	return socket_recvfrom($y, $o->data, 100, 0, $o->address, $o->port);
}, $y);
[$x, $y] = pair(SOCK_DGRAM);
case_('dgram pair, sendto', fn() => socket_sendto($x, 'hi', 2, 0, 'u.sock'), $x);
case_('dgram pair, recvfrom', function ($o) use ($x, $y) {
	socket_write($x, 'hello');
	return socket_recvfrom($y, $o->data, 100, 0, $o->address, $o->port);
}, $y);
case_('dgram pair at the end', function ($o) use ($x, $y) {
	socket_close($x);
	return socket_recvfrom($y, $o->data, 100, MSG_DONTWAIT, $o->address, $o->port);
}, $y);
$s = socket_create(AF_INET6, SOCK_DGRAM, 0);
socket_bind($s, '::');
socket_getsockname($s, $ignored, $port);
mask($port, 'dual port');
case_('inet6 from a mapped address', function ($o) use ($s, $port, $a) {
	socket_sendto($a, 'mapped', 6, 0, '127.0.0.1', $port);
	return socket_recvfrom($s, $o->data, 100, 0, $o->address, $o->port);
}, $s);
if (is_root()) {
	$raw = socket_create(AF_INET, SOCK_RAW, IPPROTO_ICMP);
	socket_set_nonblock($raw);
	case_('raw icmp echo', function ($o) use ($raw) {
		$ping = "\x08\0\xf7\xff\0\0\0\0";
		$r = socket_sendto($raw, $ping, 8, 0, '127.0.0.1', 0);
		await_readable($raw);
		socket_recvfrom($raw, $data, 100, 0, $o->address, $o->port);
		$o->length = strlen((string) $data);
		return $r;
	}, $raw);
	case_('raw icmp without port', fn() => socket_sendto($raw, 'x', 1, 0, '127.0.0.1'), $raw);
} else {
	skip('raw icmp echo', 'root only');
	skip('raw icmp without port', 'root only');
}
done();
