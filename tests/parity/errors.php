<?php
require __DIR__ . '/case.inc';

for ($code = -200; $code <= 200; $code++) {
	if ($code !== 134) { /* newer C libraries name it */
		case_("strerror $code", fn() => socket_strerror($code));
	}
}
for ($code = -10010; $code <= -9990; $code++) {
	case_("strerror $code", fn() => socket_strerror($code));
}
foreach (['1000' => 1000, '65536' => 65536, 'int max' => 2147483647, 'int min' => -2147483648,
		'int max + 1' => 2147483648, 'int min - 1' => -2147483649, 'max' => PHP_INT_MAX, 'min' => PHP_INT_MIN,
		'-20000' => -20000, '-10100' => -10100, '99999' => 99999, '-99999' => -99999] as $label => $code) {
	isolated("strerror of $label", fn() => socket_strerror($code));
}
case_('last error, none', fn() => socket_last_error());
case_('last error null', fn() => socket_last_error(null));
case_('clear error', fn() => socket_clear_error());
case_('clear error null', fn() => socket_clear_error(null));
$s = socket_create(AF_INET, SOCK_STREAM, 0);
case_('last error of a fresh socket', fn() => socket_last_error($s));
case_('clear error of a fresh socket', fn() => socket_clear_error($s));
case_('an error sets both', fn() => [@socket_read($s, 1), socket_last_error($s), socket_last_error()]);
case_('clearing one leaves the other', function () use ($s) {
	@socket_read($s, 1);
	socket_clear_error($s);
	return [socket_last_error($s), socket_last_error()];
});
case_('clearing the global leaves the socket', function () use ($s) {
	@socket_read($s, 1);
	socket_clear_error();
	return [socket_last_error($s), socket_last_error()];
});
case_('asking does not clear', function () use ($s) {
	@socket_read($s, 1);
	return [socket_last_error($s), socket_last_error($s), socket_last_error(), socket_last_error()];
});
case_('success does not clear', function () use ($s) {
	@socket_read($s, 1);
	socket_bind($s, '127.0.0.1');
	return [socket_last_error($s), socket_last_error()];
});
case_('another socket has its own', function () use ($s) {
	@socket_read($s, 1);
	$t = socket_create(AF_INET, SOCK_STREAM, 0);
	return [socket_last_error($t), socket_last_error()];
});
case_('the global is of the last', function () {
	$s = socket_create(AF_INET, SOCK_STREAM, 0);
	$t = socket_create(AF_UNIX, SOCK_STREAM, 0);
	@socket_read($s, 1);
	@socket_connect($t, 'missing.sock');
	return [socket_last_error($s), socket_last_error($t), socket_last_error()];
});
case_('EAGAIN is silent in read', function () {
	[$a] = pair();
	socket_set_nonblock($a);
	return [socket_read($a, 10), socket_last_error($a)];
});
case_('create that fails', fn() => [@socket_create(AF_UNIX, SOCK_STREAM, 77), socket_last_error()]);
case_('last error closed', fn() => socket_last_error(closed_socket()));
case_('clear error closed', fn() => socket_clear_error(closed_socket()));
case_('last error after close', function () {
	$s = socket_create(AF_INET, SOCK_STREAM, 0);
	@socket_read($s, 1);
	socket_close($s);
	return socket_last_error();
});
case_('a warning that throws', function () {
	$s = socket_create(AF_INET, SOCK_STREAM, 0);
	set_error_handler(function ($level, $text) {
		throw new ErrorException($text, 5);
	});
	try {
		return socket_read($s, 1);
	} finally {
		restore_error_handler();
	}
});
case_('a handler that closes', function () {
	$s = socket_create(AF_INET, SOCK_STREAM, 0);
	set_error_handler(function () use ($s) {
		socket_close($s);
		return true;
	});
	try {
		return [socket_read($s, 1), socket_last_error()];
	} finally {
		restore_error_handler();
	}
});
case_('a silenced warning', fn() => [@socket_accept(socket_create(AF_INET, SOCK_STREAM, 0)), error_get_last()]);
done();
