<?php
require __DIR__ . '/case.inc';

/* What needs no network: argument errors, and joins on the loopback interface by its index. */
class Group
{
	public $group = '239.1.2.3';
	public $interface = 'lo';
	public $source = '127.0.0.1';
}

class EmptyGroup
{
	public string $group;
	public string $interface;
}

$families = [
	'INET' => [AF_INET, IPPROTO_IP, '239.1.2.3', '127.0.0.1'],
	'INET6' => [AF_INET6, IPPROTO_IPV6, 'ff02::1:3', '::1'],
];
$names = ['MCAST_JOIN_GROUP', 'MCAST_LEAVE_GROUP', 'MCAST_BLOCK_SOURCE', 'MCAST_UNBLOCK_SOURCE',
	'MCAST_JOIN_SOURCE_GROUP', 'MCAST_LEAVE_SOURCE_GROUP'];
foreach ($families as $family => [$domain, $level, $group, $source]) {
	foreach ($names as $name) {
		$option = constant($name);
		$values = ['int' => 1, 'null' => null, 'text' => $group, 'float' => 1.5, 'true' => true,
			'empty' => [], 'group missing' => ['interface' => 'lo', 'source' => $source],
			'source missing' => ['group' => $group, 'interface' => 'lo'],
			'group int' => ['group' => 5, 'interface' => 'lo', 'source' => $source],
			'group array' => ['group' => [], 'interface' => 'lo', 'source' => $source],
			'group null' => ['group' => null, 'interface' => 'lo', 'source' => $source],
			'group bad' => ['group' => 'no.such.host.invalid', 'interface' => 'lo', 'source' => $source],
			'group empty' => ['group' => '', 'interface' => 'lo', 'source' => $source],
			'group unicast' => ['group' => $source, 'interface' => 'lo', 'source' => $source],
			'interface unknown' => ['group' => $group, 'interface' => 'nosuch0', 'source' => $source],
			'interface negative' => ['group' => $group, 'interface' => -1, 'source' => $source],
			'interface far' => ['group' => $group, 'interface' => 99999, 'source' => $source],
			'interface huge' => ['group' => $group, 'interface' => PHP_INT_MAX, 'source' => $source],
			'interface array' => ['group' => $group, 'interface' => ['lo'], 'source' => $source],
			'interface null' => ['group' => $group, 'interface' => null, 'source' => $source],
			'interface float' => ['group' => $group, 'interface' => 1.0, 'source' => $source],
			'interface text digit' => ['group' => $group, 'interface' => '1', 'source' => $source],
			'source bad' => ['group' => $group, 'interface' => 'lo', 'source' => 'no.such.host.invalid'],
			'source int' => ['group' => $group, 'interface' => 'lo', 'source' => 7],
			'source array' => ['group' => $group, 'interface' => 'lo', 'source' => []],
			'other family' => ['group' => $domain === AF_INET ? 'ff02::1' : '239.1.1.1',
				'interface' => 'lo', 'source' => $source],
			'unknown key' => ['group' => $group, 'interface' => 'lo', 'source' => $source, 'x' => 1],
			'by name' => ['group' => $group, 'interface' => 'lo', 'source' => $source],
			'by index' => ['group' => $group, 'interface' => 1, 'source' => $source],
			'stdClass' => (object) ['group' => $group, 'interface' => 'lo', 'source' => $source],
			'declared' => new Group(), 'uninitialised' => new EmptyGroup()];
		foreach ($values as $label => $value) {
			$s = socket_create($domain, SOCK_DGRAM, 0);
			isolated("$family $name $label", fn() =>
				socket_set_option($s, $level, $option, $value), $s);
		}
		$s = socket_create($domain, SOCK_DGRAM, 0);
		case_("$family $name get", fn() => socket_get_option($s, $level, $option), $s);
		$s = socket_create(AF_UNIX, SOCK_DGRAM, 0);
		case_("$family $name on unix", fn() =>
			socket_set_option($s, $level, $option, ['group' => $group, 'interface' => 'lo']), $s);
		$s = socket_create($domain === AF_INET ? AF_INET6 : AF_INET, SOCK_DGRAM, 0);
		case_("$family $name on the other family", fn() => socket_set_option($s, $level, $option,
			['group' => $group, 'interface' => 'lo', 'source' => $source]), $s);
	}
	case_("$family join and leave", function () use ($domain, $level, $group) {
		$s = socket_create($domain, SOCK_DGRAM, 0);
		$value = ['group' => $group, 'interface' => 'lo'];
		return [socket_set_option($s, $level, MCAST_JOIN_GROUP, $value),
			@socket_set_option($s, $level, MCAST_JOIN_GROUP, $value), socket_last_error($s),
			socket_set_option($s, $level, MCAST_LEAVE_GROUP, $value),
			@socket_set_option($s, $level, MCAST_LEAVE_GROUP, $value), socket_last_error($s)];
	});
	case_("$family source join and leave", function () use ($domain, $level, $group, $source) {
		$s = socket_create($domain, SOCK_DGRAM, 0);
		$value = ['group' => $group, 'interface' => 'lo', 'source' => $source];
		return [socket_set_option($s, $level, MCAST_JOIN_SOURCE_GROUP, $value),
			@socket_set_option($s, $level, MCAST_JOIN_SOURCE_GROUP, $value), socket_last_error($s),
			socket_set_option($s, $level, MCAST_LEAVE_SOURCE_GROUP, $value),
			@socket_set_option($s, $level, MCAST_LEAVE_SOURCE_GROUP, $value), socket_last_error($s)];
	});
	case_("$family block and unblock", function () use ($domain, $level, $group, $source) {
		$s = socket_create($domain, SOCK_DGRAM, 0);
		$value = ['group' => $group, 'interface' => 'lo', 'source' => $source];
		return [socket_set_option($s, $level, MCAST_JOIN_GROUP, $value),
			socket_set_option($s, $level, MCAST_BLOCK_SOURCE, $value),
			socket_set_option($s, $level, MCAST_UNBLOCK_SOURCE, $value)];
	});
	case_("$family join on tcp", function () use ($domain, $level, $group) {
		$s = socket_create($domain, SOCK_STREAM, 0);
		return socket_set_option($s, $level, MCAST_JOIN_GROUP, ['group' => $group, 'interface' => 'lo']);
	});
	case_("$family join leaves the array alone", function ($o) use ($domain, $level, $group) {
		$s = socket_create($domain, SOCK_DGRAM, 0);
		$o->value = ['group' => $group, 'interface' => 1];
		return socket_set_option($s, $level, MCAST_JOIN_GROUP, $o->value);
	});
}

$odd = ['0' => 0, '1' => 1, '255' => 255, '256' => 256, '-1' => -1, '-2' => -2, 'true' => true,
	'false' => false, 'text' => 'abc', 'digits' => '3', 'lo' => 'lo', 'nosuch' => 'nosuch0', 'empty' => '',
	'null' => null, 'array' => [], 'float' => 1.5, 'object' => new stdClass(), '99999' => 99999,
	'max' => PHP_INT_MAX];
$plain = ['INET' => ['IP_MULTICAST_IF', 'IP_MULTICAST_TTL', 'IP_MULTICAST_LOOP'],
	'INET6' => ['IPV6_MULTICAST_IF', 'IPV6_MULTICAST_HOPS', 'IPV6_MULTICAST_LOOP', 'IPV6_UNICAST_HOPS']];
foreach ($plain as $family => $options) {
	[$domain, $level] = $families[$family];
	foreach ($options as $name) {
		foreach ($odd as $label => $value) {
			$s = socket_create($domain, SOCK_DGRAM, 0);
			isolated("$name $label", function ($o) use ($s, $level, $name, $value) {
				$r = socket_set_option($s, $level, constant($name), $value);
				$o->get = socket_get_option($s, $level, constant($name));
				return $r;
			}, $s);
		}
		foreach (['unix' => AF_UNIX, 'other' => $domain === AF_INET ? AF_INET6 : AF_INET] as $label => $other) {
			$s = socket_create($other, SOCK_DGRAM, 0);
			case_("$name on $label", fn() => socket_set_option($s, $level, constant($name), 1), $s);
			case_("$name on $label get", fn() => socket_get_option($s, $level, constant($name)), $s);
		}
	}
}
case_('IP_MULTICAST_IF is stored', function () {
	$s = socket_create(AF_INET, SOCK_DGRAM, 0);
	return [socket_set_option($s, IPPROTO_IP, IP_MULTICAST_IF, 'lo'),
		socket_get_option($s, IPPROTO_IP, IP_MULTICAST_IF),
		socket_set_option($s, IPPROTO_IP, IP_MULTICAST_IF, 0),
		socket_get_option($s, IPPROTO_IP, IP_MULTICAST_IF)];
});
case_('IPV6_MULTICAST_IF is stored', function () {
	$s = socket_create(AF_INET6, SOCK_DGRAM, 0);
	return [socket_set_option($s, IPPROTO_IPV6, IPV6_MULTICAST_IF, 'lo'),
		socket_get_option($s, IPPROTO_IPV6, IPV6_MULTICAST_IF)];
});
done();
