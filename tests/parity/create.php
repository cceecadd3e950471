<?php
require __DIR__ . '/case.inc';

$families = ['AF_UNIX', 'AF_INET', 'AF_INET6'];
$types = ['SOCK_STREAM', 'SOCK_DGRAM', 'SOCK_SEQPACKET', 'SOCK_RDM', 'SOCK_DCCP'];

foreach ($families as $family) {
	foreach ($types as $type) {
		case_("create $family $type", fn() => socket_create(constant($family), constant($type), 0));
	}
}
foreach (['SOL_TCP' => SOL_TCP, 'SOL_UDP' => SOL_UDP, 'SOL_UDPLITE' => SOL_UDPLITE,
		'minus one' => -1, '9999' => 9999] as $name => $protocol) {
	case_("create stream protocol $name", fn() => socket_create(AF_INET, SOCK_STREAM, $protocol));
	case_("create dgram protocol $name", fn() => socket_create(AF_INET, SOCK_DGRAM, $protocol));
	case_("create inet6 dgram protocol $name",
		fn() => socket_create(AF_INET6, SOCK_DGRAM, $protocol));
	case_("create unix protocol $name", fn() => socket_create(AF_UNIX, SOCK_STREAM, $protocol));
}
foreach ([AF_UNSPEC, -1, 3, 9, 255, 65536, PHP_INT_MAX, PHP_INT_MIN] as $family) {
	$name = match ($family) {
		PHP_INT_MAX => 'PHP_INT_MAX', PHP_INT_MIN => 'PHP_INT_MIN', default => $family,
	};
	case_("create family $name", fn() => socket_create($family, SOCK_STREAM, 0));
	case_("create_pair family $name",
		fn($o) => socket_create_pair($family, SOCK_STREAM, 0, $o->pair));
}
foreach ([0, -1, 7, 8, 10, 11, 100, 4096, 524288, 2048, PHP_INT_MAX, PHP_INT_MIN] as $type) {
	$name = match ($type) {
		PHP_INT_MAX => 'PHP_INT_MAX', PHP_INT_MIN => 'PHP_INT_MIN', default => $type,
	};
	case_("create type $name", fn() => socket_create(AF_INET, $type, 0));
	case_("create_pair type $name", fn($o) => socket_create_pair(AF_UNIX, $type, 0, $o->pair));
}
foreach (['cloexec' => SOCK_CLOEXEC, 'nonblock' => SOCK_NONBLOCK,
		'both' => SOCK_CLOEXEC | SOCK_NONBLOCK] as $name => $flags) {
	foreach ($types as $type) {
		case_("create $type with $name",
			fn() => socket_create(AF_UNIX, constant($type) | $flags, 0));
	}
	case_("create_pair with $name", fn($o) =>
		socket_create_pair(AF_UNIX, SOCK_STREAM | $flags, 0, $o->pair));
	case_("create_pair dgram with $name", fn($o) =>
		socket_create_pair(AF_UNIX, SOCK_DGRAM | $flags, 0, $o->pair));
	case_("read of a pair with $name", function () use ($flags) {
		if (!socket_create_pair(AF_UNIX, SOCK_STREAM | $flags, 0, $pair)) {
			return 'no pair';
		}
		socket_set_option($pair[0], SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 10000]);
		return socket_recv($pair[0], $data, 10, 0);
	});
}
case_('SOCK_TYPE of a flagged socket', function () {
	$s = socket_create(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	return socket_get_option($s, SOL_SOCKET, SO_TYPE);
});
case_('recv on a socket made non-blocking', function ($o) {
	$s = socket_create(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
	$r = socket_recv($s, $o->data, 10, 0);
	$o->socket = socket_last_error($s);
	return $r;
});

foreach ($families as $family) {
	foreach ($types as $type) {
		case_("create_pair $family $type", fn($o) =>
			socket_create_pair(constant($family), constant($type), 0, $o->pair));
	}
}
case_('create_pair replaces the old value', function ($o) {
	$o->pair = 'old';
	return socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $o->pair);
});
case_('create_pair that fails keeps the old value', function ($o) {
	$o->pair = 'old';
	return socket_create_pair(AF_INET, SOCK_STREAM, 0, $o->pair);
});
case_('create_pair with an error keeps the old value', function ($o) {
	$o->pair = ['old'];
	return socket_create_pair(77, SOCK_STREAM, 0, $o->pair);
});
case_('create_pair protocol 5', fn($o) => socket_create_pair(AF_UNIX, SOCK_STREAM, 5, $o->pair));
case_('create_pair ends are connected', function () {
	[$a, $b] = pair();
	return [socket_write($a, 'over'), socket_read($b, 10), socket_write($b, 'back'),
		socket_read($a, 10)];
});
case_('create_pair dgram keeps boundaries', function () {
	[$a, $b] = pair(SOCK_DGRAM);
	return [socket_write($a, 'one'), socket_write($a, 'second'), socket_read($b, 99),
		socket_read($b, 99)];
});
case_('create_pair seqpacket keeps boundaries', function () {
	[$a, $b] = pair(SOCK_SEQPACKET);
	return [socket_write($a, 'one'), socket_write($a, 'second'), socket_read($b, 99),
		socket_read($b, 99)];
});
class Typed
{
	public int $number = 1;
	public ?array $list = null;
}
isolated('create_pair into a property of type int', function ($o) {
	$typed = new Typed();
	return socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $typed->number);
});
case_('create_pair into a property of type array', function ($o) {
	$typed = new Typed();
	$r = socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $typed->list);
	$o->list = $typed->list;
	return $r;
});
if (is_root()) {
	case_('create raw icmp', fn() => socket_create(AF_INET, SOCK_RAW, IPPROTO_ICMP));
	case_('create raw icmpv6', fn() => socket_create(AF_INET6, SOCK_RAW, IPPROTO_ICMPV6));
	case_('create raw protocol 0', fn() => socket_create(AF_INET, SOCK_RAW, 0));
	case_('create raw unix', fn() => socket_create(AF_UNIX, SOCK_RAW, 0));
	case_('create packet', fn() => socket_create(AF_PACKET, SOCK_RAW, ETH_P_IP));
	case_('create packet dgram', fn() => socket_create(AF_PACKET, SOCK_DGRAM, ETH_P_ALL));
	case_('create packet stream', fn() => socket_create(AF_PACKET, SOCK_STREAM, 0));
} else {
	case_('create raw without rights', fn() => socket_create(AF_INET, SOCK_RAW, IPPROTO_ICMP));
}
done();
