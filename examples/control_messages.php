<?php
/*
 * Control messages of a datagram: the time of its arrival, its destination address, the interface, TTL
 * and TOS; and the control messages that a sender can add.
 *
 *     php control_messages.php [PORT]
 */
/** @param int|string|array<string, int|string> $data the form depends on level and type */
function describe(int $level, int $type, int|string|array $data): string
{
	if (is_array($data)) {
		return match ([$level, $type]) {
			[IPPROTO_IP, IP_PKTINFO] => "to {$data['addr']} by interface {$data['ifindex']}",
			[SOL_SOCKET, SCM_TIMESTAMPNS] => 'at ' . gmdate('H:i:s', (int) $data['sec']) . sprintf('.%09d', $data['nsec']),
			default => "level $level type $type: " . implode(' ', $data),
		};
	}
	return match ([$level, $type]) {
		[IPPROTO_IP, IP_TTL] => "TTL $data",
		[IPPROTO_IP, IP_TOS] => "TOS $data",
		default => "level $level type $type: $data",
	};
}

$server = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP) ?: exit(1);
if (!socket_bind($server, '0.0.0.0', (int) ($argv[1] ?? 0))) {
	exit(1);
}
socket_getsockname($server, $address, $port);
echo "port $port on every address\n";

/* The system adds the control messages that are enabled. */
socket_set_option($server, IPPROTO_IP, IP_PKTINFO, 1);
socket_set_option($server, IPPROTO_IP, IP_RECVTTL, 1);
socket_set_option($server, IPPROTO_IP, IP_RECVTOS, 1);
socket_set_option($server, SOL_SOCKET, SO_TIMESTAMPNS, 1);

$client = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP) ?: exit(1);
socket_sendmsg($client, [
	'name' => ['family' => AF_INET, 'addr' => '127.0.0.5', 'port' => $port],
	'iov' => ['these ', 'three ', 'pieces'],    // one datagram
	'control' => [                              // for this datagram alone
		['level' => IPPROTO_IP, 'type' => IP_TTL, 'data' => 42],
		['level' => IPPROTO_IP, 'type' => IP_PKTINFO, 'data' => ['spec_dst' => '127.0.0.9']],
	],
]);

$message = ['name' => [], 'buffer_size' => 1500, 'controllen' => 1024];
$length = socket_recvmsg($server, $message);
if ($length === false || $message['flags'] & MSG_CTRUNC) {
	exit(1);
}
/** @var array{family: int, addr: string, port: int} $sender */
$sender = $message['name'];
echo "$length bytes \"{$message['iov'][0]}\" from {$sender['addr']}\n";
/** @var list<array{level: int, type: int, data: int|string|array<string, int|string>}> $control */
$control = $message['control'];
foreach ($control as ['level' => $level, 'type' => $type, 'data' => $data]) {
	echo describe($level, $type, $data), "\n";
}

/* The answer comes from the address of the request, although the socket is bound to all addresses. */
socket_sendmsg($server, [
	'name' => $sender,
	'iov' => ['answer'],
	'control' => [['level' => IPPROTO_IP, 'type' => IP_PKTINFO, 'data' => ['spec_dst' => '127.0.0.5']]],
]);
socket_recvfrom($client, $data, 1500, 0, $from, $from_port);
echo "$data from $from\n";
