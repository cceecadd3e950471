<?php
require __DIR__ . '/case.inc';

[$a, $b] = pair();

function drain(Socket $s): string
{
	$all = '';
	while (@socket_recv($s, $data, 100000, MSG_DONTWAIT)) {
		$all .= $data;
	}
	return $all;
}

foreach ([null, 0, 1, 4, 5, 6, 1000, -1, -5, PHP_INT_MAX, PHP_INT_MIN] as $i => $length) {
	case_("write length $i", function ($o) use ($a, $b, $length) {
		try {
			return socket_write($a, 'bytes', $length);
		} finally {
			$o->arrived = drain($b);
		}
	}, $a);
	case_("write nothing, length $i", fn() => socket_write($a, '', $length), $a);
	if ($length !== null) {
		case_("send length $i", function ($o) use ($a, $b, $length) {
			try {
				return socket_send($a, 'bytes', $length, 0);
			} finally {
				$o->arrived = drain($b);
			}
		}, $a);
	}
}
case_('write by default', fn() => [socket_write($a, "a\0b"), drain($b)], $a);
case_('write of an int', fn() => [socket_write($a, 12345), drain($b)], $a);
case_('write of a float', fn() => [socket_write($a, 1.5), drain($b)], $a);
case_('write of true', fn() => [socket_write($a, true), drain($b)], $a);
case_('write of a Stringable', function () use ($a, $b) {
	$text = new class {
		public function __toString(): string
		{
			return 'stringable';
		}
	};
	return [socket_write($a, $text), drain($b)];
}, $a);
case_('write whose Stringable closes', function () {
	[$a, $b] = pair();
	$text = new class($a) {
		public function __construct(private Socket $s)
		{
		}

		public function __toString(): string
		{
			socket_close($this->s);
			return 'closed';
		}
	};
	return socket_write($a, $text);
});
socket_set_nonblock($a);
case_('write until full', function () use ($a) {
	$n = 0;
	do {
		$n += (int) ($r = @socket_write($a, str_repeat('z', 65536)));
	} while ($r === 65536);
	return [$n > 0, $r === false || $r < 65536];
}, $a);
case_('write when full', function () use ($a) {
	while (@socket_write($a, str_repeat('z', 100))) {
	}
	return socket_write($a, 'more');
}, $a);
case_('send when full', fn() => socket_send($a, 'more', 4, 0), $a);
case_('send when full, dontwait', function () use ($a) {
	socket_set_block($a);
	return socket_send($a, 'more', 4, MSG_DONTWAIT);
}, $a);
socket_set_option($a, SOL_SOCKET, SO_SNDTIMEO, ['sec' => 0, 'usec' => 10000]);
case_('write timeout', fn() => socket_write($a, 'more'), $a);
drain($b);
pcntl_signal(SIGPIPE, SIG_IGN);
socket_close($b);
case_('write to nobody', fn() => socket_write($a, 'lost'), $a);
case_('send to nobody', fn() => socket_send($a, 'lost', 4, MSG_NOSIGNAL), $a);
case_('write empty to nobody', fn() => socket_write($a, ''), $a);
$s = socket_create(AF_INET, SOCK_STREAM, 0);
case_('write not connected', fn() => socket_write($s, 'x'), $s);
case_('send not connected', fn() => socket_send($s, 'x', 1, 0), $s);
$s = socket_create(AF_INET, SOCK_DGRAM, 0);
case_('write udp not connected', fn() => socket_write($s, 'x'), $s);
[$u, $port] = udp();
socket_connect($s, '127.0.0.1', $port);
case_('write udp', fn() => [socket_write($s, 'datagram'), socket_read($u, 100)], $s);
case_('write udp too big', fn() => socket_write($s, str_repeat('x', 70000)), $s);
case_('write empty udp', fn() => [socket_write($s, ''), socket_recv($u, $d, 10, 0), $d], $s);
[$a, $b] = pair();
socket_shutdown($a, 1);
case_('write after shutdown', fn() => socket_write($a, 'x'), $a);
case_('write closed', fn() => socket_write(closed_socket(), 'x'));
case_('write closed, negative', fn() => socket_write(closed_socket(), 'x', -1));
case_('send closed', fn() => socket_send(closed_socket(), 'x', 1, 0));
done();
