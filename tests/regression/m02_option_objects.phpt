--TEST--
M2: structured option values may be objects, with dynamic, declared, typed or missing properties
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_interface();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
class Linger { public $l_onoff = 1; public $l_linger = 11; }
class TypedLinger { public int $l_linger = 12; public int $l_onoff = 1; }
class UninitLinger { public int $l_onoff; public int $l_linger; }
class HalfLinger { public int $l_onoff = 1; }
class HiddenLinger { private int $l_onoff = 1; protected int $l_linger = 13; }
class Wait { public $sec = 2; public $usec = 500000; }
class TypedWait { public int $sec = 3; public int $usec = 500000; }
class UninitWait { public int $sec; public int $usec; }
class NoUsec { public int $sec = 3; public int $usec; }
class Group { public $group = '224.0.0.251'; public $interface = 0; }
class TypedGroup { public string $group = '224.0.0.252'; public int|string $interface = 'lo'; }
class UninitGroup { public string $group; public int $interface; }
class Source { public string $group = '232.1.1.1'; public int|string $interface = 'lo'; public string $source = '127.0.0.1'; }
class NoSource { public string $group = '232.1.1.1'; public int|string $interface = 'lo'; public string $source; }

$missing = fn(string $key) => "socket_set_option(): Argument #4 (\$value) must have key \"$key\"";
$tcp = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$set = fn($option, $value) => socket_set_option($tcp, SOL_SOCKET, $option, $value);
$value = 9;
$cases = [
	'array' => [['l_onoff' => 1, 'l_linger' => 9], 9],
	'array with a reference' => [['l_onoff' => 1, 'l_linger' => &$value], 9],
	'stdClass' => [(object) ['l_onoff' => 1, 'l_linger' => 10], 10],
	'declared' => [new Linger, 11],
	'typed' => [new TypedLinger, 12],
];
foreach ($cases as $kind => [$linger, $seconds]) {
	same(true, $set(SO_LINGER, $linger), "SO_LINGER, $kind: set");
	same(['l_onoff' => 1, 'l_linger' => $seconds], socket_get_option($tcp, SOL_SOCKET, SO_LINGER), "SO_LINGER, $kind: got");
}
throws('ValueError', $missing('l_onoff'), fn() => $set(SO_LINGER, new UninitLinger));
throws('ValueError', $missing('l_linger'), fn() => $set(SO_LINGER, new HalfLinger));
throws('ValueError', $missing('l_onoff'), fn() => $set(SO_LINGER, new HiddenLinger));
throws('ValueError', $missing('l_onoff'), fn() => $set(SO_LINGER, new stdClass));
same(['l_onoff' => 1, 'l_linger' => 12], socket_get_option($tcp, SOL_SOCKET, SO_LINGER), 'failed calls changed nothing');

foreach (['SO_RCVTIMEO' => SO_RCVTIMEO, 'SO_SNDTIMEO' => SO_SNDTIMEO] as $name => $option) {
	same(true, $set($option, (object) ['sec' => 1, 'usec' => 500000]), "$name, stdClass");
	same(['sec' => 1, 'usec' => 500000], socket_get_option($tcp, SOL_SOCKET, $option), "$name, stdClass: got");
	same(true, $set($option, new Wait), "$name, declared");
	same(['sec' => 2, 'usec' => 500000], socket_get_option($tcp, SOL_SOCKET, $option), "$name, declared: got");
	same(true, $set($option, new TypedWait), "$name, typed");
	same(['sec' => 3, 'usec' => 500000], socket_get_option($tcp, SOL_SOCKET, $option), "$name, typed: got");
	throws('ValueError', $missing('sec'), fn() => $set($option, new UninitWait), "$name, uninitialised");
	throws('ValueError', $missing('usec'), fn() => $set($option, new NoUsec), "$name, half");
}

$udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
$mcast = fn($option, $value) => socket_set_option($udp, IPPROTO_IP, $option, $value);
foreach ([new TypedGroup, (object) ['group' => '224.0.0.253', 'interface' => 'lo']] as $group) {
	same(true, $mcast(MCAST_JOIN_GROUP, $group), "join $group->group");
	holds(in_array(strtoupper(bin2hex(strrev(inet_pton($group->group)))), groups(), true), "$group->group is joined");
	same(true, $mcast(MCAST_LEAVE_GROUP, $group), "leave $group->group");
	holds(!in_array(strtoupper(bin2hex(strrev(inet_pton($group->group)))), groups(), true), "$group->group is left");
}
$declared = new Group;
$declared->interface = 'lo';
same(true, $mcast(MCAST_JOIN_GROUP, $declared), 'join, untyped');
same(true, $mcast(MCAST_BLOCK_SOURCE, (object) ['group' => '224.0.0.251', 'interface' => 'lo', 'source' => '127.0.0.9']), 'block');
same(true, $mcast(MCAST_UNBLOCK_SOURCE, (object) ['group' => '224.0.0.251', 'interface' => 'lo', 'source' => '127.0.0.9']), 'unblock');
same(true, $mcast(MCAST_LEAVE_GROUP, $declared), 'leave, untyped');
same(true, $mcast(MCAST_JOIN_SOURCE_GROUP, new Source), 'join a source');
same(true, $mcast(MCAST_LEAVE_SOURCE_GROUP, new Source), 'leave a source');
throws('ValueError', 'No key "group" passed in optval', fn() => $mcast(MCAST_JOIN_GROUP, new UninitGroup));
throws('ValueError', 'No key "source" passed in optval', fn() => $mcast(MCAST_JOIN_SOURCE_GROUP, new NoSource));
finish();

function groups(): array
{
	preg_match_all('~^\s+([0-9A-F]{8})\s~m', file_get_contents('/proc/net/igmp'), $found);
	return $found[1];
}
?>
--EXPECT--
47 checks held
