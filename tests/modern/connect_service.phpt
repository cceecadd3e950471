--TEST--
Sockets\connect and resolve: the servers of a service, by its SRV records
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_cares();
need_ipv6();
need_namespace(mounts: true);
need_fork();
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, ResolveException, SocketException, TimeoutException};
use function Sockets\{accept, connect, listen, resolve, shutdown};

require __DIR__ . '/../sockets.inc';
require __DIR__ . '/name_server.inc';
in_namespace(__FILE__, 'hosts=$(mktemp); echo "127.0.0.1 localhost" >$hosts
mount --bind $hosts /etc/hosts; rm $hosts
' . use_name_server(), mounts: true);
bound(55);

$port = fn(Socket $server) => Endpoint::local($server)->port;
$servers = array_map(fn() => listen('tcp4://127.0.0.1:0'), range(0, 2));
[$a, $b, $c] = array_map($port, $servers);
$udp = listen('udp4://127.0.0.1:0');
socket_bind($unused = socket_create(AF_INET, SOCK_STREAM, 0), '127.0.0.1');
$refusing = $port($unused);

$names = name_server([
	'host.test' => ['127.0.0.1'],
	'both.test' => ['127.0.0.1', '::1'],
	'gone.test' => [],
	'silent.test' => ['-4', '-6'],
	'_first._tcp.test' => ['SRV' => [[20, 0, $b, 'host.test'], [10, 0, $a, 'host.test']]],
	'_first._udp.test' => ['SRV' => [[0, 0, $port($udp), 'host.test']]],
	'_next._tcp.test' => ['SRV' => [[1, 0, $refusing, 'both.test'], [2, 0, 9, 'gone.test'], [3, 0, 9, '.'], [4, 0, $c, 'host.test']]],
	'_weights._tcp.test' => ['SRV' => [[1, 1, $a, 'host.test'], [1, 60000, $b, 'host.test']]],
	'_refused._tcp.test' => ['SRV' => [[1, 0, $refusing, 'both.test'], [2, 0, $refusing, 'host.test']]],
	'_none._tcp.test' => ['SRV' => [[0, 0, 0, '.']]],
	'_gone._tcp.test' => ['SRV' => [[0, 0, 1, 'gone.test'], [0, 0, 2, 'nosuch.test']]],
	'_slow._tcp.test' => ['silent' => true],
	'_half._tcp.test' => ['SRV' => [[0, 0, $a, 'silent.test']]],
	'_local._tcp.test' => ['SRV' => [[0, 0, $a, 'app.localhost']]],
	'_empty._tcp.test' => [],
	'redis.service.test' => ['SRV' => [[0, 0, $c, 'host.test']]],
]);
$peer = fn(string|Endpoint $to, mixed $timeout = 20, array $options = []) => (string) Endpoint::peer(connect($to, $timeout, $options));

/* targets in their order */
same("tcp://127.0.0.1:$a", $peer('srv+tcp://_first.test'), 'the least priority');
same("tcp://127.0.0.1:$a", $peer('SRV+TCP://_First._tcp.Test', null), 'the name with its protocol');
same("tcp://127.0.0.1:$a", $peer(Endpoint::of('srv+tcp', '_first.test'), 20, ['nodelay' => true]), 'an Endpoint');
same("udp://127.0.0.1:" . $port($udp), $peer('srv+udp://_first.test'), 'datagrams');
same("tcp://127.0.0.1:$c", $peer('srv+tcp://_next.test'), 'after targets that refuse, and have no address');
same("tcp://127.0.0.1:$c", $peer('srv+tcp://redis.service.test'), 'a name without a service');
same("tcp://127.0.0.1:$a", $peer('srv+tcp://_local.test?from=127.0.0.1'), 'a name of this host');
$got = [];
for ($i = 0; $i < 20; $i++) {
	$got[] = $peer('srv+tcp://_weights.test');
}
holds((array_count_values($got)["tcp://127.0.0.1:$b"] ?? 0) > 15, 'by weight: ' . show(array_count_values($got)));
$client = connect('srv+tcp://_first.test?nonblocking', 20, ['nodelay' => true]);
same(1, socket_get_option($client, SOL_TCP, TCP_NODELAY), 'options are set');

/* addresses alone */
same(["tcp://127.0.0.1:$a?nodelay=1", "tcp://127.0.0.1:$b?nodelay=1"], array_map('strval', resolve('srv+tcp://_first.test?nodelay', 20)), 'resolve');
$got = array_map('strval', resolve('srv+tcp://_next.test', 20));
same(["tcp://127.0.0.1:$c"], array_slice($got, 2), 'without those that have no address');
same(2, count(array_intersect($got, ["tcp://127.0.0.1:$refusing", "tcp://[::1]:$refusing"])), 'both families of a target');

/* failures */
foreach (['connect' => connect(...), 'resolve' => resolve(...)] as $what => $call) {
	$before = $what === 'connect' ? 'connect to' : 'resolve';
	foreach (['none' => 'EAI_NONAME', 'gone' => null, 'empty' => 'EAI_NODATA', 'nosuch' => 'EAI_NONAME'] as $name => $symbol) {
		$e = raised(ResolveException::class, fn() => $call("srv+tcp://_$name.test", 20));
		same(ErrorKind::Unresolved, $e->kind, "$what $name");
		same($symbol ?? $e->symbol, $e->symbol, "$what $name: the code");
		same("srv+tcp://_$name.test", (string) $e->endpoint, "$what $name: the endpoint");
		$words = $name === 'none' ? ', a service that the domain does not offer' : '';
		holds(str_starts_with($e->getMessage(), "$before srv+tcp://_$name.test$words: "), "$what $name: " . $e->getMessage());
	}
	foreach (['slow', 'half'] as $name) {
		throws(TimeoutException::class, "$before srv+tcp://_$name.test, looking up the name: timed out", fn() => $call("srv+tcp://_$name.test", 0.3));
	}
}
$e = raised(SocketException::class, fn() => connect('srv+tcp://_refused.test', 20));
same('connect to srv+tcp://_refused.test (3 addresses): Connection refused', $e->getMessage(), 'all refuse');
same([3, "tcp://127.0.0.1:$refusing"], [count($e->attempts), (string) $e->attempts[2]['endpoint']], 'all attempts');
$wrong = str_repeat('a.', 126) . 'a';
same(ErrorKind::Unresolved, raised(ResolveException::class, fn() => connect("srv+tcp://$wrong", 20))->kind, 'the longest name');
$wrong = '_x.' . str_repeat('a.', 125);
same(ErrorKind::InvalidArgument, raised(SocketException::class, fn() => connect("srv+tcp://$wrong", 20))->kind, 'too long with its protocol');

/* a target that does not answer, and one of the next priority */
$crowd = listen('tcp4://127.0.0.1:0?backlog=0');
$waiting = [];
for ($i = 0; $i < 3; $i++) {
	$waiting[] = $s = socket_create(AF_INET, SOCK_STREAM, 0);
	socket_set_nonblock($s);
	@socket_connect($s, '127.0.0.1', $port($crowd));
}
usleep(100_000);
fclose($names->pipe);
$names->wait();
$names = name_server([
	'host.test' => ['127.0.0.1'],
	'_busy._tcp.test' => ['SRV' => [[1, 0, $port($crowd), 'host.test'], [2, 0, $b, 'host.test']]],
	'_same._tcp.test' => ['SRV' => [[1, 65535, $port($crowd), 'host.test'], [1, 0, $b, 'host.test']]],
]);
same("tcp://127.0.0.1:$b", $peer('srv+tcp://_busy.test', 3), 'the next priority within the timeout');
same("tcp://127.0.0.1:$b", $peer('srv+tcp://_same.test', null), 'the same priority without one');

fclose($names->pipe);
$names->wait();
finish();
?>
--EXPECT--
67 checks held
