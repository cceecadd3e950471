--TEST--
Sockets\connect: names with many addresses, black holes, resolvers that do not answer
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_ipv6();
need_namespace(mounts: true);
need_fork();
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, ResolveException, SocketException, TimeoutException};
use function Sockets\{accept, connect, listen};

require __DIR__ . '/../sockets.inc';
require __DIR__ . '/name_server.inc';
/* What is sent to the other end of this cable is gone. */
in_namespace(__FILE__, 'ip link add hole type veth peer name nobody
ip link set nobody up
ip link set hole arp off up
ip addr add 10.9.0.1/24 dev hole
ip -6 addr add 2001:db8:9::1/64 dev hole nodad
' . use_name_server(), mounts: true);
bound(60);

$names = name_server([
	'both.test' => ['2001:db8:9::1', '10.9.0.1'],
	'hole6.test' => ['2001:db8:9::99', '10.9.0.1'],
	'hole4.test' => ['2001:db8:9::1', '10.9.0.99'],
	'one.test' => ['2001:db8:9::98', '2001:db8:9::99', '10.9.0.98', '10.9.0.1'],
	'four.test' => ['10.9.0.1'],
	'six.test' => ['2001:db8:9::1'],
	'slow6.test' => ['-6', '10.9.0.1'],
	'slow4.test' => ['2001:db8:9::1', '-4'],
	'silent.test' => ['-4', '-6'],
	'silent2.test' => ['-4', '-6'], // a connect joins a lookup of the same name that is under way, which ends after 2 s
	'dead.test' => ['2001:db8:9::97', '2001:db8:9::98', '10.9.0.98'],
	'broken.test' => ['fail'],
	'empty.test' => [],
]);
$server = listen('tcp://*:0');
$port = Endpoint::local($server)->port;

/* Connects; gives the address that has answered, and checks who is at the other end. */
function reached(string $name, array $options = [], float $limit = 10): string
{
	global $server, $port;
	$s = connect("tcp://$name:$port", $limit, $options);
	do {
		$connection = accept($server, 5, $peer);
	} while ($peer->port !== Endpoint::local($s)->port);
	socket_write($s, $name);
	same($name, socket_read($connection, 100), 'it is the one that was accepted');
	same(true, stream_get_meta_data(socket_export_stream($s))['blocked'], 'it blocks');
	return Endpoint::peer($s)->host;
}

/* The exception of a call: class, kind, message. */
function caught(string $to, mixed $limit, array $options = []): array
{
	try {
		return ['connected', (string) Endpoint::peer(connect($to, $limit, $options))];
	} catch (SocketException $e) {
		same($to, (string) $e->endpoint, 'the endpoint');
		return [$e::class, $e->kind, $e->getMessage()];
	}
}

same('2001:db8:9::1', reached('both.test'), 'IPv6 is first');
same('10.9.0.1', reached('four.test'), 'IPv4 alone');
same('2001:db8:9::1', reached('six.test'), 'IPv6 alone');
/* A connection to a black hole takes minutes to fail. */
same('10.9.0.1', reached('hole6.test'), 'IPv6 is a black hole');
same('2001:db8:9::1', reached('hole4.test'), 'IPv4 is a black hole');
same('10.9.0.1', reached('one.test', ['attempt_delay' => 0.01]), 'one of four is alive');
same('10.9.0.1', reached('slow6.test'), 'no answer about IPv6');
/* Then resolvers differ: what is known, or another try later. */
$e = caught("tcp://slow4.test:$port", 10);
if ($e[0] === 'connected') {
	same("tcp://[2001:db8:9::1]:$port", $e[1], 'the address that is known');
}
holds(in_array($e[0], ['connected', ResolveException::class], true), 'no answer about IPv4');
same('10.9.0.1', reached('both.test', ['from' => '10.9.0.1']), 'the family of the local address');
foreach (['tcp4' => '10.9.0.1', 'tcp6' => '2001:db8:9::1'] as $scheme => $host) {
	same($host, Endpoint::peer(connect("$scheme://both.test:$port", 10))->host, $scheme);
}
same('2001:db8:9::1', Endpoint::peer(connect('udp://both.test:9', 10))->host, 'udp takes the first');
same([SocketException::class, ErrorKind::Refused, "connect to tcp://both.test:1 (2 addresses): Connection refused"],
	caught('tcp://both.test:1', 10), 'every address refuses');

/* the attempts, in their order */
$attempts = function (string $to, float $limit): array {
	$found = raised(SocketException::class, fn() => connect($to, $limit))->attempts;
	return array_map(fn(array $one): array => [(string) $one['endpoint'], $one['kind'], $one['message']], $found);
};
same([['tcp://[2001:db8:9::1]:1', ErrorKind::Refused, 'Connection refused'], ['tcp://10.9.0.1:1', ErrorKind::Refused, 'Connection refused']],
	$attempts('tcp://both.test:1', 10), 'two that refuse');
try {
	connect('tcp://hole6.test:1?attempt_delay=0.01', 1.5);
	holds(false, 'no exception');
} catch (TimeoutException $e) {
	same([['tcp://[2001:db8:9::99]:1', ErrorKind::TimedOut, 'timed out'], ['tcp://10.9.0.1:1', ErrorKind::Refused, 'Connection refused']],
		array_map(fn(array $one): array => [(string) $one['endpoint'], $one['kind'], $one['message']], $e->attempts), 'one was still running');
	holds($e->attempts[0]['seconds'] > $e->attempts[1]['seconds'] && $e->attempts[0]['seconds'] >= 1.4, 'for as long as the call');
	same("connect to tcp://hole6.test:1?attempt_delay=0.01 (2 addresses): timed out", $e->getMessage(), 'in one line');
}

/* a timeout at every stage */
$late = fn(string $what) => [TimeoutException::class, ErrorKind::TimedOut, "connect to tcp://$what: timed out"];
same($late('silent.test:80, looking up the name'), caught('tcp://silent.test:80', 0.05), 'the resolver does not answer');
same($late('silent.test:80, looking up the name'), caught('tcp://silent.test:80', 0), 'no time at all');
same($late('dead.test:80?attempt_delay=0.01 (3 addresses)'), caught('tcp://dead.test:80?attempt_delay=0.01', 1.5), 'three black holes');
same($late('10.9.0.77:80'), caught('tcp://10.9.0.77:80', 0.05), 'one of them');
same($late('10.9.0.77:80'), caught('tcp://10.9.0.77:80', Time\Duration::fromMilliseconds(20)), 'a Duration');

/* errors of the resolver */
foreach (['nosuch.test' => ['EAI_NONAME'], 'empty.test' => ['EAI_NODATA', 'EAI_NONAME'], 'broken.test' => ['EAI_AGAIN']] as $name => $symbols) {
	$e = raised(ResolveException::class, fn() => connect("tcp://$name:80", 10));
	holds(in_array($e->symbol, $symbols, true), "$name: $e->symbol");
	holds(str_starts_with($e->getMessage(), "connect to tcp://$name:80: ") && $e->kind === ErrorKind::Unresolved, $e->getMessage());
}

/* a signal in the middle of a lookup and of an attempt */
pcntl_async_signals(true);
$handled = 0;
pcntl_signal(SIGALRM, function () use (&$handled) { $handled++; });
pcntl_alarm(1);
same($late('silent2.test:80, looking up the name'), caught('tcp://silent2.test:80', 1.2), 'goes on after a signal');
same(1, $handled, 'which was handled');
pcntl_signal(SIGALRM, function () { throw new DomainException('stop'); });
pcntl_alarm(1);
throws('DomainException', 'stop', fn() => connect('tcp://hole6.test:80?attempt_delay=9'));
/* a child that a handler forks ends its own call */
pcntl_signal(SIGALRM, function () use (&$child) { $child = pcntl_fork(); });
pcntl_alarm(1);
$got = caught('tcp4://silent.test:80', 1.5);
if ($child === 0) {
	/* A parent's resolver is not in a child; there it may have had its answer before. */
	exit(in_array($got[0], [ResolveException::class, TimeoutException::class], true) ? 7 : 1);
}
pcntl_waitpid($child, $status);
same(7, pcntl_wexitstatus($status), 'the child');
holds(in_array($got[0], [ResolveException::class, TimeoutException::class], true), 'the parent');
bound(60);

/* nothing stays open once the resolver has come to its end */
usleep(2_100_000);
$before = descriptors();
for ($i = 0; $i < 5; $i++) {
	caught('tcp://dead.test:80?attempt_delay=0.01', 0.1);
	caught('tcp://both.test:1', 5);
	reached('one.test', ['attempt_delay' => 0.01]);
	caught('tcp://silent.test:80', 0.001);
}
same_descriptors($before, 'nothing stays open');

fclose($names->pipe);
$names->wait();
finish();
?>
--EXPECT--
89 checks held
