<?php
require __DIR__ . '/case.inc';

function inet(): Socket
{
	return socket_create(AF_INET, SOCK_STREAM, 0);
}

[$l, $port] = listener();
[$l6, $port6] = listener('port6', '::1');
$refusing = inet();
socket_bind($refusing, '127.0.0.1');
socket_getsockname($refusing, $ignored, $dead);
mask($dead, 'dead port');

foreach (['127.0.0.1', 'localhost', '127.1', '2130706433', '0x7f000001', '0177.0.0.1'] as $host) {
	$s = inet();
	case_("connect $host", fn() => socket_connect($s, $host, $port), $s);
	case_("peer of $host", fn($o) => socket_getpeername($s, $o->address, $o->port), $s);
}
foreach (['::1', '::1%lo', '0:0::1'] as $host) {
	$s = socket_create(AF_INET6, SOCK_STREAM, 0);
	$label = strtr($host, ':', '.');
	case_("connect inet6 $label", fn() => socket_connect($s, $host, $port6), $s);
	case_("peer of inet6 $label", fn($o) => socket_getpeername($s, $o->address, $o->port), $s);
}
case_('again connected', function () use ($port) {
	$s = inet();
	return [socket_connect($s, '127.0.0.1', $port), @socket_connect($s, '127.0.0.1', $port),
		socket_last_error($s)];
});
$s = inet();
case_('refused', fn() => socket_connect($s, '127.0.0.1', $dead), $s);
case_('refused then reused', fn() => socket_connect($s, '127.0.0.1', $port), $s);
case_('last error stays', fn() => socket_connect($s, '127.0.0.1', $port), $s);
$s = socket_create(AF_INET6, SOCK_STREAM, 0);
case_('inet6 refused', fn() => socket_connect($s, '::1', $dead), $s);
foreach (['INET' => AF_INET, 'INET6' => AF_INET6] as $name => $family) {
	$host = $family === AF_INET ? '127.0.0.1' : '::1';
	$s = socket_create($family, SOCK_STREAM, 0);
	case_("$name without port", fn() => socket_connect($s, $host), $s);
	case_("$name port null", fn() => socket_connect($s, $host, null), $s);
	foreach ([0, -1, 65536, 65536 + $port, -65536 + $port, PHP_INT_MAX, PHP_INT_MIN] as $i => $p) {
		$s = socket_create($family, SOCK_STREAM, 0);
		case_("$name odd port $i", fn() => socket_connect($s, $host, $p), $s);
	}
	foreach (['', 'no.such.host.invalid', '256.256.256.256', str_repeat('x', 300), '1.2.3.4.5',
			'127.0.0.1:80', 'a b', '-', '*', '::1::', '1.2.3.4%lo', '::1%nosuch', '::1%',
			'::1%99999', '%', "127.0.0.1\0evil", "::1\0evil", "\0", '/'] as $i => $bad) {
		$s = socket_create($family, SOCK_STREAM, 0);
		socket_set_nonblock($s);
		case_("$name bad host $i", fn() => socket_connect($s, $bad, $port), $s);
	}
	$s = socket_create($family, SOCK_DGRAM, 0);
	case_("$name udp without port", fn() => socket_connect($s, $host), $s);
	case_("$name udp", fn() => socket_connect($s, $host, $port), $s);
	case_("$name udp elsewhere", fn() => socket_connect($s, $host, $dead), $s);
	case_("$name udp port 0", fn() => socket_connect($s, $host, 0), $s);
	case_("$name udp peer", fn($o) => socket_getpeername($s, $o->address, $o->port), $s);
}
case_('strerror of a lookup', function ($o) use ($port) {
	$s = inet();
	@socket_connect($s, 'no.such.host.invalid', $port);
	return socket_strerror(socket_last_error($s));
});
$s = inet();
case_('inet with an inet6 address', fn() => socket_connect($s, '::1', $port6), $s);
$s = socket_create(AF_INET6, SOCK_STREAM, 0);
case_('inet6 with an inet address', fn() => socket_connect($s, '127.0.0.1', $port), $s);
$s = socket_create(AF_INET6, SOCK_STREAM, 0);
socket_set_option($s, IPPROTO_IPV6, IPV6_V6ONLY, 0);
case_('inet6 mapped', fn() => socket_connect($s, '::ffff:127.0.0.1', $port), $s);
case_('inet6 mapped peer', fn($o) => socket_getpeername($s, $o->address, $o->port), $s);
$s = inet();
socket_set_nonblock($s);
case_('non-blocking', fn() => socket_connect($s, '127.0.0.1', $port), $s);
case_('non-blocking done', function ($o) use ($s) {
	$read = $except = null;
	$write = ['mine' => $s];
	$r = socket_select($read, $write, $except, 5);
	$o->write = $write;
	$o->error = socket_get_option($s, SOL_SOCKET, SO_ERROR);
	return $r;
}, $s);
case_('non-blocking once more', fn() => socket_connect($s, '127.0.0.1', $port), $s);
case_('non-blocking and once more', fn() => socket_connect($s, '127.0.0.1', $port), $s);
$s = inet();
socket_set_nonblock($s);
case_('non-blocking refused', fn() => socket_connect($s, '127.0.0.1', $dead), $s);
case_('non-blocking refused, SO_ERROR', function ($o) use ($s) {
	$read = null;
	$write = [$s];
	$except = [$s];
	$r = socket_select($read, $write, $except, 5);
	$o->error = socket_get_option($s, SOL_SOCKET, SO_ERROR);
	$o->error_again = socket_get_option($s, SOL_SOCKET, SO_ERROR);
	return $r;
}, $s);
$s = inet();
case_('to a broadcast address', fn() => socket_connect($s, '255.255.255.255', $port), $s);
$s = socket_create(AF_INET, SOCK_DGRAM, 0);
case_('udp to a broadcast address', fn() => socket_connect($s, '255.255.255.255', 9), $s);
$s = inet();
socket_listen($s);
case_('a listener', fn() => socket_connect($s, '127.0.0.1', $port), $s);

$u = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($u, 'u.sock');
socket_listen($u, 128);
$s = socket_create(AF_UNIX, SOCK_STREAM, 0);
case_('unix', fn() => socket_connect($s, 'u.sock'), $s);
case_('unix peer', fn($o) => socket_getpeername($s, $o->address, $o->port), $s);
case_('unix again', fn() => socket_connect($s, 'u.sock'), $s);
foreach (['missing.sock', '', '.', 'case.inc/x', str_repeat('p', 107), str_repeat('p', 108),
		str_repeat('p', 109), str_repeat('p', 500), "u.sock\0evil", "\0"] as $i => $path) {
	$s = socket_create(AF_UNIX, SOCK_STREAM, 0);
	case_("unix bad path $i", fn() => socket_connect($s, $path), $s);
}
$s = socket_create(AF_UNIX, SOCK_STREAM, 0);
case_('unix with a port', fn() => socket_connect($s, 'u.sock', 5), $s);
$s = socket_create(AF_UNIX, SOCK_STREAM, 0);
case_('unix with a huge port', fn() => socket_connect($s, 'u.sock', 500000), $s);
$s = socket_create(AF_UNIX, SOCK_DGRAM, 0);
case_('unix of another type', fn() => socket_connect($s, 'u.sock'), $s);
file_put_contents('file', '');
$s = socket_create(AF_UNIX, SOCK_STREAM, 0);
case_('unix to a file', fn() => socket_connect($s, 'file'), $s);
$dead = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($dead, 'dead.sock');
$s = socket_create(AF_UNIX, SOCK_STREAM, 0);
case_('unix without listener', fn() => socket_connect($s, 'dead.sock'), $s);
$name = "\0" . unique('connect');
$a = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($a, $name);
socket_listen($a);
$s = socket_create(AF_UNIX, SOCK_STREAM, 0);
case_('abstract', fn() => socket_connect($s, $name), $s);
case_('abstract peer', fn($o) => socket_getpeername($s, $o->address, $o->port), $s);
$s = socket_create(AF_UNIX, SOCK_STREAM, 0);
case_('abstract missing', fn() => socket_connect($s, $name . 'x'), $s);
case_('closed', fn() => socket_connect(closed_socket(), '127.0.0.1', $port));
if (is_root()) {
	$s = socket_create(AF_INET, SOCK_RAW, IPPROTO_ICMP);
	case_('raw icmp without port', fn() => socket_connect($s, '127.0.0.1'), $s);
	case_('raw icmp', fn() => socket_connect($s, '127.0.0.1', 0), $s);
	$s = attempt(fn() => socket_create(AF_PACKET, SOCK_RAW, ETH_P_IP));
	if ($s instanceof Socket) {
		case_('packet', fn() => socket_connect($s, 'lo'), $s);
		case_('packet with a port', fn() => socket_connect($s, 'lo', 1), $s);
	} else {
		skip('packet', 'no AF_PACKET here');
		skip('packet with a port', 'no AF_PACKET here');
	}
} else {
	foreach (['raw icmp without port', 'raw icmp', 'packet', 'packet with a port'] as $label) {
		skip($label, 'root only');
	}
}
done();
