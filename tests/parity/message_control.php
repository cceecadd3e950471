<?php
require __DIR__ . '/case.inc';

mask(getmypid(), 'pid');
[$r, $port] = udp('port', '::1');
[$s, $port_s] = udp('sender port', '::1');
$name = ['family' => AF_INET6, 'addr' => '::1', 'port' => $port];

/** Sends $control with a datagram and shows what the receiver gets with $options on. */
function through(string $label, array $options, array $control, array $more = [], ?int $space = 500): void
{
	global $r, $s, $name;
	isolated($label, function ($o) use ($r, $s, $name, $options, $control, $more, $space) {
		foreach ([IPV6_RECVHOPLIMIT, IPV6_RECVTCLASS, IPV6_RECVPKTINFO] as $option) {
			socket_set_option($r, IPPROTO_IPV6, $option, 0);
		}
		while (@socket_recv($r, $earlier, 100, MSG_DONTWAIT) > 0) {
		}
		socket_clear_error();
		foreach ($options as $option) {
			socket_set_option($r, IPPROTO_IPV6, $option, 1);
		}
		$o->sent = socket_sendmsg($s, ['name' => $name, 'iov' => ['hello'], 'control' => $control]);
		$o->message = $more + ['name' => [], 'buffer_size' => 100, 'controllen' => $space];
		return socket_recvmsg($r, $o->message, MSG_DONTWAIT);
	});
}

function hop($data): array
{
	return ['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT, 'data' => $data];
}

function tclass($data): array
{
	return ['level' => IPPROTO_IPV6, 'type' => IPV6_TCLASS, 'data' => $data];
}

function pktinfo($data): array
{
	return ['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => $data];
}

through('nothing asked, nothing sent', [], []);
through('hop limit', [IPV6_RECVHOPLIMIT], [hop(7)]);
through('hop limit 0', [IPV6_RECVHOPLIMIT], [hop(0)]);
through('hop limit 255', [IPV6_RECVHOPLIMIT], [hop(255)]);
through('hop limit 256', [IPV6_RECVHOPLIMIT], [hop(256)]);
through('hop limit -1', [IPV6_RECVHOPLIMIT], [hop(-1)]);
through('hop limit -2', [IPV6_RECVHOPLIMIT], [hop(-2)]);
through('hop limit as text', [IPV6_RECVHOPLIMIT], [hop('9')]);
through('hop limit not asked', [], [hop(7)]);
through('traffic class', [IPV6_RECVTCLASS], [tclass(0x28)]);
through('traffic class 255', [IPV6_RECVTCLASS], [tclass(255)]);
through('traffic class 256', [IPV6_RECVTCLASS], [tclass(256)]);
through('packet info', [IPV6_RECVPKTINFO], []);
through('packet info sent', [IPV6_RECVPKTINFO], [pktinfo(['addr' => '::1', 'ifindex' => 1])]);
through('packet info by name', [IPV6_RECVPKTINFO], [pktinfo(['addr' => '::1', 'ifindex' => 'lo'])]);
through('packet info by unknown name', [IPV6_RECVPKTINFO], [pktinfo(['addr' => '::1', 'ifindex' => 'nosuch'])]);
through('packet info unspecified', [IPV6_RECVPKTINFO], [pktinfo(['addr' => '::', 'ifindex' => 0])]);
through('packet info without index', [IPV6_RECVPKTINFO], [pktinfo(['addr' => '::1'])]);
through('packet info without address', [IPV6_RECVPKTINFO], [pktinfo(['ifindex' => 1])]);
through('packet info of a stranger', [IPV6_RECVPKTINFO], [pktinfo(['addr' => '2001:db8::1', 'ifindex' => 1])]);
through('packet info v4', [IPV6_RECVPKTINFO], [pktinfo(['addr' => '127.0.0.1', 'ifindex' => 1])]);
through('all three', [IPV6_RECVPKTINFO, IPV6_RECVHOPLIMIT, IPV6_RECVTCLASS], [hop(5), tclass(3)]);
through('twice the same', [IPV6_RECVHOPLIMIT], [hop(5), hop(6)]);
through('with keys', [IPV6_RECVHOPLIMIT], ['a' => hop(5), 9 => tclass(8)]);
through('more keys in one', [IPV6_RECVHOPLIMIT], [hop(5) + ['other' => 1]]);
through('no room', [IPV6_RECVHOPLIMIT], [hop(5)], [], 0);
through('too little room', [IPV6_RECVHOPLIMIT, IPV6_RECVPKTINFO], [hop(5)], [], 8);
through('room for one', [IPV6_RECVHOPLIMIT, IPV6_RECVTCLASS], [hop(5)], [],
	socket_cmsg_space(IPPROTO_IPV6, IPV6_HOPLIMIT));
through('room for half of the packet info', [IPV6_RECVPKTINFO], [], [],
	socket_cmsg_space(IPPROTO_IPV6, IPV6_HOPLIMIT));
through('room for two', [IPV6_RECVHOPLIMIT, IPV6_RECVTCLASS], [hop(5)], [],
	2 * socket_cmsg_space(IPPROTO_IPV6, IPV6_HOPLIMIT));
isolated('hop limit of a socket', function ($o) {
	[$r, $port] = udp('port', '::1');
	[$s] = udp('sender port', '::1');
	socket_set_option($r, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1);
	socket_set_option($s, IPPROTO_IPV6, IPV6_UNICAST_HOPS, 33);
	socket_sendto($s, 'x', 1, 0, '::1', $port);
	$o->message = ['name' => [], 'buffer_size' => 100, 'controllen' => 100];
	return socket_recvmsg($r, $o->message, MSG_DONTWAIT);
});
isolated('a timestamp besides', function ($o) {
	[$r, $port] = udp('port', '::1');
	[$s] = udp('sender port', '::1');
	socket_set_option($r, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1);
	socket_set_option($r, SOL_SOCKET, 29, 1);
	socket_sendto($s, 'x', 1, 0, '::1', $port);
	$message = ['name' => [], 'buffer_size' => 100, 'controllen' => 200];
	$result = socket_recvmsg($r, $message, MSG_DONTWAIT);
	$o->iov = $message['iov'] ?? null;
	$o->types = array_map(fn($c) => [$c['level'], $c['type']], $message['control'] ?? []);
	return $result;
});
isolated('IP_TTL', function ($o) {
	[$r, $port] = udp();
	socket_set_option($r, IPPROTO_IP, 12, 1);
	socket_sendto($r, 'x', 1, 0, '127.0.0.1', $port);
	$o->message = ['buffer_size' => 100, 'controllen' => 200];
	return socket_recvmsg($r, $o->message, MSG_DONTWAIT);
});
isolated('IP_PKTINFO', function ($o) {
	[$r, $port] = udp();
	socket_set_option($r, IPPROTO_IP, 8, 1);
	socket_sendto($r, 'x', 1, 0, '127.0.0.1', $port);
	$o->message = ['buffer_size' => 100, 'controllen' => 200];
	return socket_recvmsg($r, $o->message, MSG_DONTWAIT);
});

/* Credentials. */
function credentials(string $label, ?array $data, bool $pass = true, int $space = 500): void
{
	isolated($label, function ($o) use ($data, $pass, $space) {
		mask(getmypid(), 'child pid');
		[$a, $b] = pair(SOCK_DGRAM);
		socket_set_option($b, SOL_SOCKET, SO_PASSCRED, (int) $pass);
		$message = ['iov' => ['hello']];
		if ($data !== null) {
			$pid = ($data['pid'] ?? null) === 'own' ? ['pid' => getmypid()] : [];
			$message['control'] = [['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => $pid + $data]];
		}
		$o->sent = socket_sendmsg($a, $message);
		$o->message = ['buffer_size' => 100, 'controllen' => $space];
		return socket_recvmsg($b, $o->message, MSG_DONTWAIT);
	});
}
if (is_root()) {
	$own = ['pid' => 'own', 'uid' => 0, 'gid' => 0];
	credentials('credentials of the kernel', null);
	credentials('credentials', $own);
	credentials('credentials not asked', $own, false);
	credentials('credentials of another user', ['uid' => 65534, 'gid' => 65533] + $own);
	credentials('credentials of pid 1', ['pid' => 1, 'uid' => 0, 'gid' => 0]);
	credentials('credentials of no process', ['pid' => 4194300, 'uid' => 0, 'gid' => 0]);
	credentials('credentials as text', ['uid' => '65534', 'gid' => '65533'] + $own);
	foreach (['pid', 'uid', 'gid'] as $key) {
		credentials("credentials without $key", array_diff_key($own, [$key => 1]));
		credentials("credentials $key -1", [$key => -1] + $own);
		credentials("credentials $key huge", [$key => PHP_INT_MAX] + $own);
	}
	credentials('credentials uid top', ['uid' => 4294967294] + $own);
	credentials('credentials uid over', ['uid' => 4294967296] + $own);
	credentials('credentials, no room', $own, true, 0);
	credentials('credentials, little room', $own, true, 16);
	credentials('credentials, exact room', $own, true, socket_cmsg_space(SOL_SOCKET, SCM_CREDENTIALS));
} else {
	skip('credentials', 'root only');
}
case_('SO_PASSCRED get', function () {
	[$a] = pair();
	return [socket_get_option($a, SOL_SOCKET, SO_PASSCRED),
		socket_set_option($a, SOL_SOCKET, SO_PASSCRED, 1), socket_get_option($a, SOL_SOCKET, SO_PASSCRED)];
});
done();
