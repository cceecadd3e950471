<?php
/*
 * Multicast over the loopback: two members of a group receive what is sent to it, a former member does
 * not; with a source filter only the datagrams of one sender are received.
 *
 *     php multicast.php [PORT]
 */
const GROUP = '239.255.77.1';

/** A member of the group. Several sockets can share the port: SO_REUSEADDR before bind. */
function member(int $port): Socket
{
	$socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP) ?: exit(1);
	socket_set_option($socket, SOL_SOCKET, SO_REUSEADDR, 1);
	socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 5, 'usec' => 0]);
	if (defined('IP_MULTICAST_ALL')) {    // Linux: ignore groups that only other sockets joined
		socket_set_option($socket, IPPROTO_IP, IP_MULTICAST_ALL, 0);
	}
	/* Bound to the group: datagrams to other addresses with this port are not received. */
	if (!socket_bind($socket, GROUP, $port)) {
		exit(1);
	}
	return $socket;
}

/** $flags: MSG_DONTWAIT if nothing is expected. */
function hear(Socket $socket, int $flags = 0): string
{
	$length = socket_recvfrom($socket, $data, 1500, $flags, $from, $port);
	return $length === false ? 'nothing' : "\"$data\" from $from";
}

$first = member((int) ($argv[1] ?? 0));
socket_getsockname($first, $address, $port);
$second = member($port);
echo 'group ', GROUP, " port $port\n";

/* The interface is a name or an index; without it the system's routes decide. */
$membership = ['group' => GROUP, 'interface' => 'lo'];
foreach ([$first, $second] as $socket) {
	if (!socket_set_option($socket, IPPROTO_IP, MCAST_JOIN_GROUP, $membership)) {
		exit(1);
	}
}

$sender = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP) ?: exit(1);
socket_bind($sender, '127.0.0.1');
socket_set_option($sender, IPPROTO_IP, IP_MULTICAST_IF, 'lo');
socket_set_option($sender, IPPROTO_IP, IP_MULTICAST_TTL, 1);     // routers do not forward it
socket_set_option($sender, IPPROTO_IP, IP_MULTICAST_LOOP, 1);    // members on this machine receive it

function send_to_group(Socket $sender, int $port, string $text): void
{
	if (!socket_sendto($sender, $text, strlen($text), 0, GROUP, $port)) {
		exit(1);
	}
}

send_to_group($sender, $port, 'to both');
echo 'first:  ', hear($first), "\nsecond: ", hear($second), "\n";

socket_set_option($second, IPPROTO_IP, MCAST_LEAVE_GROUP, $membership);
send_to_group($sender, $port, 'to one');
echo 'first:  ', hear($first), "\nsecond: ", hear($second, MSG_DONTWAIT), ", it has left\n";

/* Source-specific: only the datagrams of this source. */
$filter = ['source' => '127.0.0.2'] + $membership;
socket_set_option($second, IPPROTO_IP, MCAST_JOIN_SOURCE_GROUP, $filter);
send_to_group($sender, $port, 'from the wrong one');
echo 'first:  ', hear($first), "\nsecond: ", hear($second, MSG_DONTWAIT), ", it hears 127.0.0.2 only\n";
$other = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP) ?: exit(1);
socket_bind($other, '127.0.0.2');
socket_set_option($other, IPPROTO_IP, IP_MULTICAST_IF, 'lo');
send_to_group($other, $port, 'from the right one');
echo 'second: ', hear($second), "\n";
