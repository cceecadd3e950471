--TEST--
Multicast: groups and sources of IPv4 and IPv6, by interface name and index, as arrays and objects
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_namespace();
need_ipv6();
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
in_namespace(__FILE__, "ip link set lo multicast on\nip route add 224.0.0.0/4 dev lo\n"
	. "ip -6 route add local ff00::/8 dev lo\nip -6 addr add fd00::2/128 dev lo nodad");

class Membership
{
	public $group = '224.5.6.7';
	public string $interface;
	public $source;
}

final class Net
{
	public Socket $receiver;
	public int $port = 0;

	public function __construct(public int $family, public string $group, public array $sources)
	{
		$this->receiver = socket_create($family, SOCK_DGRAM, SOL_UDP);
		socket_bind($this->receiver, $family === AF_INET ? '0.0.0.0' : '::', 0);
		socket_getsockname($this->receiver, $address, $this->port);
		/* Only what this socket joined. */
		if ($family === AF_INET) {
			socket_set_option($this->receiver, IPPROTO_IP, IP_MULTICAST_ALL, 0);
		} else {
			socket_set_option($this->receiver, IPPROTO_IPV6, IPV6_MULTICAST_ALL, 0);
		}
	}

	public function level(): int
	{
		return $this->family === AF_INET ? IPPROTO_IP : IPPROTO_IPV6;
	}

	public function set(int $option, mixed $value): bool
	{
		return socket_set_option($this->receiver, $this->level(), $option, $value);
	}

	/** Sends from a source through lo; gives who is heard with what, or null. */
	public function hear(string $text, int $source = 0): ?array
	{
		$sender = socket_create($this->family, SOCK_DGRAM, SOL_UDP);
		socket_bind($sender, $this->sources[$source], 0);
		same(true, $this->family === AF_INET
			? socket_set_option($sender, IPPROTO_IP, IP_MULTICAST_IF, 'lo')
			: socket_set_option($sender, IPPROTO_IPV6, IPV6_MULTICAST_IF, 'lo'), 'send through lo');
		same(strlen($text), socket_sendto($sender, $text, strlen($text), 0, $this->group, $this->port), "send $text");
		$n = @socket_recvfrom($this->receiver, $data, 100, MSG_DONTWAIT, $address, $port);
		socket_getsockname($sender, $own, $own_port);
		return $n === false ? null : [$data, $address === $own && $port === $own_port];
	}

	public function heard(string $text, int $source, string $what): void
	{
		same([$text, true], $this->hear($text, $source), "$this->group $what");
	}

	public function silent(int $source, string $what): void
	{
		same(null, $this->hear('nobody', $source), "$this->group $what");
	}
}

$nets = [
	new Net(AF_INET, '224.5.6.7', ['127.0.0.1', '127.0.0.2']),
	new Net(AF_INET6, 'ff15::1234', ['::1', 'fd00::2']),
];
$object = new stdClass;
foreach ($nets as $net) {
	$group = $net->group;
	$net->silent(0, 'before joining');
	$object->group = $group;
	$object->interface = 'lo';
	foreach (['by name' => ['group' => $group, 'interface' => 'lo'], 'by index' => ['group' => $group, 'interface' => 1],
			'by route' => ['group' => $group], 'by 0' => ['interface' => 0, 'group' => $group], 'as object' => $object] as $how => $value) {
		same(true, quiet(fn() => $net->set(MCAST_JOIN_GROUP, $value), 'join'), "join $how");
		$net->heard("joined $how", 0, "joined $how");
		$net->heard("again $how", 1, "joined $how");
		same(true, $net->set(MCAST_LEAVE_GROUP, $value), "leave $how");
		$net->silent(0, "left $how");
	}

	$from = fn(int $i) => ['group' => $group, 'interface' => 'lo', 'source' => $net->sources[$i]];
	same(true, $net->set(MCAST_JOIN_SOURCE_GROUP, $from(0)), 'join a source');
	$net->heard('chosen', 0, 'the source');
	$net->silent(1, 'another source');
	same(true, $net->set(MCAST_JOIN_SOURCE_GROUP, $from(1)), 'join another source');
	$net->heard('chosen too', 1, 'the other source');
	same(true, $net->set(MCAST_LEAVE_SOURCE_GROUP, $from(0)), 'leave the source');
	$net->silent(0, 'the source that was left');
	$net->heard('chosen still', 1, 'the other source');
	same(true, $net->set(MCAST_LEAVE_SOURCE_GROUP, $from(1)), 'leave the other source');

	same(true, $net->set(MCAST_JOIN_GROUP, ['group' => $group, 'interface' => 'lo']), 'join all');
	same(true, $net->set(MCAST_BLOCK_SOURCE, $from(1)), 'block');
	$net->heard('open', 0, 'not blocked');
	$net->silent(1, 'blocked');
	same(true, $net->set(MCAST_UNBLOCK_SOURCE, $from(1)), 'unblock');
	$net->heard('open again', 1, 'unblocked');
	$twice = 'socket_set_option(): Unable to set socket option ' . code(SOCKET_EADDRINUSE);
	same(false, warns($twice, fn() => $net->set(MCAST_JOIN_GROUP, ['group' => $group, 'interface' => 1])), 'join twice');
	same(98, socket_last_error($net->receiver), 'last error');
	same(true, $net->set(MCAST_LEAVE_GROUP, ['group' => $group]), 'leave all');
	same(false, warns('socket_set_option(): Unable to set socket option ' . code(SOCKET_EADDRNOTAVAIL),
		fn() => $net->set(MCAST_LEAVE_GROUP, ['group' => $group, 'interface' => 1])), 'leave twice');
}

/* The older names do the same. */
[$four, $six] = $nets;
same(true, $four->set(IP_ADD_MEMBERSHIP, ['group' => '224.5.6.7', 'interface' => 'lo']), 'IP_ADD_MEMBERSHIP');
$four->heard('old', 0, 'joined by the old name');
same(true, $four->set(IP_DROP_MEMBERSHIP, ['group' => '224.5.6.7', 'interface' => 'lo']), 'IP_DROP_MEMBERSHIP');
$four->silent(0, 'left by the old name');
same(true, $six->set(IPV6_JOIN_GROUP, ['group' => 'ff15::1234', 'interface' => 'lo']), 'IPV6_JOIN_GROUP');
$six->heard('old', 0, 'joined by the old name');
same(true, $six->set(IPV6_LEAVE_GROUP, ['group' => 'ff15::1234', 'interface' => 'lo']), 'IPV6_LEAVE_GROUP');

/* A declared property that is not initialised is a missing key: the route decides. */
$membership = new Membership;
same(true, $four->set(MCAST_JOIN_GROUP, $membership), 'join by an object with declared properties');
$four->heard('declared', 0, 'joined');
$membership->interface = 'lo';
same(true, $four->set(MCAST_LEAVE_GROUP, $membership), 'leave by it');

/* The interface to send through. */
foreach ([[$four->receiver, IPPROTO_IP, IP_MULTICAST_IF], [$six->receiver, IPPROTO_IPV6, IPV6_MULTICAST_IF]] as [$s, $level, $option]) {
	same(0, socket_get_option($s, $level, $option), 'none at first');
	foreach ([1, 'lo'] as $value) {
		same(true, socket_set_option($s, $level, $option, $value), 'set');
		same(1, socket_get_option($s, $level, $option), 'read');
		same(true, socket_set_option($s, $level, $option, 0), 'set none');
		same(0, socket_get_option($s, $level, $option), 'none again');
	}
}
finish();
--EXPECT--
236 checks held
