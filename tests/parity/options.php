<?php
require __DIR__ . '/case.inc';

/* Every integer option by kind of socket: read it, set it to ordinary and odd values, read again. */
$kinds = [
	'tcp' => fn() => socket_create(AF_INET, SOCK_STREAM, 0),
	'tcp6' => fn() => socket_create(AF_INET6, SOCK_STREAM, 0),
	'udp' => fn() => socket_create(AF_INET, SOCK_DGRAM, 0),
	'udp6' => fn() => socket_create(AF_INET6, SOCK_DGRAM, 0),
	'unix' => fn() => socket_create(AF_UNIX, SOCK_STREAM, 0),
];
$options = [
	[SOL_SOCKET, ['SO_REUSEADDR', 'SO_REUSEPORT', 'SO_KEEPALIVE', 'SO_DONTROUTE', 'SO_BROADCAST',
		'SO_OOBINLINE', 'SO_RCVLOWAT', 'SO_SNDLOWAT', 'SO_TYPE', 'SO_ERROR', 'SO_PASSCRED',
		'SO_INCOMING_CPU', 'SO_ZEROCOPY', 'SO_BINDTOIFINDEX', 'SO_DETACH_FILTER'],
		['tcp', 'udp', 'unix']],
	[SOL_TCP, ['TCP_NODELAY', 'TCP_DEFER_ACCEPT', 'TCP_KEEPIDLE', 'TCP_KEEPINTVL', 'TCP_KEEPCNT',
		'TCP_SYNCNT', 'TCP_USER_TIMEOUT', 'TCP_QUICKACK', 'TCP_NOTSENT_LOWAT'], ['tcp', 'udp']],
	[IPPROTO_IP, ['IP_MULTICAST_TTL', 'IP_MULTICAST_LOOP', 'IP_MULTICAST_IF', 'IP_MTU_DISCOVER',
		'IP_BIND_ADDRESS_NO_PORT'], ['udp', 'tcp', 'unix']],
	[IPPROTO_IPV6, ['IPV6_MULTICAST_HOPS', 'IPV6_MULTICAST_LOOP', 'IPV6_MULTICAST_IF',
		'IPV6_UNICAST_HOPS', 'IPV6_V6ONLY', 'IPV6_RECVPKTINFO', 'IPV6_RECVHOPLIMIT',
		'IPV6_RECVTCLASS', 'IPV6_TCLASS', 'IPV6_HOPLIMIT', 'IPV6_PKTINFO'], ['udp6', 'tcp6', 'udp']],
	[SOL_UDP, ['UDP_SEGMENT'], ['udp', 'udp6', 'tcp']],
];
/* What the kernel answers by the machine it runs on is shown by its type only. */
$by_machine = ['SO_INCOMING_CPU', 'TCP_KEEPIDLE', 'TCP_KEEPINTVL', 'TCP_KEEPCNT', 'TCP_SYNCNT'];

foreach ($options as [$level, $names, $on]) {
	foreach ($names as $name) {
		$option = constant($name);
		foreach ($on as $kind) {
			$s = $kinds[$kind]();
			case_("$name $kind get", function () use ($s, $level, $option, $name, $by_machine) {
				$r = socket_get_option($s, $level, $option);
				return in_array($name, $by_machine, true) ? get_debug_type($r) : $r;
			}, $s);
			foreach ([1, 0, 2, 255] as $value) {
				case_("$name $kind set $value", function ($o) use ($s, $level, $option, $value, $name) {
					$r = socket_set_option($s, $level, $option, $value);
					if ($name !== 'SO_INCOMING_CPU') {
						$o->get = @socket_get_option($s, $level, $option);
					}
					return $r;
				}, $s);
			}
		}
	}
}

/* Odd values, on one socket of the right kind each. */
$values = ['-1' => -1, '256' => 256, '65535' => 65535, '65536' => 65536, 'int max' => 0x7fffffff,
	'true' => true, 'false' => false, 'text 1' => '1', 'text' => 'abc', 'empty text' => '',
	'float' => 1.9, 'null' => null, 'array' => [1], 'empty array' => [], 'object' => new stdClass()];
foreach ($options as [$level, $names, $on]) {
	foreach ($names as $name) {
		$option = constant($name);
		foreach ($values as $label => $value) {
			$s = $kinds[$on[0]]();
			isolated("$name odd $label", function ($o) use ($s, $level, $option, $value, $name) {
				$r = socket_set_option($s, $level, $option, $value);
				if ($name !== 'SO_INCOMING_CPU') {
					$o->get = @socket_get_option($s, $level, $option);
				}
				return $r;
			}, $s);
		}
		if (PHP_INT_SIZE === 8) {
			$s = $kinds[$on[0]]();
			case_("$name odd 1 << 40", fn() => socket_set_option($s, $level, $option, 1 << 40), $s);
			case_("$name odd minimum", fn() =>
				socket_set_option($s, $level, $option, PHP_INT_MIN), $s);
		} else {
			skip("$name odd 1 << 40", '64 bits only');
			skip("$name odd minimum", '64 bits only');
		}
	}
}
case_('REUSEADDR takes a reference', function () use ($kinds) {
	$value = 1;
	$reference = &$value;
	return socket_set_option($kinds['tcp'](), SOL_SOCKET, SO_REUSEADDR, $reference);
});

foreach (['SO_SNDBUF', 'SO_RCVBUF'] as $name) {
	foreach (['tcp', 'udp', 'unix'] as $kind) {
		$s = $kinds[$kind]();
		$option = constant($name);
		case_("$name $kind get", fn() => socket_get_option($s, SOL_SOCKET, $option) > 1000, $s);
		foreach ([1, 5000, 100000, 0, -1] as $value) {
			case_("$name $kind set $value", function ($o) use ($s, $option, $value) {
				$r = socket_set_option($s, SOL_SOCKET, $option, $value);
				$got = socket_get_option($s, SOL_SOCKET, $option);
				$o->double = $got === 2 * $value;
				return $r;
			}, $s);
		}
	}
}
foreach (['SO_MEMINFO', 'SO_BPF_EXTENSIONS'] as $name) {
	$s = $kinds['udp']();
	case_("$name get", fn() => get_debug_type(socket_get_option($s, SOL_SOCKET, constant($name))), $s);
	case_("$name set", fn() => socket_set_option($s, SOL_SOCKET, constant($name), 1), $s);
}
case_('SO_TYPE of each', fn() => array_map(fn($make) =>
	socket_get_option($make(), SOL_SOCKET, SO_TYPE), $kinds));
case_('SO_ERROR after a refused datagram', function ($o) {
	[$dead, $port] = udp('dead');
	socket_close($dead);
	$c = socket_create(AF_INET, SOCK_DGRAM, 0);
	socket_connect($c, '127.0.0.1', $port);
	socket_write($c, 'x');
	await_readable($c);
	return [socket_get_option($c, SOL_SOCKET, SO_ERROR), socket_get_option($c, SOL_SOCKET, SO_ERROR)];
});
case_('TCP_NODELAY set is stored', function () {
	[$c, $s] = tcp_pair();
	socket_set_option($c, SOL_TCP, TCP_NODELAY, 1);
	return [socket_get_option($c, SOL_TCP, TCP_NODELAY), socket_get_option($s, SOL_TCP, TCP_NODELAY)];
});
case_('KEEPIDLE and others set are stored', function () use ($kinds) {
	$s = $kinds['tcp']();
	$kept = [];
	foreach ([TCP_KEEPIDLE => 77, TCP_KEEPINTVL => 11, TCP_KEEPCNT => 5, TCP_SYNCNT => 3,
			TCP_USER_TIMEOUT => 12345] as $option => $value) {
		$kept[] = [socket_set_option($s, SOL_TCP, $option, $value),
			socket_get_option($s, SOL_TCP, $option)];
	}
	return $kept;
});
foreach ([-1, 4294967295, 4294967296, 2147483648, PHP_INT_MAX] as $i => $value) {
	$s = $kinds['tcp']();
	case_("TCP_USER_TIMEOUT range $i", fn($o) => [socket_set_option($s, SOL_TCP, TCP_USER_TIMEOUT, $value),
		socket_get_option($s, SOL_TCP, TCP_USER_TIMEOUT)], $s);
}
foreach ([-1, 0, 1, 1400, 65535, 65536, 100000, PHP_INT_MAX] as $i => $value) {
	$s = $kinds['udp']();
	case_("UDP_SEGMENT range $i", fn($o) => [socket_set_option($s, SOL_UDP, UDP_SEGMENT, $value),
		socket_get_option($s, SOL_UDP, UDP_SEGMENT)], $s);
}
case_('UDP_SEGMENT cuts', function () {
	[$u, $port] = udp();
	$s = socket_create(AF_INET, SOCK_DGRAM, 0);
	socket_set_option($s, SOL_UDP, UDP_SEGMENT, 4);
	socket_sendto($s, 'abcdefghij', 10, 0, '127.0.0.1', $port);
	$got = [];
	while (@socket_recv($u, $data, 100, MSG_DONTWAIT) !== false) {
		$got[] = $data;
	}
	return $got;
});

/* Levels and options that do not exist. */
foreach ([[-1, 1], [9999, 1], [SOL_SOCKET, 9999], [SOL_SOCKET, -1], [SOL_TCP, 9999], [IPPROTO_IP, 9999],
		[IPPROTO_IPV6, 9999], [SOL_SOCKET, 0], [PHP_INT_MAX, PHP_INT_MAX]] as $i => [$level, $option]) {
	$s = $kinds['tcp']();
	case_("unknown $i get", fn() => socket_get_option($s, $level, $option), $s);
	case_("unknown $i set", fn() => socket_set_option($s, $level, $option, 1), $s);
	case_("unknown $i getopt", fn() => socket_getopt($s, $level, $option), $s);
	case_("unknown $i setopt", fn() => socket_setopt($s, $level, $option, 1), $s);
}
case_('getopt and setopt are the same', function () use ($kinds) {
	$s = $kinds['tcp']();
	return [socket_setopt($s, SOL_SOCKET, SO_KEEPALIVE, 1), socket_getopt($s, SOL_SOCKET, SO_KEEPALIVE),
		socket_get_option($s, SOL_SOCKET, SO_KEEPALIVE)];
});
case_('set on closed', fn() => socket_set_option(closed_socket(), SOL_SOCKET, SO_REUSEADDR, 1));
case_('get on closed', fn() => socket_get_option(closed_socket(), SOL_SOCKET, SO_REUSEADDR));
foreach ([['SO_DEBUG', SOL_SOCKET, 'tcp'], ['SO_MARK', SOL_SOCKET, 'tcp'],
		['SO_BUSY_POLL', SOL_SOCKET, 'udp'], ['TCP_REPAIR', SOL_TCP, 'tcp']] as [$name, $level, $kind]) {
	foreach ([1, 0, 77, -1] as $value) {
		if (is_root()) {
			$s = $kinds[$kind]();
			case_("$name $value", fn() => [socket_set_option($s, $level, constant($name), $value),
				socket_get_option($s, $level, constant($name))], $s);
		} else {
			skip("$name $value", 'root only');
		}
	}
}
done();
