<?php
require __DIR__ . '/case.inc';

/* Datagrams to groups, in a network namespace of the script's own. */
function namespace_made(): bool
{
	if (!is_root() || !function_exists('pcntl_unshare') || !@pcntl_unshare(CLONE_NEWNET)) {
		return false;
	}
	foreach (['link set lo up multicast on', 'route add 224.0.0.0/4 dev lo',
			'-6 route add local ff00::/8 dev lo'] as $command) {
		exec("ip $command 2>/dev/null", $ignored, $status);
		if ($status !== 0) {
			return false;
		}
	}
	usleep(100000);
	return true;
}

$families = [
	'INET' => [AF_INET, IPPROTO_IP, '239.1.2.3', '239.9.9.9', '127.0.0.1', '127.0.0.9', '0.0.0.0'],
	'INET6' => [AF_INET6, IPPROTO_IPV6, 'ff05::1:3', 'ff05::9:9', '::1', '::2', '::'],
];
$ready = namespace_made();

/** A case that needs the namespace. */
function grouped(string $label, callable $call): void
{
	global $ready;
	$ready ? isolated($label, $call) : skip($label, 'needs root, pcntl_unshare and ip');
}

/** A socket that hears only the groups it has joined itself. */
function receiver(array $family): Socket
{
	[$domain, $level, , , , , $any] = $family;
	$socket = socket_create($domain, SOCK_DGRAM, 0);
	socket_set_option($socket, $level, $domain === AF_INET ? 49 : 29, 0);
	socket_bind($socket, $any);
	return $socket;
}

/** What $receiver gets after $text was sent to $group. */
function heard(Socket $receiver, array $family, string $group, string $text): mixed
{
	[$domain, $level, , , $source] = $family;
	socket_getsockname($receiver, $ignored, $port);
	$s = socket_create($domain, SOCK_DGRAM, 0);
	socket_set_option($s, $level, $domain === AF_INET ? IP_MULTICAST_IF : IPV6_MULTICAST_IF, 'lo');
	socket_bind($s, $source);
	socket_sendto($s, $text, strlen($text), 0, $group, $port);
	$read = [$receiver];
	$write = $except = null;
	if (!socket_select($read, $write, $except, 0, 30000)) {
		return 'nothing';
	}
	socket_recvfrom($receiver, $data, 100, 0, $address, $from);
	return [$data, $address];
}

foreach ($families as $name => $family) {
	[$domain, $level, $group, $other, $source, $stranger, $any] = $family;
	grouped("$name not joined", fn() =>
		heard(receiver($family), $family, $group, 'one'));
	grouped("$name joined by name", function () use ($family, $level, $group, $other) {
		$receiver = receiver($family);
		$join = ['group' => $group, 'interface' => 'lo'];
		return [socket_set_option($receiver, $level, MCAST_JOIN_GROUP, $join),
			heard($receiver, $family, $group, 'two'), heard($receiver, $family, $other, 'other')];
	});
	grouped("$name joined by index", function () use ($family, $level, $group) {
		$receiver = receiver($family);
		$join = ['group' => $group, 'interface' => 1];
		return [socket_set_option($receiver, $level, MCAST_JOIN_GROUP, $join),
			heard($receiver, $family, $group, 'three')];
	});
	grouped("$name joined without interface", function () use ($family, $level, $group) {
		$receiver = receiver($family);
		return [socket_set_option($receiver, $level, MCAST_JOIN_GROUP, ['group' => $group]),
			heard($receiver, $family, $group, 'four')];
	});
	grouped("$name joined and left", function () use ($family, $level, $group) {
		$receiver = receiver($family);
		$join = ['group' => $group, 'interface' => 'lo'];
		return [socket_set_option($receiver, $level, MCAST_JOIN_GROUP, $join),
			heard($receiver, $family, $group, 'in'),
			socket_set_option($receiver, $level, MCAST_LEAVE_GROUP, $join),
			heard($receiver, $family, $group, 'out')];
	});
	grouped("$name blocked source", function () use ($family, $level, $group, $source) {
		$receiver = receiver($family);
		$join = ['group' => $group, 'interface' => 'lo'];
		$from = $join + ['source' => $source];
		return [socket_set_option($receiver, $level, MCAST_JOIN_GROUP, $join),
			socket_set_option($receiver, $level, MCAST_BLOCK_SOURCE, $from),
			heard($receiver, $family, $group, 'blocked'),
			socket_set_option($receiver, $level, MCAST_UNBLOCK_SOURCE, $from),
			heard($receiver, $family, $group, 'unblocked')];
	});
	grouped("$name joined source", function () use ($family, $level, $group, $source) {
		$receiver = receiver($family);
		$from = ['group' => $group, 'interface' => 'lo', 'source' => $source];
		return [socket_set_option($receiver, $level, MCAST_JOIN_SOURCE_GROUP, $from),
			heard($receiver, $family, $group, 'wanted'),
			socket_set_option($receiver, $level, MCAST_LEAVE_SOURCE_GROUP, $from),
			heard($receiver, $family, $group, 'left')];
	});
	grouped("$name joined another source", function () use ($family, $level, $group, $stranger) {
		$receiver = receiver($family);
		$from = ['group' => $group, 'interface' => 'lo', 'source' => $stranger];
		return [socket_set_option($receiver, $level, MCAST_JOIN_SOURCE_GROUP, $from),
			heard($receiver, $family, $group, 'unwanted')];
	});
	grouped("$name no loop", function () use ($family, $domain, $level, $group, $any) {
		$s = socket_create($domain, SOCK_DGRAM, 0);
		socket_bind($s, $any);
		socket_getsockname($s, $ignored, $port);
		$if = $domain === AF_INET ? IP_MULTICAST_IF : IPV6_MULTICAST_IF;
		$loop = $domain === AF_INET ? IP_MULTICAST_LOOP : IPV6_MULTICAST_LOOP;
		$out = [socket_set_option($s, $level, MCAST_JOIN_GROUP, ['group' => $group, 'interface' => 'lo']),
			socket_set_option($s, $level, $if, 'lo'), socket_set_option($s, $level, $loop, 0),
			socket_get_option($s, $level, $loop)];
		return $out;
	});
}
done();
