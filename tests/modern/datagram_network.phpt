--TEST--
Sockets\Datagram: destinations and replies of broadcasts, groups and link-local addresses
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_namespace();
need_ipv6();
?>
--FILE--
<?php
use Sockets\{Datagram, Endpoint};
use function Sockets\{join_group, listen, receive_batch, send_batch};

require __DIR__ . '/../sockets.inc';
in_namespace(__FILE__, 'ip link set lo up
ip link add slow type veth peer name tap
ip link set slow up
ip link set tap up
ip addr add 10.9.0.1/24 dev slow
ip addr add 10.9.0.2/24 dev slow
ip addr add 10.8.0.1/24 dev tap
ip -6 addr add fe80::77/64 dev slow nodad
ip -6 addr add 2001:db8::1/64 dev slow nodad
ip -6 addr add 2001:db8::2/64 dev slow nodad');
bound(60);

$client = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_set_option($client, SOL_SOCKET, SO_BROADCAST, 1);
socket_set_option($client, IPPROTO_IP, IP_MULTICAST_LOOP, 1);
socket_set_option($client, IPPROTO_IP, IP_MULTICAST_IF, 'slow');
socket_bind($client, '10.9.0.2', 0);
$client6 = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
socket_bind($client6, '2001:db8::2', 0);
socket_set_option($client6, IPPROTO_IPV6, IPV6_MULTICAST_IF, 'slow');

foreach (['udp4://*:0', 'udp://*:0'] as $on) {
	$server = listen($on);
	$port = Endpoint::local($server)->port;
	join_group($server, '239.1.2.3', interface: 'slow');
	/* what comes from the address that was asked, and what from an address of the interface */
	foreach (['10.9.0.1' => '10.9.0.1', '10.9.0.2' => '10.9.0.2', '10.8.0.1' => '10.8.0.1', '10.9.0.255' => null, '239.1.2.3' => null] as $to => $source) {
		send_batch($client, [new Datagram('query', $to, $port)]);
		$query = receive_batch($server, 1, 100, 30)[0];
		same("udp://$to:$port", (string) $query->destination(), "$on: to $to");
		same(1, send_batch($server, [$query->reply('answer')]), "$on: a reply");
		$answer = receive_batch($client, 1, 100, 30)[0];
		same(['answer', $port, true], [$answer->data, $answer->port, in_array($answer->address, $source === null ? ['10.9.0.1', '10.9.0.2'] : [$source], true)], "$on: which arrives");
	}
}

/* IPv6 */
$server = listen('udp6://*:0');
$port = Endpoint::local($server)->port;
join_group($server, 'ff02::1234', interface: 'slow');
join_group($server, 'ff05::1234', interface: 'slow');
$local = socket_create(AF_INET6, SOCK_DGRAM, SOL_UDP);
socket_bind($local, 'fe80::77%slow', 0);
foreach ([
	['2001:db8::1', $client6, ['2001:db8::1']],
	['2001:db8::2', $client6, ['2001:db8::2']],
	['::1', $client6, ['::1']],
	['fe80::77%slow', $local, ['fe80::77%slow']],
	['ff02::1234%slow', $client6, null],
	['ff05::1234', $client6, null],
] as [$to, $from, $sources]) {
	send_batch($from, [new Datagram('query', $to, $port)]);
	$query = receive_batch($server, 1, 100, 30)[0];
	same("udp://[$to]:$port", (string) $query->destination(), "to $to");
	same(1, send_batch($server, [$query->reply('answer')]), "to $to: a reply");
	$answer = receive_batch($from, 1, 100, 30)[0];
	same(['answer', $port, true], [$answer->data, $answer->port, $sources === null || in_array($answer->address, $sources, true)], "to $to: which arrives");
}
finish();
?>
--EXPECT--
48 checks held
