<?php
require __DIR__ . '/case.inc';

[$u, $port] = udp();
[$s, $port_s] = udp('sender port');
[$u6, $port6] = udp('port6', '::1');
[$s6, $port_s6] = udp('sender port6', '::1');

/** Receives with $message after $send was sent to it. */
function get_(string $label, Socket $s, $message, callable $send, int $flags = MSG_DONTWAIT): void
{
	isolated($label, function ($o) use ($s, $message, $send, $flags) {
		$send();
		socket_clear_error();
		$o->message = $message;
		try {
			return socket_recvmsg($s, $o->message, $flags);
		} finally {
			$o->errors = [socket_last_error(), socket_last_error($s)];
			while (@socket_recv($s, $rest, 1000, MSG_DONTWAIT) > 0) {
				$o->rest = $rest;
			}
		}
	});
}

$send = function () use ($s, $port) {
	socket_sendto($s, 'a message', 9, 0, '127.0.0.1', $port);
};
$send6 = function () use ($s6, $port6) {
	socket_sendto($s6, 'a message', 9, 0, '::1', $port6);
};
$none = function () {
};
$plain = ['name' => [], 'buffer_size' => 100, 'controllen' => 64];

get_('inet', $u, $plain, $send);
get_('inet6', $u6, $plain, $send6);
get_('controllen 0', $u, ['controllen' => 0] + $plain, $send);
get_('no name', $u, ['buffer_size' => 100, 'controllen' => 64], $send);
get_('no controllen', $u, ['name' => [], 'buffer_size' => 100], $send);
get_('no buffer_size', $u, ['name' => [], 'controllen' => 64], $send);
get_('nothing', $u, [], $send);
get_('only buffer_size', $u, ['buffer_size' => 100], $send);
get_('name with content', $u, ['name' => ['family' => AF_INET, 'addr' => '9.9.9.9']] + $plain, $send);
get_('name of another family', $u, ['name' => ['family' => AF_INET6]] + $plain, $send);
get_('name of an unknown family', $u, ['name' => ['family' => 99]] + $plain, $send);
get_('old results replaced', $u, ['iov' => ['old'], 'flags' => 99, 'control' => ['old']] + $plain, $send);
get_('unknown keys', $u, ['what' => 1, 5 => 6] + $plain, $send);
get_('clipped', $u, ['buffer_size' => 4] + $plain, $send);
get_('clipped with trunc', $u, ['buffer_size' => 4] + $plain, $send, MSG_DONTWAIT | MSG_TRUNC);
get_('peek', $u, $plain, $send, MSG_DONTWAIT | MSG_PEEK);
get_('nothing there', $u, $plain, $none);
get_('bad flags', $u, $plain, $none, -1);
get_('errqueue', $u, $plain, $none, MSG_ERRQUEUE);
get_('empty datagram', $u, $plain, fn() => socket_sendto($s, '', 0, 0, '127.0.0.1', $port));
get_('exactly', $u, ['buffer_size' => 9] + $plain, $send);
foreach (['zero' => 0, '1' => 1, '-1' => -1, '104857600' => 104857600, '104857601' => 104857601,
		'int max' => 2147483647, 'max' => PHP_INT_MAX, 'min' => PHP_INT_MIN, 'null' => null, 'true' => true,
		'text' => 'abc', 'digits' => '50', 'empty text' => '', 'float' => 50.5, 'array' => [],
		'object' => new stdClass(), 'spaced' => ' 50'] as $label => $value) {
	get_("buffer_size $label", $u, ['buffer_size' => $value] + $plain, $send);
	get_("controllen $label", $u, ['controllen' => $value] + $plain, $send);
	get_("name $label", $u, ['name' => $value] + $plain, $send);
}
get_('big buffer of a small message', $u, ['buffer_size' => 1 << 20] + $plain, $send);

[$a, $b] = pair();
get_('unix stream', $b, $plain, fn() => socket_write($a, 'over a pair'));
get_('unix stream, nothing there', $b, $plain, $none);
get_('unix stream end', $b, $plain, fn() => socket_shutdown($a, 1));
[$a, $b] = pair(SOCK_DGRAM);
get_('unix dgram pair', $b, $plain, fn() => socket_write($a, 'over a pair'));
[$a, $b] = pair(SOCK_SEQPACKET);
get_('unix seqpacket', $b, $plain, fn() => socket_write($a, 'over a pair'));
[$c, $t] = tcp_pair();
get_('tcp', $t, $plain, function () use ($c, $t) {
	socket_write($c, 'over tcp');
	await_readable($t);
});
$r = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($r, 'r.sock');
$w = socket_create(AF_UNIX, SOCK_DGRAM, 0);
get_('unix from nobody', $r, $plain, fn() => socket_sendto($w, 'x', 1, 0, 'r.sock'));
socket_bind($w, 'w.sock');
get_('unix from a path', $r, $plain, fn() => socket_sendto($w, 'x', 1, 0, 'r.sock'));
$n = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($n, "\0" . unique('from'));
get_('unix from abstract', $r, $plain, fn() => socket_sendto($n, 'x', 1, 0, 'r.sock'));
$full = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($full, str_repeat('f', 107));
get_('unix from a path of 107', $r, $plain, fn() => socket_sendto($full, 'x', 1, 0, 'r.sock'));
get_('unconnected tcp', socket_create(AF_INET, SOCK_STREAM, 0), $plain, $none);
case_('closed', function ($o) use ($plain) {
	$o->message = $plain;
	return socket_recvmsg(closed_socket(), $o->message);
});
case_('closed, odd array', function ($o) {
	$o->message = ['buffer_size' => 'x'];
	return socket_recvmsg(closed_socket(), $o->message);
});
isolated('message by reference is a copy', function ($o) use ($u, $send, $plain) {
	$send();
	$o->message = $plain;
	$copy = $o->message;
	$r = socket_recvmsg($u, $o->message, MSG_DONTWAIT);
	$o->copy = $copy;
	return $r;
});
isolated('message that fails is left alone', function ($o) use ($u, $plain) {
	$o->message = $plain + ['mine' => 1];
	return socket_recvmsg($u, $o->message, MSG_DONTWAIT);
});
isolated('a typed property', function ($o) use ($u, $send, $plain) {
	$holder = new class {
		public array $message;
	};
	$send();
	$holder->message = $plain;
	$r = socket_recvmsg($u, $holder->message, MSG_DONTWAIT);
	$o->message = $holder->message;
	return $r;
});
isolated('sendmsg to recvmsg', function ($o) use ($s, $u, $port, $plain) {
	$o->sent = socket_sendmsg($s, ['iov' => ['one ', 'two ', 'three'],
		'name' => ['family' => AF_INET, 'addr' => '127.0.0.1', 'port' => $port]]);
	$o->message = $plain;
	return socket_recvmsg($u, $o->message, MSG_DONTWAIT);
});
done();
