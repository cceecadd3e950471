--TEST--
Sockets\listen: options that accepted sockets inherit from the system, and those that they do not
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_ipv6();
PHP_OS_FAMILY === 'Linux' || die('skip what Linux inherits');
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, SocketException};
use function Sockets\{accept, connect, get_option, listen, set_option};

require __DIR__ . '/../sockets.inc';
bound(60);

/* name => value, and the value of get_option() where it is another one */
$inherited = [
	'nodelay' => [true],
	'cork' => [true],
	'reuseaddr' => [false],
	'reuseport' => [true],
	'keepalive' => [true],
	'keepalive_idle' => [11],
	'keepalive_interval' => [7],
	'keepalive_count' => [5],
	'user_timeout' => [1.5],
	'linger' => [3.0],
	'rcvbuf' => [70000, 140000],
	'sndbuf' => [70000, 140000],
	'rcvlowat' => [3],
	'notsent_lowat' => [5000],
	'congestion' => ['reno'],
	'ttl' => [7],
	'hop_limit' => [9],
	'tos' => [0x20],
	'dscp' => [46],
	'mark' => [3],
	'interface' => ['lo'],
	'freebind' => [true],
	'transparent' => [true],
	'bind_address_no_port' => [true],
	'port_range' => [[40000, 50000]],
	'pktinfo' => [true],
	'recvttl' => [true],
	'recvtos' => [true],
	'recverr' => [true],
	'timestamps' => [true],
	'busy_poll' => [0.00005],
];
$not_inherited = ['priority' => [5], 'fastopen' => [5], 'defer_accept' => [1]];

/** The socket that a listener with the option accepts; null where the option is not permitted. */
function accepted(string $on, string $name, mixed $value): ?array
{
	try {
		$server = listen($on, [$name => $value]);
	} catch (SocketException $e) {
		if ($e->kind === ErrorKind::PermissionDenied || $e->kind === ErrorKind::Unsupported) {
			return null;
		}
		throw $e;
	}
	$client = connect(Endpoint::local($server), 5);
	Sockets\write_all($client, 'data', 5);
	return [$server, accept($server, 5), $client];
}

foreach (['tcp4://127.0.0.1:0', 'tcp6://[::1]:0'] as $on) {
	foreach ($inherited + $not_inherited as $name => $row) {
		$is = $row[1] ?? $row[0];
		$sockets = accepted($on, $name, $row[0]);
		if ($sockets === null) {
			left_out(2);
			continue;
		}
		same($is, get_option($sockets[0], $name), "$name of the listener, $on");
		$got = get_option($sockets[1], $name);
		same(isset($inherited[$name]), $got === $is, "$name is inherited, $on, got " . show($got));
	}
}

/* of both families, and of a listener that is set up later */
$server = listen('tcp://*:0', ['v6only' => false, 'ttl' => 33, 'tos' => 8]);
foreach (['127.0.0.1', '[::1]'] as $host) {
	$client = connect("tcp://$host:" . Endpoint::local($server)->port, 5);
	$accepted = accept($server, 5);
	same([33, 8, false], [get_option($accepted, 'ttl'), get_option($accepted, 'tos'), get_option($accepted, 'v6only')], "of both families, $host");
}
$server = listen('tcp4://127.0.0.1:0');
set_option($server, 'nodelay', true);
$client = connect(Endpoint::local($server), 5);
same([true, false], [get_option(accept($server, 5), 'nodelay'), get_option($client, 'nodelay')], 'set on the listener');
finish();
?>
--EXPECT--
139 checks held
