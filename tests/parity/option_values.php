<?php
require __DIR__ . '/case.inc';

/* Options whose values are no plain integers. */
function tcp(): Socket
{
	return socket_create(AF_INET, SOCK_STREAM, 0);
}

class Declared
{
	public $l_onoff = 1;
	public $l_linger = 7;
	public $sec = 3;
	public $usec = 500000;
}

class Uninitialised
{
	public int $l_onoff;
	public int $l_linger;
	public int $sec;
	public int $usec;
}

class Hidden
{
	protected $l_onoff = 1;
	private $l_linger = 7;
	protected $sec = 3;
	private $usec = 500000;
}

$s = tcp();
case_('linger get', fn() => socket_get_option($s, SOL_SOCKET, SO_LINGER), $s);
$lingers = ['on' => ['l_onoff' => 1, 'l_linger' => 5], 'off' => ['l_onoff' => 0, 'l_linger' => 5],
	'order' => ['l_linger' => 9, 'l_onoff' => 1], 'more' => ['l_onoff' => 1, 'l_linger' => 1, 'x' => 2],
	'onoff missing' => ['l_linger' => 5], 'linger missing' => ['l_onoff' => 1], 'empty' => [],
	'list' => [1, 5], 'texts' => ['l_onoff' => '1', 'l_linger' => '5'],
	'words' => ['l_onoff' => 'on', 'l_linger' => 'x'], 'nulls' => ['l_onoff' => null, 'l_linger' => null],
	'bools' => ['l_onoff' => true, 'l_linger' => false], 'floats' => ['l_onoff' => 1.5, 'l_linger' => 2.5],
	'arrays' => ['l_onoff' => [], 'l_linger' => [1]], 'negative' => ['l_onoff' => 1, 'l_linger' => -1],
	'negative onoff' => ['l_onoff' => -1, 'l_linger' => 1], 'top' => ['l_onoff' => 1, 'l_linger' => 65535],
	'over' => ['l_onoff' => 1, 'l_linger' => 65536], 'onoff top' => ['l_onoff' => 65535, 'l_linger' => 1],
	'onoff over' => ['l_onoff' => 65536, 'l_linger' => 1],
	'huge' => ['l_onoff' => PHP_INT_MAX, 'l_linger' => PHP_INT_MAX],
	'int' => 1, 'null' => null, 'text' => 'abc', 'float' => 1.5, 'true' => true,
	'stdClass' => (object) ['l_onoff' => 1, 'l_linger' => 6], 'stdClass empty' => new stdClass(),
	'declared' => new Declared(), 'uninitialised' => new Uninitialised(), 'hidden' => new Hidden(),
	'objects' => ['l_onoff' => new stdClass(), 'l_linger' => 1],
	'capitals' => ['L_ONOFF' => 1, 'L_LINGER' => 1]];
foreach ($lingers as $label => $value) {
	$s = tcp();
	isolated("linger $label", function ($o) use ($s, $value) {
		$r = socket_set_option($s, SOL_SOCKET, SO_LINGER, $value);
		$o->get = socket_get_option($s, SOL_SOCKET, SO_LINGER);
		return $r;
	}, $s);
}
case_('linger is left alone', function ($o) {
	$value = ['l_onoff' => '1', 'l_linger' => '5'];
	$r = socket_set_option(tcp(), SOL_SOCKET, SO_LINGER, $value);
	$o->value = $value;
	return $r;
});
case_('linger on unix', fn() => socket_set_option(pair()[0], SOL_SOCKET, SO_LINGER,
	['l_onoff' => 1, 'l_linger' => 5]));

$times = ['whole' => ['sec' => 2, 'usec' => 0], 'both' => ['sec' => 1, 'usec' => 500000],
	'zero' => ['sec' => 0, 'usec' => 0], 'million' => ['sec' => 0, 'usec' => 1000000],
	'many' => ['sec' => 1, 'usec' => 2500000], 'negative' => ['sec' => -1, 'usec' => 0],
	'negative usec' => ['sec' => 1, 'usec' => -1], 'sec missing' => ['usec' => 1],
	'usec missing' => ['sec' => 1], 'empty' => [], 'list' => [1, 5],
	'texts' => ['sec' => '2', 'usec' => '0'], 'words' => ['sec' => 'x', 'usec' => 'y'],
	'nulls' => ['sec' => null, 'usec' => null], 'floats' => ['sec' => 1.9, 'usec' => 0.5],
	'arrays' => ['sec' => [], 'usec' => []], 'int' => 5, 'null' => null, 'text' => 'abc', 'float' => 1.5,
	'stdClass' => (object) ['sec' => 4, 'usec' => 0], 'stdClass empty' => new stdClass(),
	'declared' => new Declared(), 'uninitialised' => new Uninitialised(), 'hidden' => new Hidden(),
	'order' => ['usec' => 0, 'sec' => 6]];
foreach (['SO_RCVTIMEO', 'SO_SNDTIMEO'] as $name) {
	$option = constant($name);
	$s = tcp();
	case_("$name get", fn() => socket_get_option($s, SOL_SOCKET, $option), $s);
	foreach ($times as $label => $value) {
		$s = tcp();
		isolated("$name $label", function ($o) use ($s, $option, $value) {
			$r = socket_set_option($s, SOL_SOCKET, $option, $value);
			$got = socket_get_option($s, SOL_SOCKET, $option);
			/* The kernel keeps its own ticks. */
			$got['usec'] = (int) round($got['usec'], -4);
			$o->get = $got;
			return $r;
		}, $s);
	}
}
isolated('timeout of a declared object works', function () {
	[$a, $b] = pair();
	$time = new Declared();
	$time->sec = 0;
	$time->usec = 20000;
	socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, $time);
	return [@socket_read($b, 10), socket_last_error($b)];
});

$odd = ['int' => 1, 'zero' => 0, 'null' => null, 'float' => 1.5, 'true' => true, 'array' => ['lo'],
	'object' => new stdClass(), 'empty' => '', 'nosuch' => 'nosuch0', 'long' => str_repeat('n', 50),
	'NUL' => "lo\0x", 'sixteen' => str_repeat('n', 16)];
foreach ($odd as $label => $value) {
	$s = socket_create(AF_INET, SOCK_DGRAM, 0);
	case_("SO_BINDTODEVICE $label", fn() =>
		socket_set_option($s, SOL_SOCKET, SO_BINDTODEVICE, $value), $s);
	$s = tcp();
	case_("TCP_CONGESTION $label", fn() =>
		socket_set_option($s, SOL_TCP, TCP_CONGESTION, $value), $s);
}
$s = socket_create(AF_INET, SOCK_DGRAM, 0);
case_('SO_BINDTODEVICE lo', fn() => socket_set_option($s, SOL_SOCKET, SO_BINDTODEVICE, 'lo'), $s);
case_('SO_BINDTODEVICE get', fn() => socket_get_option($s, SOL_SOCKET, SO_BINDTODEVICE), $s);
case_('SO_BINDTODEVICE of an object with text', function () use ($s) {
	return socket_set_option($s, SOL_SOCKET, SO_BINDTODEVICE, new class {
		public function __toString(): string
		{
			return 'lo';
		}
	});
}, $s);
$s = tcp();
case_('TCP_CONGESTION reno', fn() => socket_set_option($s, SOL_TCP, TCP_CONGESTION, 'reno'), $s);
case_('TCP_CONGESTION get', fn() => socket_get_option($s, SOL_TCP, TCP_CONGESTION), $s);
case_('TCP_CONGESTION on udp', fn() => socket_get_option(socket_create(AF_INET, SOCK_DGRAM, 0),
	SOL_TCP, TCP_CONGESTION));
case_('TCP_CONGESTION set on udp', fn() => socket_set_option(socket_create(AF_INET, SOCK_DGRAM, 0),
	SOL_TCP, TCP_CONGESTION, 'reno'));

$filters = ['zero' => 0, 'one' => 1, 'SKF_AD_CPU' => SKF_AD_CPU, 'SKF_AD_QUEUE' => SKF_AD_QUEUE,
	'SKF_AD_PROTOCOL' => SKF_AD_PROTOCOL, 'SKF_AD_OFF' => SKF_AD_OFF, 'SKF_AD_MAX' => SKF_AD_MAX,
	'null' => null, 'text' => 'abc', 'digits' => '36', 'float' => 36.0, 'true' => true, 'array' => [],
	'object' => new stdClass()];
foreach ($filters as $label => $value) {
	$s = socket_create(AF_INET, SOCK_DGRAM, 0);
	socket_set_option($s, SOL_SOCKET, SO_REUSEPORT, 1);
	socket_bind($s, '127.0.0.1');
	case_("SO_ATTACH_REUSEPORT_CBPF $label", fn() =>
		socket_set_option($s, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, $value), $s);
	case_("SO_ATTACH_REUSEPORT_CBPF $label, another level", fn() =>
		socket_set_option($s, SOL_UDP, SO_ATTACH_REUSEPORT_CBPF, $value), $s);
	case_("SO_DETACH_REUSEPORT_BPF $label", fn() =>
		socket_set_option($s, SOL_SOCKET, SO_DETACH_REUSEPORT_BPF, $value), $s);
}
$s = socket_create(AF_INET, SOCK_DGRAM, 0);
case_('SO_ATTACH_REUSEPORT_CBPF get', fn() =>
	socket_get_option($s, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF), $s);
case_('SO_ATTACH_REUSEPORT_CBPF without REUSEPORT', fn() =>
	socket_set_option($s, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, SKF_AD_CPU), $s);

/* Numbers that mean one thing at one level and another thing at another. */
foreach ([13, 20, 21, 25, 51, 17, 32, 33, 34, 42, 43, 44, 45, 46, 47, 18, 19, 103, 50] as $number) {
	foreach (['SOL_TCP' => SOL_TCP, 'SOL_UDP' => SOL_UDP] as $level_name => $level) {
		$s = $level === SOL_TCP ? tcp() : socket_create(AF_INET, SOCK_DGRAM, 0);
		case_("$number at $level_name, int", fn() => socket_set_option($s, $level, $number, 1), $s);
		isolated("$number at $level_name, get", fn() => get_debug_type(socket_get_option($s, $level, $number)), $s);
	}
	$s = socket_create(AF_INET, SOCK_DGRAM, 0);
	isolated("$number at SOL_SOCKET, int", fn() => socket_set_option($s, SOL_SOCKET, $number, 0), $s);
}
/* Options of length 0 and others that answer with more or less than an int. */
foreach ([[SOL_SOCKET, 27, 'SO_DETACH_FILTER'], [SOL_SOCKET, 26, 'SO_ATTACH_FILTER'],
		[SOL_SOCKET, 17, 'SO_PEERCRED of tcp'], [SOL_SOCKET, 28, 'SO_PEERNAME unconnected'],
		[SOL_SOCKET, 30, 'SO_ACCEPTCONN'], [SOL_SOCKET, 38, 'SO_PROTOCOL'], [SOL_SOCKET, 39, 'SO_DOMAIN'],
		[IPPROTO_IP, 4, 'IP_OPTIONS'], [SOL_TCP, 31, 'TCP_ULP']] as [$level, $option, $name]) {
	$s = tcp();
	isolated("$name get", fn() => socket_get_option($s, $level, $option), $s);
}
isolated('SO_PEERCRED get', function ($o) {
	$r = socket_get_option(pair()[0], SOL_SOCKET, 17);
	return is_array($r) ? array_map(fn($v) => get_debug_type($v), $r) : $r === getmypid();
});
isolated('TCP_INFO get', fn() => get_debug_type(socket_get_option(tcp_pair()[0], SOL_TCP, 11)));
done();
