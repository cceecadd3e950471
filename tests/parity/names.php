<?php
require __DIR__ . '/case.inc';

$functions = ['socket_getsockname', 'socket_getpeername'];
foreach ($functions as $f) {
	foreach (['INET' => AF_INET, 'INET6' => AF_INET6, 'UNIX' => AF_UNIX] as $name => $family) {
		foreach (['STREAM' => SOCK_STREAM, 'DGRAM' => SOCK_DGRAM] as $kind => $type) {
			$s = socket_create($family, $type, 0);
			case_("$f of a fresh $name $kind", fn($o) => $f($s, $o->address, $o->port), $s);
			case_("$f of a fresh $name $kind without port", fn($o) => $f($s, $o->address), $s);
		}
	}
	[$c, $s] = tcp_pair();
	case_("$f client", fn($o) => $f($c, $o->address, $o->port), $c);
	case_("$f server", fn($o) => $f($s, $o->address, $o->port), $s);
	case_("$f client without port", fn($o) => $f($c, $o->address), $c);
	[$c6, $s6] = tcp_pair('::1');
	case_("$f client6", fn($o) => $f($c6, $o->address, $o->port), $c6);
	case_("$f server6", fn($o) => $f($s6, $o->address, $o->port), $s6);
	[$u, $port] = udp();
	case_("$f udp", fn($o) => $f($u, $o->address, $o->port), $u);
	[$a, $b] = pair();
	case_("$f pair", fn($o) => $f($a, $o->address, $o->port), $a);
	case_("$f pair overwrites", function ($o) use ($f, $a) {
		$o->address = ['old'];
		$o->port = 'old';
		return $f($a, $o->address, $o->port);
	}, $a);
	[$l] = listener();
	case_("$f listener", fn($o) => $f($l, $o->address, $o->port), $l);
	case_("$f peer has gone", function ($o) use ($f, $c, $s) {
		socket_close($c);
		socket_read($s, 10);
		return $f($s, $o->address, $o->port);
	}, $s);
	case_("$f after shutdown", function ($o) use ($f, $a) {
		socket_shutdown($a);
		return $f($a, $o->address, $o->port);
	}, $a);
	case_("$f closed", fn($o) => $f(closed_socket(), $o->address, $o->port));
	case_("$f into one variable twice", function ($o) use ($f, $u) {
		return $f($u, $o->both, $o->both);
	}, $u);
	case_("$f that fails keeps the old values", function ($o) use ($f) {
		$o->address = 'old';
		$o->port = 'old port';
		$s = socket_create(AF_UNIX, SOCK_STREAM, 0);
		socket_bind($s, unlink_('k.sock'));
		return $f($s, $o->address, $o->port);
	});
}

function unlink_(string $path): string
{
	file_exists($path) && unlink($path);
	return $path;
}

foreach (['0.0.0.0', '127.0.0.2', '127.255.255.254'] as $address) {
	$s = socket_create(AF_INET, SOCK_DGRAM, 0);
	socket_bind($s, $address);
	case_("name of $address", function ($o) use ($s) {
		$r = socket_getsockname($s, $o->address, $port);
		$o->port = get_debug_type($port);
		return $r;
	}, $s);
}
foreach (['::', '::ffff:127.0.0.5', '::1'] as $address) {
	$s = socket_create(AF_INET6, SOCK_DGRAM, 0);
	socket_bind($s, $address);
	case_('name of ' . strtr($address, ':', '.'), fn($o) =>
		socket_getsockname($s, $o->address), $s);
}
foreach (['plain.sock', './dotted.sock', 'with space', "bytes\xff\xfe", 'ünï', "line\nbreak"]
		as $i => $path) {
	$s = socket_create(AF_UNIX, SOCK_STREAM, 0);
	socket_bind($s, $path);
	socket_listen($s);
	case_("unix name $i", fn($o) => socket_getsockname($s, $o->address, $o->port), $s);
	$c = socket_create(AF_UNIX, SOCK_STREAM, 0);
	socket_connect($c, $path);
	case_("unix peer name $i", fn($o) => socket_getpeername($c, $o->address, $o->port), $c);
}
foreach (['getsockname' => 'socket_getsockname', 'getpeername' => 'socket_getpeername']
		as $label => $f) {
	$s = socket_create(AF_UNIX, SOCK_STREAM, 0);
	socket_bind($s, "\0" . unique($label));
	socket_listen($s);
	$c = socket_create(AF_UNIX, SOCK_STREAM, 0);
	socket_connect($c, "\0" . unique($label));
	case_("abstract $label of the listener", fn($o) => $f($s, $o->address, $o->port), $s);
	case_("abstract $label of the client", fn($o) => $f($c, $o->address, $o->port), $c);
}
class Names
{
	public ?string $address = null;
	public ?int $port = null;
	public int $wrong = 7;
	public readonly string $once;
}
[$u, $port] = udp();
case_('typed properties', function ($o) use ($u) {
	$names = new Names();
	$r = socket_getsockname($u, $names->address, $names->port);
	$o->address = $names->address;
	$o->port = $names->port;
	return $r;
});
isolated('a typed property that refuses', function ($o) use ($u) {
	$names = new Names();
	return socket_getsockname($u, $names->wrong);
});
case_('an element of an array', function ($o) use ($u) {
	$list = [];
	$r = socket_getsockname($u, $list['a'], $list['p']);
	$o->list = $list;
	return $r;
});
case_('the socket itself', function ($o) {
	[$s] = udp();
	$r = socket_getsockname($s, $s);
	$o->s = $s;
	return $r;
});
done();
