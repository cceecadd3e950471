<?php
require __DIR__ . '/case.inc';

/* Every conversion of socket_sendmsg's array: what is missing, of a wrong type, out of range. */
[$u, $port] = udp();
[$u6, $port6] = udp('udp6 port', '::1');
$s4 = socket_create(AF_INET, SOCK_DGRAM, 0);
$s6 = socket_create(AF_INET6, SOCK_DGRAM, 0);
$w = socket_create(AF_UNIX, SOCK_DGRAM, 0);
$r = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($r, 'r.sock');
$name4 = ['family' => AF_INET, 'addr' => '127.0.0.1', 'port' => $port];
$name6 = ['family' => AF_INET6, 'addr' => '::1', 'port' => $port6];
$name_unix = ['family' => AF_UNIX, 'path' => 'r.sock'];

/** Sends in a child and shows what arrives at $to. */
function send_(string $label, Socket $s, $message, ?Socket $to = null, int $flags = 0): void
{
	isolated($label, function ($o) use ($s, $message, $to, $flags) {
		while ($to !== null && @socket_recv($to, $earlier, 1000, MSG_DONTWAIT) !== false) {
		}
		socket_clear_error();
		try {
			return socket_sendmsg($s, $message, $flags);
		} finally {
			$o->errors = [socket_last_error(), socket_last_error($s)];
			if ($to !== null) {
				@socket_recv($to, $o->arrived, 1000, MSG_DONTWAIT);
			}
		}
	});
}

$odd = ['int' => 5, 'negative' => -1, 'huge' => PHP_INT_MAX, 'null' => null, 'true' => true, 'false' => false,
	'float' => 1.5, 'text' => 'abc', 'digits' => '7', 'empty text' => '', 'array' => [], 'list' => [1, 2],
	'object' => new stdClass(), 'stream' => fopen('php://memory', 'r')];
ParityRun::$texts[(string) $odd['stream']] = 'Resource id <stream>';

send_('inet', $s4, ['name' => $name4, 'iov' => ['hello']], $u);
send_('inet two pieces', $s4, ['name' => $name4, 'iov' => ['hel', 'lo']], $u);
send_('inet pieces with keys', $s4, ['name' => $name4, 'iov' => ['x' => 'a', 7 => 'b', '' => 'c']], $u);
send_('inet no iov', $s4, ['name' => $name4], $u);
send_('inet empty iov', $s4, ['name' => $name4, 'iov' => []], $u);
send_('inet empty piece', $s4, ['name' => $name4, 'iov' => ['']], $u);
send_('inet pieces of other types', $s4, ['name' => $name4, 'iov' => [1, 2.5, true, null]], $u);
send_('inet6', $s6, ['name' => $name6, 'iov' => ['hello']], $u6);
send_('inet6 all keys', $s6, ['name' => $name6 + ['flowinfo' => 0, 'scope_id' => 0], 'iov' => ['x']], $u6);
send_('unix', $w, ['name' => $name_unix, 'iov' => ['hello']], $r);
send_('unix more keys', $w, ['name' => $name_unix + ['addr' => 'x', 'other' => 1], 'iov' => ['x']], $r);
send_('no name', $s4, ['iov' => ['hello']]);
send_('nothing', $s4, []);
send_('unknown keys', $s4, ['name' => $name4, 'iov' => ['x'], 'what' => 1, 0 => 2], $u);
send_('flags key is ignored', $s4, ['name' => $name4, 'iov' => ['x'], 'flags' => 'abc'], $u);
send_('bad flags', $s4, ['name' => $name4, 'iov' => ['x']], $u, -1);
send_('flags dontwait', $s4, ['name' => $name4, 'iov' => ['x']], $u, MSG_DONTWAIT);
send_('many pieces', $s4, ['name' => $name4, 'iov' => array_fill(0, 100, 'ab')], $u);
send_('1024 pieces', $s4, ['name' => $name4, 'iov' => array_fill(0, 1024, 'a')], $u);
send_('1025 pieces', $s4, ['name' => $name4, 'iov' => array_fill(0, 1025, 'a')], $u);
send_('65537 pieces', $s4, ['name' => $name4, 'iov' => array_fill(0, 65537, '')], $u);
send_('too big', $s4, ['name' => $name4, 'iov' => [str_repeat('x', 70000)]]);

foreach ($odd as $label => $value) {
	send_("name $label", $s4, ['name' => $value, 'iov' => ['x']]);
	send_("iov $label", $s4, ['name' => $name4, 'iov' => $value], $u);
	send_("iov element $label", $s4, ['name' => $name4, 'iov' => ['a', $value]], $u);
	send_("control $label", $s4, ['name' => $name4, 'iov' => ['x'], 'control' => $value], $u);
	send_("control element $label", $s4, ['name' => $name4, 'iov' => ['x'], 'control' => [$value]], $u);
	send_("family $label", $s4, ['name' => ['family' => $value] + $name4, 'iov' => ['x']]);
	send_("addr $label", $s4, ['name' => ['addr' => $value] + $name4, 'iov' => ['x']]);
	send_("port $label", $s4, ['name' => ['port' => $value] + $name4, 'iov' => ['x']]);
	send_("inet6 addr $label", $s6, ['name' => ['addr' => $value] + $name6, 'iov' => ['x']]);
	send_("inet6 port $label", $s6, ['name' => ['port' => $value] + $name6, 'iov' => ['x']]);
	send_("inet6 flowinfo $label", $s6, ['name' => ['flowinfo' => $value] + $name6, 'iov' => ['x']], $u6);
	send_("inet6 scope $label", $s6, ['name' => ['scope_id' => $value] + $name6, 'iov' => ['x']], $u6);
	send_("unix path $label", $w, ['name' => ['path' => $value] + $name_unix, 'iov' => ['x']]);
	foreach (['level', 'type', 'data'] as $key) {
		$control = ['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT, 'data' => 5];
		send_("control $key $label", $s6,
			['name' => $name6, 'iov' => ['x'], 'control' => [[$key => $value] + $control]], $u6);
	}
	foreach (['addr', 'ifindex'] as $key) {
		$info = ['addr' => '::1', 'ifindex' => 1];
		send_("pktinfo $key $label", $s6, ['name' => $name6, 'iov' => ['x'], 'control' => [
			['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => [$key => $value] + $info]]], $u6);
	}
	foreach (['pid', 'uid', 'gid'] as $key) {
		$credentials = ['pid' => getmypid(), 'uid' => 0, 'gid' => 0];
		send_("credentials $key $label", $w, ['name' => $name_unix, 'iov' => ['x'], 'control' => [
			['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => [$key => $value] + $credentials]]], $r);
	}
	foreach (['hoplimit' => IPV6_HOPLIMIT, 'tclass' => IPV6_TCLASS, 'pktinfo' => IPV6_PKTINFO] as $name => $type) {
		send_("$name data $label", $s6, ['name' => $name6, 'iov' => ['x'], 'control' => [
			['level' => IPPROTO_IPV6, 'type' => $type, 'data' => $value]]], $u6);
	}
	send_("credentials data $label", $w, ['name' => $name_unix, 'iov' => ['x'], 'control' => [
		['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => $value]]], $r);
	send_("rights data $label", $w, ['name' => $name_unix, 'iov' => ['x'], 'control' => [
		['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => $value]]], $r);
	if (!is_resource($value)) {
		send_("rights element $label", $w, ['name' => $name_unix, 'iov' => ['x'], 'control' => [
			['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$value]]]], $r);
	}
}
foreach (['family', 'addr', 'port'] as $key) {
	send_("without $key", $s4, ['name' => array_diff_key($name4, [$key => 1]), 'iov' => ['x']]);
	send_("inet6 without $key", $s6, ['name' => array_diff_key($name6, [$key => 1]), 'iov' => ['x']]);
}
send_('unix without family', $w, ['name' => ['path' => 'r.sock'], 'iov' => ['x']], $r);
send_('unix without path', $w, ['name' => ['family' => AF_UNIX], 'iov' => ['x']]);
send_('empty name', $s4, ['name' => [], 'iov' => ['x']]);
foreach (['level', 'type', 'data'] as $key) {
	$control = ['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT, 'data' => 5];
	send_("control without $key", $s6,
		['name' => $name6, 'iov' => ['x'], 'control' => [array_diff_key($control, [$key => 1])]], $u6);
}
foreach ([[0, 0], [SOL_SOCKET, 99], [99, SCM_RIGHTS], [IPPROTO_IPV6, 9999], [-1, -1],
		[IPPROTO_IP, 8], [SOL_UDP, 103], [SOL_SOCKET, SCM_RIGHTS + 1000]] as $i => [$level, $type]) {
	send_("unknown control $i", $s6, ['name' => $name6, 'iov' => ['x'],
		'control' => [['level' => $level, 'type' => $type, 'data' => 1]]], $u6);
	send_("unknown control $i as bytes", $s6, ['name' => $name6, 'iov' => ['x'],
		'control' => [['level' => $level, 'type' => $type, 'data' => "\1\0\0\0"]]], $u6);
}
foreach (['family other' => ['family' => AF_INET6, 'addr' => '::1', 'port' => 9],
		'family unknown' => ['family' => 77], 'host' => ['addr' => 'localhost'] + $name4,
		'host unknown' => ['addr' => 'no.such.host.invalid'] + $name4, 'addr v6' => ['addr' => '::1'] + $name4,
		'addr NUL' => ['addr' => "127.0.0.1\0x"] + $name4, 'port 65535' => ['port' => 65535] + $name4,
		'port 65536' => ['port' => 65536] + $name4, 'port -1' => ['port' => -1] + $name4,
		'port text' => ['port' => "$port"] + $name4, 'port spaced' => ['port' => " 9"] + $name4,
		'port word' => ['port' => '9x'] + $name4, 'port float' => ['port' => 9.0] + $name4,
		'port 0' => ['port' => 0] + $name4] as $label => $name) {
	send_("inet name, $label", $s4, ['name' => $name, 'iov' => ['x']]);
}
foreach (['scope' => ['addr' => '::1%lo'] + $name6, 'scope unknown' => ['addr' => '::1%nosuch'] + $name6,
		'host' => ['addr' => 'no.such.host.invalid'] + $name6, 'addr v4' => ['addr' => '127.0.0.1'] + $name6,
		'flowinfo max' => ['flowinfo' => 1048575] + $name6,
		'flowinfo over' => ['flowinfo' => 1048576] + $name6,
		'scope id big' => ['scope_id' => 4294967295] + $name6,
		'scope id over' => ['scope_id' => 4294967296] + $name6] as $label => $name) {
	send_("inet6 name, $label", $s6, ['name' => $name, 'iov' => ['x']], $u6);
}
foreach ([0, 1, 106, 107, 108, 109, 500] as $length) {
	send_("unix path of $length", $w, ['name' => ['family' => AF_UNIX, 'path' => str_repeat('p', $length)],
		'iov' => ['x']]);
}
send_('unix path with a NUL', $w, ['name' => ['family' => AF_UNIX, 'path' => "r.sock\0x"], 'iov' => ['x']], $r);
$abstract = "\0" . unique('message');
$n = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($n, $abstract);
send_('unix abstract', $w, ['name' => ['family' => AF_UNIX, 'path' => $abstract], 'iov' => ['x']], $n);
send_('name of another family', $w, ['name' => $name4, 'iov' => ['x']]);
send_('objects as arrays', $s4, ['name' => (object) $name4, 'iov' => ['x']], $u);
send_('references inside', $s4, (function () use ($name4) {
	$port = $name4['port'];
	$text = 'by reference';
	$name = ['port' => &$port] + $name4;
	return ['name' => &$name, 'iov' => [&$text]];
})(), $u);
send_('over a stream pair', pair()[0], ['iov' => ['one', 'two']]);
send_('unconnected tcp', socket_create(AF_INET, SOCK_STREAM, 0), ['iov' => ['x']], null, MSG_NOSIGNAL);
send_('closed', pair()[0], ['iov' => ['x']]);
case_('on a closed socket', fn() => socket_sendmsg(closed_socket(), ['iov' => ['x']]));
case_('on a closed socket, odd array', fn() => socket_sendmsg(closed_socket(), ['iov' => 5]));
case_('the array is left alone', function ($o) use ($s4, $port) {
	$o->message = ['name' => ['family' => AF_INET, 'addr' => '127.0.0.1', 'port' => "$port"], 'iov' => [1]];
	$r = socket_sendmsg($s4, $o->message);
	$o->message['name']['port'] = get_debug_type($o->message['name']['port']);
	return $r;
});
done();
