<?php
require __DIR__ . '/case.inc';

[$a, $b] = pair();
foreach ([0, -1, PHP_INT_MIN] as $i => $length) {
	socket_write($a, 'some data');
	case_("length below one, $i", fn() => socket_read($b, $length), $b);
	case_("length below one, normal, $i",
		fn() => socket_read($b, $length, PHP_NORMAL_READ), $b);
	socket_read($b, 100);
}
foreach ([1, 2, 5, 9, 10, 100, 65536, 1 << 20] as $length) {
	case_("length $length", function ($o) use ($a, $b, $length) {
		socket_write($a, 'some data');
		$r = socket_read($b, $length);
		$o->rest = [];
		while (@socket_recv($b, $more, 100, MSG_DONTWAIT)) {
			$o->rest[] = $more;
		}
		return $r;
	}, $b);
}
foreach ([0, 3, -1, 255, PHP_INT_MAX] as $i => $mode) {
	case_("mode $i", function () use ($a, $b, $mode) {
		socket_write($a, "line\nrest");
		return [socket_read($b, 100, $mode), @socket_recv($b, $more, 100, MSG_DONTWAIT), $more];
	}, $b);
}
case_('mode binary by name', function () use ($a, $b) {
	socket_write($a, "line\nrest");
	return socket_read($b, 100, PHP_BINARY_READ);
}, $b);
case_('NULs and high bytes', function () use ($a, $b) {
	socket_write($a, "\0a\0\xff\xfe\r\n\0");
	return socket_read($b, 100);
}, $b);
socket_set_nonblock($b);
case_('nothing there', fn() => socket_read($b, 100), $b);
case_('nothing there, last error text', fn() => socket_strerror(socket_last_error($b)));
case_('nothing there, normal', fn() => socket_read($b, 0, PHP_NORMAL_READ), $b);
case_('after an error', function () use ($a, $b) {
	socket_write($a, 'x');
	return socket_read($b, 100);
}, $b);
socket_set_block($b);
socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 10000]);
case_('timeout', fn() => socket_read($b, 100), $b);
case_('end', function () use ($a, $b) {
	socket_shutdown($a, 1);
	return socket_read($b, 100);
}, $b);
case_('end again', fn() => socket_read($b, 100), $b);
case_('end, length 0', fn() => socket_read($b, 0), $b);
[$a, $b] = pair(SOCK_DGRAM);
case_('datagram clipped', function () use ($a, $b) {
	socket_write($a, 'a long datagram');
	socket_write($a, 'next');
	return [socket_read($b, 6), socket_read($b, 100)];
}, $b);
case_('empty datagram', function () use ($a, $b) {
	socket_send($a, '', 0, 0);
	return socket_read($b, 100);
}, $b);
[$c, $s] = tcp_pair();
case_('tcp', function () use ($c, $s) {
	socket_write($c, 'over tcp');
	return socket_read($s, 100);
}, $s);
case_('tcp big', function () use ($c, $s) {
	$sent = str_repeat('0123456789abcdef', 4096);
	$got = '';
	socket_set_nonblock($c);
	for ($at = 0; strlen($got) < strlen($sent);) {
		$n = $at < strlen($sent) ? @socket_write($c, substr($sent, $at)) : 0;
		$at += (int) $n;
		$got .= socket_read($s, 8192);
	}
	return $got === $sent;
}, $s);
case_('reset', function () use ($c, $s) {
	socket_set_option($c, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
	socket_close($c);
	return socket_read($s, 100);
}, $s);
case_('after the reset', fn() => socket_read($s, 100), $s);
[$c, $s] = tcp_pair();
case_('reset, normal', function () use ($c, $s) {
	socket_set_option($c, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
	socket_close($c);
	return socket_read($s, 100, PHP_NORMAL_READ);
}, $s);
$s = socket_create(AF_INET, SOCK_STREAM, 0);
case_('not connected', fn() => socket_read($s, 100), $s);
case_('not connected, normal', fn() => socket_read($s, 100, PHP_NORMAL_READ), $s);
[$l] = listener();
case_('a listener', fn() => socket_read($l, 100), $l);
case_('closed', fn() => socket_read(closed_socket(), 100));
case_('closed, length 0', fn() => socket_read(closed_socket(), 0));
[$u] = udp();
socket_set_nonblock($u);
case_('udp nothing there', fn() => socket_read($u, 100), $u);
if (PHP_INT_SIZE === 8) {
	isolated('length PHP_INT_MAX', function () {
		[$a, $b] = pair();
		socket_write($a, 'x');
		return socket_read($b, PHP_INT_MAX);
	});
	isolated('length beyond int', function () {
		[$a, $b] = pair();
		socket_write($a, 'x');
		return socket_read($b, 1 << 33);
	});
} else {
	skip('length PHP_INT_MAX', '64 bits only');
	skip('length beyond int', '64 bits only');
}
isolated('length of a GiB', function () {
	ini_set('memory_limit', '128M');
	[$a, $b] = pair();
	socket_write($a, 'x');
	return socket_read($b, 1 << 30);
});
done();
