<?php
require __DIR__ . '/case.inc';

function bound(): Socket
{
	$s = socket_create(AF_INET, SOCK_STREAM, 0);
	socket_bind($s, '127.0.0.1');
	return $s;
}

foreach ([0, 1, 5, 128, 100000, -1, PHP_INT_MAX, PHP_INT_MIN] as $i => $backlog) {
	$s = bound();
	case_("listen backlog $i", fn() => socket_listen($s, $backlog), $s);
}
$s = bound();
case_('listen by default', fn() => socket_listen($s), $s);
case_('listen again', fn() => socket_listen($s, 10), $s);
$s = socket_create(AF_INET, SOCK_STREAM, 0);
case_('listen unbound', fn() => socket_listen($s), $s);
$s = socket_create(AF_INET, SOCK_DGRAM, 0);
case_('listen udp', fn() => socket_listen($s), $s);
$s = socket_create(AF_UNIX, SOCK_STREAM, 0);
case_('listen unix unbound', fn() => socket_listen($s), $s);
$s = socket_create(AF_UNIX, SOCK_DGRAM, 0);
case_('listen unix dgram', fn() => socket_listen($s), $s);
[$a, $b] = pair();
case_('listen connected', fn() => socket_listen($a), $a);

$s = bound();
case_('accept without listen', fn() => socket_accept($s), $s);
$s = socket_create(AF_INET, SOCK_DGRAM, 0);
case_('accept udp', fn() => socket_accept($s), $s);
case_('accept connected', fn() => socket_accept($a), $a);
[$s, $port] = listener();
socket_set_nonblock($s);
case_('accept none waiting', fn() => socket_accept($s), $s);
socket_set_block($s);
socket_set_option($s, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 20000]);
case_('accept timeout', fn() => socket_accept($s), $s);
socket_set_option($s, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 0]);
case_('accept tcp', function ($o) use ($s, $port) {
	$c = socket_create(AF_INET, SOCK_STREAM, 0);
	socket_connect($c, '127.0.0.1', $port);
	$peer = socket_accept($s);
	socket_getsockname($c, $o->address, $o->port);
	mask($o->port, 'client port');
	socket_getpeername($peer, $o->peer, $o->peer_port);
	socket_getsockname($peer, $o->local, $o->local_port);
	socket_write($c, 'identity');
	$o->data = socket_read($peer, 100);
	return $peer;
}, $s);
case_('accept in order', function ($o) use ($s, $port) {
	$clients = $answers = [];
	foreach (['one', 'two', 'three'] as $name) {
		$c = socket_create(AF_INET, SOCK_STREAM, 0);
		socket_connect($c, '127.0.0.1', $port);
		socket_write($c, $name);
		$clients[] = $c;
	}
	foreach ($clients as $ignored) {
		$answers[] = socket_read(socket_accept($s), 100);
	}
	return $answers;
}, $s);
case_('accept is blocking again', function ($o) use ($s, $port) {
	socket_set_nonblock($s);
	$c = socket_create(AF_INET, SOCK_STREAM, 0);
	socket_connect($c, '127.0.0.1', $port);
	$peer = socket_accept($s);
	$stream = socket_export_stream($peer);
	$o->blocked = stream_get_meta_data($stream)['blocked'];
	socket_set_option($peer, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 20000]);
	$began = hrtime(true);
	$r = socket_recv($peer, $o->data, 10, 0);
	$o->waited = hrtime(true) - $began > 15000000;
	socket_set_block($s);
	return $r;
}, $s);
case_('accepted type', function () use ($s, $port) {
	$c = socket_create(AF_INET, SOCK_STREAM, 0);
	socket_connect($c, '127.0.0.1', $port);
	return socket_get_option(socket_accept($s), SOL_SOCKET, SO_TYPE);
});
case_('accept of one that has gone', function ($o) use ($s, $port) {
	$c = socket_create(AF_INET, SOCK_STREAM, 0);
	socket_connect($c, '127.0.0.1', $port);
	socket_write($c, 'bye');
	socket_close($c);
	$peer = socket_accept($s);
	$o->read = [socket_read($peer, 10), socket_read($peer, 10)];
	return $peer;
}, $s);
[$s6, $port6] = listener('port6', '::1');
case_('accept inet6', function ($o) use ($s6, $port6) {
	$c = socket_create(AF_INET6, SOCK_STREAM, 0);
	socket_connect($c, '::1', $port6);
	$peer = socket_accept($s6);
	socket_getsockname($c, $o->address, $o->port);
	mask($o->port, 'client port');
	socket_getpeername($peer, $o->peer, $o->peer_port);
	return $peer;
}, $s6);
$u = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($u, 'l.sock');
case_('listen unix', fn() => socket_listen($u, 3), $u);
case_('accept unix', function ($o) use ($u) {
	$c = socket_create(AF_UNIX, SOCK_STREAM, 0);
	socket_connect($c, 'l.sock');
	$peer = socket_accept($u);
	socket_getpeername($peer, $o->peer);
	socket_getsockname($peer, $o->local);
	socket_getpeername($c, $o->client_peer);
	socket_getsockname($c, $o->client_local);
	return $peer;
}, $u);
case_('accept unix of a bound client', function ($o) use ($u) {
	$c = socket_create(AF_UNIX, SOCK_STREAM, 0);
	socket_bind($c, 'client.sock');
	socket_connect($c, 'l.sock');
	$peer = socket_accept($u);
	socket_getpeername($peer, $o->peer, $o->port);
	return $peer;
}, $u);
$q = socket_create(AF_UNIX, SOCK_SEQPACKET, 0);
socket_bind($q, 'q.sock');
socket_listen($q);
case_('accept seqpacket', function ($o) use ($q) {
	$c = socket_create(AF_UNIX, SOCK_SEQPACKET, 0);
	socket_connect($c, 'q.sock');
	$peer = socket_accept($q);
	socket_write($c, 'one');
	socket_write($c, 'two');
	$o->read = [socket_read($peer, 10), socket_read($peer, 10)];
	$o->type = socket_get_option($peer, SOL_SOCKET, SO_TYPE);
	return $peer;
}, $q);
case_('accept after shutdown', function () use ($u) {
	socket_shutdown($u);
	return socket_accept($u);
}, $u);
case_('listen closed', fn() => socket_listen(closed_socket()));
case_('accept closed', fn() => socket_accept(closed_socket()));

foreach ([-1, -65536, 65536, 70000, 131072, PHP_INT_MAX, PHP_INT_MIN] as $i => $port) {
	case_("create_listen bad port $i", fn() => socket_create_listen($port));
}
foreach ([0, 1, 10, -1, 100000, PHP_INT_MAX] as $i => $backlog) {
	case_("create_listen backlog $i", fn() => socket_create_listen(0, $backlog));
}
case_('create_listen by default', fn() => socket_create_listen(0));
case_('create_listen name', function ($o) {
	$s = socket_create_listen(0);
	$r = socket_getsockname($s, $o->address, $port);
	$o->has_port = $port > 0;
	$o->type = socket_get_option($s, SOL_SOCKET, SO_TYPE);
	$o->reuse = socket_get_option($s, SOL_SOCKET, SO_REUSEADDR);
	return $r;
});
case_('create_listen accepts', function ($o) {
	$s = socket_create_listen(0);
	socket_getsockname($s, $address, $port);
	$c = socket_create(AF_INET, SOCK_STREAM, 0);
	$o->connected = socket_connect($c, '127.0.0.1', $port);
	$peer = socket_accept($s);
	socket_write($c, 'hello');
	$o->data = socket_read($peer, 10);
	return $peer;
});
case_('create_listen taken', function () {
	$s = socket_create_listen(0);
	socket_getsockname($s, $address, $port);
	return socket_create_listen($port);
});
done();
