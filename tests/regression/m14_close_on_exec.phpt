--TEST--
M14: no descriptor of the extension is inherited by a program that PHP starts
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
/** What a child program finds among its descriptors, above the three it is given. */
function inherited(array $sockets): array
{
	$process = proc_open(['ls', '-l', '/proc/self/fd'], [['file', '/dev/null', 'r'], ['pipe', 'w'], ['file', '/dev/null', 'w']], $pipes);
	preg_match_all('~ (\d+) -> ((?:socket|pipe):\[\d+\]|/\S+)$~m', stream_get_contents($pipes[1]), $found, PREG_SET_ORDER);
	proc_close($process);
	return array_values(array_intersect($sockets, array_column($found, 2)));
}

/** The kernel's names of the descriptors that the call opens. */
function opened(callable $call, ?array &$kept): array
{
	$before = descriptors();
	$kept = $call();
	return array_values(array_diff(descriptors(), $before));
}

function received_rights(): array
{
	[$a, $b] = unix_pair(SOCK_DGRAM);
	$ended = proc_open(['true'], [['pipe', 'r']], $pipes);
	[$c, $d] = unix_pair();
	socket_sendmsg($a, ['iov' => ['x'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$pipes[0], $c]]]]);
	fclose($pipes[0]);
	socket_close($c);
	$message = ['buffer_size' => 10, 'controllen' => 100];
	socket_recvmsg($b, $message);
	return [$message, $a, $b, $d];
}

[$listener, $port] = tcp_listener();
$path = temp_path();
$unix = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($unix, $path);
socket_listen($unix);
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
$address = fn() => socket_addrinfo_lookup('127.0.0.1', (string) $port, ['ai_socktype' => SOCK_STREAM])[0];
$any = fn() => socket_addrinfo_lookup('127.0.0.1', '0', ['ai_socktype' => SOCK_STREAM])[0];
$calls = [
	'socket_create tcp' => [1, fn() => [socket_create(AF_INET, SOCK_STREAM, SOL_TCP)]],
	'socket_create udp' => [1, fn() => [socket_create(AF_INET, SOCK_DGRAM, SOL_UDP)]],
	'socket_create unix' => [1, fn() => [socket_create(AF_UNIX, SOCK_STREAM, 0)]],
	'socket_create_pair' => [2, fn() => unix_pair()],
	'socket_create_listen' => [1, fn() => [socket_create_listen(0)]],
	'socket_accept tcp' => [1, function () use ($client, $port, $listener) {
		socket_connect($client, '127.0.0.1', $port);
		return [socket_accept($listener)];
	}],
	'socket_accept unix' => [2, function () use ($unix, $path) {
		$client = socket_create(AF_UNIX, SOCK_STREAM, 0);
		socket_connect($client, $path);
		return [$client, socket_accept($unix)];
	}],
	'socket_addrinfo_bind' => [1, fn() => [socket_addrinfo_bind($any())]],
	'socket_addrinfo_connect' => [1, fn() => [socket_addrinfo_connect($address())]],
	'received rights' => [5, fn() => received_rights()],
];
foreach ($calls as $name => [$count, $call]) {
	$descriptors = opened($call, $kept);
	same($count, count($descriptors), "$name opens $count");
	same([], inherited($descriptors), "$name: inherited");
}
/* the other way round: what is meant to be inherited is, so the look is not blind */
$stream = fopen(__FILE__, 'r');
$process = proc_open(['ls', '-l', '/proc/self/fd'], [1 => ['pipe', 'w'], 7 => $stream], $pipes);
holds(str_contains(stream_get_contents($pipes[1]), basename(__FILE__)), 'a given descriptor is seen');
proc_close($process);
finish();
?>
--EXPECT--
21 checks held
