<?php
require __DIR__ . '/case.inc';

function inet(): Socket
{
	return socket_create(AF_INET, SOCK_STREAM, 0);
}

function inet6(): Socket
{
	return socket_create(AF_INET6, SOCK_STREAM, 0);
}

function unix_(int $type = SOCK_STREAM): Socket
{
	return socket_create(AF_UNIX, $type, 0);
}

foreach (['127.0.0.1', '0.0.0.0', 'localhost', '127.1', '0', '127.0.0.255', ''] as $address) {
	$s = inet();
	case_("bind inet '$address'", fn() => socket_bind($s, $address), $s);
}
foreach (['255.255.255.255', '192.0.2.1', '1.2.3.4.5', '256.1.1.1', '127.0.0.1 ', ' 127.0.0.1',
		'no.such.host.invalid', str_repeat('a', 300), '::1', '/tmp/x'] as $i => $address) {
	$s = inet();
	case_("bind inet refused $i", fn() => socket_bind($s, $address), $s);
}
$s = inet();
case_('bind inet with a NUL', fn() => socket_bind($s, "127.0.0.1\0evil"), $s);
foreach ([-1, -65536, 65536, 70000, PHP_INT_MAX, PHP_INT_MIN] as $i => $port) {
	$s = inet();
	case_("bind inet bad port $i", fn() => socket_bind($s, '127.0.0.1', $port), $s);
	$s = inet6();
	case_("bind inet6 bad port $i", fn() => socket_bind($s, '::1', $port), $s);
	$s = unix_();
	case_("bind unix bad port $i", fn() => socket_bind($s, "port$i.sock", $port), $s);
}
[$first, $port] = listener('taken port');
$s = inet();
case_('bind a taken port', fn() => socket_bind($s, '127.0.0.1', $port), $s);
case_('strerror of that', fn() => socket_strerror(socket_last_error($s)));
$s = inet();
case_('bind twice, first', fn() => socket_bind($s, '127.0.0.1'), $s);
case_('bind twice, second', fn() => socket_bind($s, '127.0.0.1'), $s);
$s = inet();
case_('bind gives a port', function ($o) use ($s) {
	$r = socket_bind($s, '127.0.0.1');
	socket_getsockname($s, $o->address, $port);
	$o->has_port = $port > 0;
	return $r;
}, $s);
$s = inet();
case_('bind with a free port by number', function () use ($s) {
	[$probe, $port] = udp();
	return socket_bind(socket_create(AF_INET, SOCK_DGRAM, 0), '127.0.0.2', $port);
}, $s);

foreach (['::1', '::', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '::1%lo', '::1%1', '::1%0'] as $address) {
	$s = inet6();
	case_('bind inet6 ' . strtr($address, ':', '.'), fn() => socket_bind($s, $address), $s);
}
foreach (['127.0.0.1', '', '2001:db8::1', '::1::', 'fe80::1%nosuch', '::1%', '::1%999', 'x',
		'no.such.host.invalid', '::1%-1', '::1%4294967296', '[::1]', '%lo'] as $i => $address) {
	$s = inet6();
	case_("bind inet6 refused $i", fn() => socket_bind($s, $address), $s);
}
$s = inet6();
case_('bind inet6 with a NUL', fn() => socket_bind($s, "::1\0evil"), $s);

$s = unix_();
case_('bind unix', fn() => socket_bind($s, 'a.sock'), $s);
case_('bind unix makes a file', fn() => [file_exists('a.sock'), filetype('a.sock')]);
case_('bind unix again', fn() => socket_bind($s, 'b.sock'), $s);
$s = unix_();
case_('bind unix on a taken path', fn() => socket_bind($s, 'a.sock'), $s);
$s = unix_();
case_('bind unix in a missing folder', fn() => socket_bind($s, 'missing/a.sock'), $s);
$s = unix_();
case_('bind unix with a port', fn() => socket_bind($s, 'with-port.sock', 5), $s);
foreach ([1, 91, 106, 107, 108, 109, 200, 5000] as $length) {
	$s = unix_();
	case_("bind unix path of $length", fn() => socket_bind($s, str_repeat('p', $length)), $s);
	case_("name of unix path of $length", function ($o) use ($s) {
		return socket_getsockname($s, $o->address, $o->port);
	}, $s);
}
$s = unix_(SOCK_DGRAM);
case_('bind unix dgram', fn() => socket_bind($s, 'd.sock'), $s);
$s = unix_();
$name = "\0" . unique('abstract');
case_('bind abstract', fn() => socket_bind($s, $name), $s);
case_('abstract name', fn($o) => socket_getsockname($s, $o->address, $o->port), $s);
$s = unix_();
case_('bind abstract taken', fn() => socket_bind($s, $name), $s);
$s = unix_();
case_('bind abstract with a NUL inside', fn() => socket_bind($s, $name . "\0x"), $s);
case_('abstract name with a NUL inside', fn($o) => socket_getsockname($s, $o->address), $s);
$s = unix_();
case_('bind abstract of 107', fn() => socket_bind($s, str_pad($name, 107, 'x')), $s);
$s = unix_();
case_('bind abstract of 108', fn() => socket_bind($s, str_pad($name, 108, 'x')), $s);
$s = unix_();
case_('bind unix autobind', fn() => socket_bind($s, ''), $s);
case_('autobound name', function ($o) use ($s) {
	$r = socket_getsockname($s, $address);
	$o->length = strlen((string) $address);
	$o->abstract = ($address[0] ?? '') === "\0";
	return $r;
}, $s);
$s = unix_();
case_('bind unix with a NUL inside', fn() => socket_bind($s, "n.sock\0evil"), $s);
case_('files by that', fn() => glob('n.sock*'));

$s = closed_socket();
case_('bind closed', fn() => socket_bind($s, '127.0.0.1'));
if (is_root()) {
	$s = attempt(fn() => socket_create(AF_PACKET, SOCK_RAW, ETH_P_IP));
	if ($s instanceof Socket) {
		case_('bind packet lo', fn() => socket_bind($s, 'lo'), $s);
		case_('name of packet lo', fn($o) => socket_getsockname($s, $o->address, $o->port), $s);
		case_('bind packet nosuch', fn() => socket_bind($s, 'nosuch0'), $s);
		case_('bind packet empty', fn() => socket_bind($s, ''), $s);
		case_('bind packet long', fn() => socket_bind($s, str_repeat('n', 40)), $s);
		case_('bind packet bad port', fn() => socket_bind($s, 'lo', 65536), $s);
		case_('bind packet NUL', fn() => socket_bind($s, "lo\0x"), $s);
	} else {
		skip('bind packet', 'no AF_PACKET here');
	}
	case_('bind privileged port', function () {
		$s = inet();
		return socket_bind($s, '127.99.0.1', 1);
	});
} else {
	skip('bind packet', 'root only');
	skip('bind privileged port', 'root only');
}
done();
