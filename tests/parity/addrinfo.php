<?php
require __DIR__ . '/case.inc';

/** The explained form of every entry. */
function explained($list): mixed
{
	return is_array($list) ? array_map('socket_addrinfo_explain', $list) : $list;
}

$stream = ['ai_socktype' => SOCK_STREAM];
$numeric = ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM];

case_('numeric host', fn() => explained(socket_addrinfo_lookup('127.0.0.1', '80', $stream)));
case_('numeric host, all types', fn() => explained(socket_addrinfo_lookup('127.0.0.1', '80')));
case_('numeric host without service', fn() => explained(socket_addrinfo_lookup('127.0.0.1', null, $stream)));
case_('numeric host, service omitted', fn() => count(socket_addrinfo_lookup('127.0.0.1')));
case_('numeric host, code', function ($o) {
	return explained(socket_addrinfo_lookup('127.0.0.1', '80', ['ai_socktype' => 1], $o->code));
});
case_('localhost v4', fn() => explained(socket_addrinfo_lookup('localhost', '80',
	['ai_family' => AF_INET] + $stream)));
case_('inet6', fn() => explained(socket_addrinfo_lookup('::1', '80', $stream)));
case_('inet6 scope', fn() => explained(socket_addrinfo_lookup('fe80::1%lo', '80', $stream)));
case_('inet6 scope number', fn() => explained(socket_addrinfo_lookup('fe80::1%1', '80', $stream)));
case_('inet6 scope unknown', fn() => explained(socket_addrinfo_lookup('fe80::1%nosuch0', '80', $numeric)));
case_('mapped', fn() => explained(socket_addrinfo_lookup('127.0.0.1', '80',
	['ai_family' => AF_INET6, 'ai_flags' => AI_V4MAPPED | AI_NUMERICHOST] + $stream)));
case_('passive without host', fn() => explained(socket_addrinfo_lookup('', '80',
	['ai_flags' => AI_PASSIVE, 'ai_family' => AF_INET] + $stream)));
case_('canonical name', fn() => explained(socket_addrinfo_lookup('127.0.0.1', '80',
	['ai_flags' => AI_CANONNAME | AI_NUMERICHOST] + $stream)));
case_('datagram', fn() => explained(socket_addrinfo_lookup('127.0.0.1', '53', ['ai_socktype' => SOCK_DGRAM])));
case_('protocol', fn() => explained(socket_addrinfo_lookup('127.0.0.1', '53', ['ai_protocol' => SOL_UDP])));
case_('family inet', fn() => explained(socket_addrinfo_lookup('127.0.0.1', '1', ['ai_family' => AF_INET] + $stream)));
case_('family unspecified', fn() => explained(socket_addrinfo_lookup('127.0.0.1', '1', ['ai_family' => AF_UNSPEC] + $stream)));
case_('family mismatch', fn() => socket_addrinfo_lookup('127.0.0.1', '1', ['ai_family' => AF_INET6] + $numeric));

foreach (['host unknown' => ['no.such.host.invalid', '80', $numeric], 'host empty' => ['', '80', $numeric],
		'host long' => [str_repeat('h', 2000), '80', $numeric], 'host NUL' => ["127.0.0.1\0x", '80', $numeric],
		'service unknown' => ['127.0.0.1', 'no-such-service', $stream],
		'service empty' => ['127.0.0.1', '', $stream], 'service NUL' => ['127.0.0.1', "80\0x", $stream],
		'service 65536' => ['127.0.0.1', '65536', $stream], 'service -1' => ['127.0.0.1', '-1', $stream],
		'service 0' => ['127.0.0.1', '0', $stream], 'service big' => ['127.0.0.1', '99999999999', $stream],
		'service spaced' => ['127.0.0.1', ' 80', $stream],
		'service not numeric' => ['127.0.0.1', 'http', ['ai_flags' => AI_NUMERICSERV] + $stream],
		'socktype unknown' => ['127.0.0.1', '80', ['ai_socktype' => 99]],
		'protocol unknown' => ['127.0.0.1', '80', ['ai_protocol' => 250]],
		'type and protocol' => ['127.0.0.1', '80', ['ai_socktype' => SOCK_STREAM, 'ai_protocol' => SOL_UDP]],
		'flags unknown' => ['127.0.0.1', '80', ['ai_flags' => 0x40000000] + $stream],
		'canonical without host' => ['', '80', ['ai_flags' => AI_CANONNAME] + $stream],
		'null both' => ['', null, $stream]] as $label => [$host, $service, $hints]) {
	case_($label, fn() => explained(socket_addrinfo_lookup($host, $service, $hints)));
	case_("$label, code", fn($o) => explained(socket_addrinfo_lookup($host, $service, $hints, $o->code)));
}
case_('code of a success replaces', function ($o) {
	$o->code = 'old';
	return count(socket_addrinfo_lookup('127.0.0.1', '80', ['ai_socktype' => 1], $o->code));
});
isolated('code into a property that refuses', function () {
	$holder = new class {
		public ?array $list = null;
	};
	return count(socket_addrinfo_lookup('127.0.0.1', '80', ['ai_socktype' => 1], $holder->list));
});

$odd = ['0' => 0, '-1' => -1, '1' => 1, '5' => 5, 'top' => 2147483647, 'over' => 2147483648, 'max' => PHP_INT_MAX,
	'min' => PHP_INT_MIN, 'digits' => '1', 'text' => 'abc', 'empty' => '', 'float' => 1.0, 'float 1.5' => 1.5,
	'null' => null, 'true' => true, 'array' => [], 'object' => new stdClass(), 'UNIX' => AF_UNIX];
foreach (['ai_flags', 'ai_socktype', 'ai_protocol', 'ai_family'] as $key) {
	foreach ($odd as $label => $value) {
		case_("$key $label", function () use ($key, $value) {
			$hints = [$key => $value] + ['ai_socktype' => SOCK_STREAM];
			return explained(socket_addrinfo_lookup('127.0.0.1', '80', $hints));
		});
	}
}
foreach (['unknown' => ['what' => 1], 'numeric' => [0 => 1], 'numbers' => [1, 2], 'capitals' => ['AI_FLAGS' => 0],
		'ai_addr' => ['ai_addr' => []], 'ai_canonname' => ['ai_canonname' => 'x'], 'empty' => ['' => 1],
		'two bad' => ['x' => 1, 5 => 1], 'bad after good' => ['ai_family' => AF_INET, 'x' => 1]] as $label => $hints) {
	case_("hint key $label", fn() => count(socket_addrinfo_lookup('127.0.0.1', '80', $hints)));
}
case_('hints by reference inside', function () {
	$type = SOCK_STREAM;
	return count(socket_addrinfo_lookup('127.0.0.1', '80', ['ai_socktype' => &$type]));
});
case_('hints are left alone', function ($o) {
	$o->hints = ['ai_socktype' => '1', 'ai_family' => '2'];
	return count(socket_addrinfo_lookup('127.0.0.1', '80', $o->hints));
});

function info(string $host, int|string $service, int $type = SOCK_STREAM): AddressInfo
{
	return socket_addrinfo_lookup($host, (string) $service, ['ai_socktype' => $type])[0];
}

[$l, $port] = listener();
[$l6, $port6] = listener('port6', '::1');
case_('connect', function ($o) use ($port) {
	$s = socket_addrinfo_connect(info('127.0.0.1', $port));
	socket_getpeername($s, $o->address, $o->port);
	$o->type = socket_get_option($s, SOL_SOCKET, SO_TYPE);
	return $s;
});
case_('connect inet6', function ($o) use ($port6) {
	$s = socket_addrinfo_connect(info('::1', $port6));
	socket_getpeername($s, $o->address, $o->port);
	return $s;
});
case_('connect talks', function () use ($l, $port) {
	while ($old = @socket_accept_nonblock($l)) {
		socket_close($old);
	}
	$s = socket_addrinfo_connect(info('127.0.0.1', $port));
	$peer = socket_accept($l);
	socket_write($s, 'identity');
	return socket_read($peer, 100);
});

function socket_accept_nonblock(Socket $s): Socket|false
{
	socket_set_nonblock($s);
	$r = @socket_accept($s);
	socket_set_block($s);
	return $r;
}

case_('connect udp', function ($o) {
	[$u, $port] = udp();
	$s = socket_addrinfo_connect(info('127.0.0.1', $port, SOCK_DGRAM));
	socket_write($s, 'datagram');
	$o->data = socket_read($u, 100);
	return $s;
});
$dead = socket_create(AF_INET, SOCK_STREAM, 0);
socket_bind($dead, '127.0.0.1');
socket_getsockname($dead, $ignored, $dead_port);
case_('connect refused', fn() => socket_addrinfo_connect(info('127.0.0.1', $dead_port)));
case_('connect twice with one', function ($o) use ($port) {
	$info = info('127.0.0.1', $port);
	return [socket_addrinfo_connect($info), socket_addrinfo_connect($info)];
});
case_('bind', function ($o) {
	$s = socket_addrinfo_bind(info('127.0.0.1', 0));
	socket_getsockname($s, $o->address, $port);
	$o->has_port = $port > 0;
	$o->type = socket_get_option($s, SOL_SOCKET, SO_TYPE);
	return socket_listen($s);
});
case_('bind inet6', function ($o) {
	$s = socket_addrinfo_bind(info('::1', 0));
	socket_getsockname($s, $o->address, $port);
	return $s;
});
case_('bind udp', function ($o) {
	$s = socket_addrinfo_bind(info('127.0.0.1', 0, SOCK_DGRAM));
	socket_getsockname($s, $o->address, $port);
	$o->type = socket_get_option($s, SOL_SOCKET, SO_TYPE);
	return $s;
});
case_('bind taken', fn() => socket_addrinfo_bind(info('127.0.0.1', $port)));
case_('bind elsewhere', fn() => socket_addrinfo_bind(info('192.0.2.1', 0)));
case_('blocking mode of a connected one', fn() => stream_get_meta_data(
	socket_export_stream(socket_addrinfo_connect(info('127.0.0.1', $port))))['blocked']);
case_('explain keys', fn() => array_keys(socket_addrinfo_explain(info('127.0.0.1', 80))));
case_('AddressInfo new', fn() => new AddressInfo());
case_('AddressInfo clone', fn() => clone info('127.0.0.1', 1));
case_('AddressInfo serialize', fn() => serialize(info('127.0.0.1', 1)));
case_('AddressInfo unserialize', fn() => unserialize('O:11:"AddressInfo":0:{}'));
case_('AddressInfo property', function () {
	$info = info('127.0.0.1', 1);
	$info->x = 1;
	return $info->x;
});
case_('AddressInfo compared', fn() => [info('127.0.0.1', 1) == info('127.0.0.1', 1), info('::1', 1) == info('::1', 2)]);
case_('AddressInfo cast', fn() => [(array) info('127.0.0.1', 1), (bool) info('127.0.0.1', 1)]);
case_('AddressInfo to int', fn() => (int) info('127.0.0.1', 1));
case_('AddressInfo to text', fn() => (string) info('127.0.0.1', 1));
case_('AddressInfo dump', fn() => print_r(info('127.0.0.1', 1), true));
case_('AddressInfo json', fn() => json_encode(info('127.0.0.1', 1)));
done();
