<?php
require __DIR__ . '/case.inc';

[$a, $b] = pair();
foreach ([0, -1, -100, PHP_INT_MIN] as $i => $length) {
	case_("recv length below one, $i", fn($o) => socket_recv($b, $o->data, $length, 0), $b);
	case_("recv length below one keeps, $i", function ($o) use ($b, $length) {
		$o->data = 'old';
		return socket_recv($b, $o->data, $length, 0);
	}, $b);
}
foreach ([1, 3, 4, 5, 100, 65536, 1 << 20] as $length) {
	case_("recv $length", function ($o) use ($a, $b, $length) {
		socket_write($a, 'data');
		$r = socket_recv($b, $o->data, $length, 0);
		@socket_recv($b, $o->rest, 100, MSG_DONTWAIT);
		return $r;
	}, $b);
}
case_('recv dontwait nothing', fn($o) => socket_recv($b, $o->data, 10, MSG_DONTWAIT), $b);
case_('recv dontwait nothing replaces', function ($o) use ($b) {
	$o->data = 'old';
	return socket_recv($b, $o->data, 10, MSG_DONTWAIT);
}, $b);
case_('recv peek', function ($o) use ($a, $b) {
	socket_write($a, 'peeked');
	return [socket_recv($b, $o->one, 3, MSG_PEEK), socket_recv($b, $o->two, 10, MSG_PEEK),
		socket_recv($b, $o->three, 10, 0)];
}, $b);
case_('recv waitall', function ($o) use ($a, $b) {
	socket_write($a, 'first');
	if (($child = pcntl_fork()) === 0) {
		usleep(20000);
		socket_write($a, 'second');
		exit(0);
	}
	$r = socket_recv($b, $o->data, 11, MSG_WAITALL);
	pcntl_waitpid($child, $status);
	return $r;
}, $b);
case_('recv waitall, less at the end', function ($o) {
	[$a, $b] = pair();
	socket_write($a, 'short');
	socket_close($a);
	return socket_recv($b, $o->data, 100, MSG_WAITALL);
});
case_('recv at the end', function ($o) {
	[$a, $b] = pair();
	socket_close($a);
	$o->data = 'old';
	return socket_recv($b, $o->data, 100, 0);
});
case_('recv of an empty datagram', function ($o) {
	[$a, $b] = pair(SOCK_DGRAM);
	socket_send($a, '', 0, 0);
	$o->data = 'old';
	return socket_recv($b, $o->data, 100, 0);
});
case_('recv clips a datagram', function ($o) {
	[$a, $b] = pair(SOCK_DGRAM);
	socket_write($a, 'a datagram');
	socket_write($a, 'the next');
	return [socket_recv($b, $o->one, 3, 0), socket_recv($b, $o->two, 100, 0)];
});
isolated('recv of a datagram with trunc, enough room', function ($o) {
	[$a, $b] = pair(SOCK_DGRAM);
	socket_write($a, 'a datagram');
	return socket_recv($b, $o->data, 100, MSG_TRUNC);
});
isolated('recv of a datagram with trunc, clipped', function ($o) {
	[$a, $b] = pair(SOCK_DGRAM);
	socket_write($a, str_repeat('T', 5000));
	$r = socket_recv($b, $data, 4, MSG_TRUNC);
	$o->clipped = $data === 'TTTT';
	return $r;
});
isolated('recv with trunc and peek', function ($o) {
	[$a, $b] = pair(SOCK_DGRAM);
	socket_write($a, str_repeat('T', 20));
	$r = socket_recv($b, $data, 4, MSG_TRUNC | MSG_PEEK);
	$o->clipped = $data === 'TTTT';
	return $r;
});
isolated('recv of tcp with trunc', function ($o) {
	[$c, $s] = tcp_pair();
	socket_write($c, 'discarded');
	await_readable($s);
	$r = socket_recv($s, $data, 100, MSG_TRUNC);
	$o->empty = $data === '' || $data === null;
	return $r;
});
case_('recv of bad flags', fn($o) => socket_recv($b, $o->data, 10, -1), $b);
case_('recv with errqueue', fn($o) => socket_recv($b, $o->data, 10, MSG_ERRQUEUE | MSG_DONTWAIT), $b);
foreach (['DONTROUTE' => MSG_DONTROUTE, 'MORE' => MSG_MORE, 'EOR' => MSG_EOR,
		'NOSIGNAL' => MSG_NOSIGNAL, 'DONTWAIT' => MSG_DONTWAIT, 'CONFIRM' => MSG_CONFIRM,
		'OOB' => MSG_OOB, 'PEEK' => MSG_PEEK, 'ZEROCOPY' => MSG_ZEROCOPY, 'EOF' => MSG_EOF,
		'minus one' => -1, 'huge' => 0x7fffffff] as $name => $flags) {
	case_("send $name", function ($o) use ($flags) {
		[$a, $b] = pair();
		$r = socket_send($a, 'bytes', 5, $flags);
		@socket_recv($b, $o->data, 100, MSG_DONTWAIT);
		return $r;
	});
	case_("send $name over tcp", function ($o) use ($flags) {
		[$c, $s] = tcp_pair();
		$r = socket_send($c, 'bytes', 5, $flags);
		$read = [$s];
		$write = null;
		$except = [$s];
		socket_select($read, $write, $except, 0, 100000);
		@socket_recv($s, $o->data, 100, MSG_DONTWAIT);
		return $r;
	});
}
case_('oob', function ($o) {
	[$c, $s] = tcp_pair();
	socket_write($c, 'in');
	socket_send($c, '!', 1, MSG_OOB);
	$read = $write = null;
	$except = ['urgent' => $s];
	$n = socket_select($read, $write, $except, 5);
	$o->except = $except;
	$r = [$n, socket_recv($s, $o->oob, 10, MSG_OOB), socket_recv($s, $o->data, 10, 0)];
	return $r;
});
case_('oob twice', function ($o) {
	[$c, $s] = tcp_pair();
	socket_send($c, '!', 1, MSG_OOB);
	$read = $write = null;
	$except = [$s];
	socket_select($read, $write, $except, 5);
	return [socket_recv($s, $o->one, 10, MSG_OOB), socket_recv($s, $o->two, 10, MSG_OOB)];
});
case_('oob none', function ($o) {
	[$c, $s] = tcp_pair();
	return socket_recv($s, $o->data, 10, MSG_OOB);
});
case_('oob inline', function ($o) {
	[$c, $s] = tcp_pair();
	socket_set_option($s, SOL_SOCKET, SO_OOBINLINE, 1);
	socket_send($c, 'ab', 2, MSG_OOB);
	await_readable($s);
	return [socket_recv($s, $o->one, 10, 0), socket_recv($s, $o->two, 10, MSG_DONTWAIT)];
});
case_('atmark', function ($o) {
	[$c, $s] = tcp_pair();
	socket_write($c, 'ab');
	socket_send($c, '!', 1, MSG_OOB);
	$read = $write = null;
	$except = [$s];
	socket_select($read, $write, $except, 5);
	$marks = [socket_atmark($s)];
	socket_recv($s, $o->data, 10, 0);
	$marks[] = socket_atmark($s);
	socket_recv($s, $o->oob, 1, MSG_OOB);
	$marks[] = socket_atmark($s);
	return $marks;
});
case_('atmark without oob', fn() => socket_atmark(tcp_pair()[0]));
$s = socket_create(AF_INET, SOCK_DGRAM, 0);
case_('atmark of udp', fn() => socket_atmark($s), $s);
case_('atmark of a unix socket', fn() => socket_atmark($a), $a);
case_('atmark closed', fn() => socket_atmark(closed_socket()));
$s = socket_create(AF_INET, SOCK_STREAM, 0);
case_('atmark unconnected', fn() => socket_atmark($s), $s);
case_('recv unconnected', fn($o) => socket_recv($s, $o->data, 10, 0), $s);
case_('recv closed', fn($o) => socket_recv(closed_socket(), $o->data, 10, 0));
case_('recv closed, length 0', fn($o) => socket_recv(closed_socket(), $o->data, 0, 0));
case_('recv timeout', function ($o) use ($b) {
	socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 10000]);
	return socket_recv($b, $o->data, 10, 0);
}, $b);
case_('recv into the socket itself', function ($o) {
	[$x, $y] = pair();
	socket_write($x, 'data');
	$r = socket_recv($y, $y, 10, 0);
	$o->y = $y;
	return $r;
});
isolated('recv into a typed property', function ($o) {
	$holder = new class {
		public int $n = 1;
		public ?string $text = null;
	};
	[$x, $y] = pair();
	socket_write($x, 'data');
	$r = socket_recv($y, $holder->text, 10, 0);
	$o->text = $holder->text;
	return $r;
});
isolated('recv into a property that refuses', function ($o) {
	$holder = new class {
		public int $n = 1;
	};
	[$x, $y] = pair();
	socket_write($x, 'data');
	return socket_recv($y, $holder->n, 10, 0);
});
isolated('recv into a constant string', function ($o) {
	[$x, $y] = pair();
	socket_write($x, 'data');
	$text = 'literal';
	$copy = $text;
	$r = socket_recv($y, $text, 10, 0);
	return [$r, $text, $copy];
});
foreach (['PHP_INT_MAX' => PHP_INT_MAX, 'beyond int' => 8589934592, 'a GiB' => 1 << 30]
		as $name => $length) {
	if (PHP_INT_SIZE === 8 || $name === 'a GiB') {
		isolated("recv length $name", function ($o) use ($length) {
			[$x, $y] = pair();
			socket_write($x, 'x');
			return socket_recv($y, $o->data, $length, 0);
		});
		isolated("recvfrom length $name", function ($o) use ($length) {
			[$x, $y] = pair(SOCK_DGRAM);
			socket_write($x, 'x');
			return socket_recvfrom($y, $o->data, $length, 0, $o->address);
		});
	} else {
		skip("recv length $name", '64 bits only');
		skip("recvfrom length $name", '64 bits only');
	}
}
foreach (['default' => null, '0' => 0, '1' => 1, '2' => 2, '3' => 3, '-1' => -1, 'MAX' => PHP_INT_MAX,
		'4294967296' => PHP_INT_SIZE === 8 ? 4294967296 : PHP_INT_MIN] as $name => $mode) {
	case_("shutdown $name", function ($o) use ($mode) {
		[$x, $y] = pair();
		socket_set_nonblock($x);
		socket_set_nonblock($y);
		try {
			return $mode === null ? socket_shutdown($x) : socket_shutdown($x, $mode);
		} finally {
			pcntl_signal(SIGPIPE, SIG_IGN);
			$o->write = @socket_write($x, 'out');
			$o->read_peer = @socket_read($y, 10);
			$o->write_peer = @socket_write($y, 'in');
			$o->read = @socket_read($x, 10);
		}
	});
}
$s = socket_create(AF_INET, SOCK_STREAM, 0);
case_('shutdown unconnected', fn() => socket_shutdown($s), $s);
case_('shutdown unconnected, bad mode', fn() => socket_shutdown($s, 9), $s);
case_('shutdown closed', fn() => socket_shutdown(closed_socket()));
case_('shutdown closed, bad mode', fn() => socket_shutdown(closed_socket(), 9));
[$x, $y] = pair();
case_('shutdown twice', fn() => [socket_shutdown($x), socket_shutdown($x)], $x);
[$u] = udp();
case_('shutdown udp', fn() => socket_shutdown($u), $u);
[$l] = listener();
case_('shutdown a listener', fn() => socket_shutdown($l), $l);
case_('close', fn() => socket_close(pair()[0]));
case_('close twice', function () {
	[$x] = pair();
	socket_close($x);
	return socket_close($x);
});
case_('close ends the peer', function () {
	[$x, $y] = pair();
	socket_close($x);
	return socket_read($y, 10);
});
case_('unset ends the peer', function () {
	[$x, $y] = pair();
	unset($x);
	return socket_read($y, 10);
});
case_('a second variable keeps it open', function () {
	[$x, $y] = pair();
	$z = $x;
	unset($x);
	socket_write($z, 'alive');
	return socket_read($y, 10);
});
case_('close with unread data', function () {
	[$c, $s] = tcp_pair();
	socket_write($c, 'unread');
	await_readable($s);
	socket_close($s);
	return [socket_read($c, 10), socket_last_error($c)];
});
done();
