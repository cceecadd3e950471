--TEST--
Sockets\connect: one lookup of a name, its failures, a dead name server, forks
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
use function Sockets\{connect, listen};

require __DIR__ . '/../sockets.inc';
require __DIR__ . '/name_server.inc';
in_namespace(__FILE__, 'ulimit -n 200
hosts=$(mktemp); echo "127.0.0.1 localhost
127.0.0.1 db pinned.test
127.0.0.9 twice
127.0.0.9 twice" >$hosts
for i in $(seq 1 60); do echo "127.0.1.$i many" >>$hosts; done
mount --bind $hosts /etc/hosts; rm $hosts
' . use_name_server(), mounts: true);
bound(100);

$log = temp_path('.log');
$names = name_server([
	'pinned.test' => ['::1', '127.0.0.99'],
	'four.test' => ['127.0.0.1'],
	'broken.test' => ['fail'],
	'refused.test' => ['refused'],
	'formerr.test' => ['formerr'],
	'notimp.test' => ['notimp'],
	'empty.test' => [],
	'malformed.test' => ['malformed', '127.0.0.1', '::1'],
	'wrong.test' => ['wrong', '127.0.0.1', '::ffff:127.0.0.1'],
	'silent.test' => ['-4', '-6'],
	...array_fill_keys(array_map(fn(int $i) => "silent$i.test", range(0, 1999)), ['-4', '-6']),
], $log);

/* The exception of a connect: class, kind, code; or the peer. */
function caught(string $to, mixed $limit): array
{
	try {
		return ['connected', (string) Endpoint::peer(connect($to, $limit))];
	} catch (SocketException $e) {
		return [$e::class, $e->kind, $e->getCode()];
	}
}

/* What the name server was asked about since the last time. */
function asked(): array
{
	global $log;
	$names = is_file($log) ? file($log, FILE_IGNORE_NEW_LINES) : [];
	file_put_contents($log, '');
	return array_values(array_unique($names));
}

$threads = fn() => count(scandir('/proc/self/task')) - 2;
$server = listen('tcp4://127.0.0.1:0');
$port = Endpoint::local($server)->port;
$other = listen("tcp6://[::1]:$port");

/* names of this host, and names of the hosts file: no question, and not the other family's address */
foreach (['localhost', 'LOCALHOST.', 'db', 'pinned.test'] as $name) {
	foreach ([5, null] as $limit) {
		same(['connected', "tcp://127.0.0.1:$port"], caught("tcp://$name:$port", $limit), $name);
	}
}
same(['connected', "tcp://[::1]:$port"], caught("tcp://app.localhost:$port", 5), 'a name below localhost');
same(['connected', "tcp://127.0.0.1:$port"], caught("tcp4://app.localhost:$port", 5), 'its IPv4 address');
same('127.0.0.1', Endpoint::local(listen('tcp://app.localhost:0'))->host, 'a server there');
$refused = [SocketException::class, ErrorKind::Refused, SOCKET_ECONNREFUSED];
same($refused, caught('tcp://db:1', 5), 'the only address refuses');
same([], asked(), 'nobody was asked');
same(['connected', "tcp://127.0.0.1:$port"], caught("tcp://four.test:$port", 5), 'a name of the server');
same(['four.test'], asked(), 'the server was asked');

/* all addresses, each once */
$last = socket_addrinfo_lookup('many', '1', ['ai_family' => AF_INET, 'ai_socktype' => SOCK_STREAM]);
same(60, count($last), 'as many as there are');
$last = socket_addrinfo_explain(end($last))['ai_addr']['sin_addr'];
$alive = listen("tcp4://$last:0");
$at = Endpoint::local($alive)->port;
same(['connected', "tcp://$last:$at"], caught("tcp://many:$at", 10), 'the last of all addresses');
$s = socket_create(AF_INET, SOCK_STREAM, 0);
same(true, socket_connect($s, 'many', $at), 'socket_connect tries all, too');
$e = raised(SocketException::class, fn() => connect('tcp://many:1', 10));
same('connect to tcp://many:1 (60 addresses): ' . socket_strerror(SOCKET_ECONNREFUSED), $e->getMessage(), 'all refuse');
$e = raised(SocketException::class, fn() => connect('tcp://twice:1', 10));
same('connect to tcp://twice:1: ' . socket_strerror(SOCKET_ECONNREFUSED), $e->getMessage(), 'one address');

/* failures are those of the C library */
foreach (['nosuch', 'empty', 'broken', 'refused', 'formerr', 'notimp', 'malformed'] as $name) {
	socket_addrinfo_lookup("$name.test", null, ['ai_socktype' => SOCK_STREAM], $code);
	same([ResolveException::class, ErrorKind::Unresolved, $code], caught("tcp://$name.test:$port", 10), $name);
}
foreach (['tcp4', 'tcp6', 'udp4', 'udp6'] as $scheme) {
	same(ResolveException::class, caught("$scheme://wrong.test:$port", 10)[0], "records of another family, $scheme");
}

/* no descriptors: that is no statement about the name */
$before = descriptors();
$more = [];
while (($file = @fopen('/dev/null', 'r')) !== false) {
	$more[] = $file;
}
for ($free = 0; $free <= 3; $free++) {
	foreach (['db', 'nosuch.test'] as $name) {
		$got = caught("tcp4://$name:$port", 10);
		holds($got[0] === 'connected' || $got[1] === ErrorKind::TooManyHandles || ($free > 1 && $name !== 'db'), "$free descriptors, $name: " . show($got));
	}
	array_pop($more);
}
same(0, $free - 4, 'each number of descriptors');
unset($more, $file);
same_descriptors($before, 'nothing stays open');

/* a dead name server */
$late = [TimeoutException::class, ErrorKind::TimedOut];
$most = [0, 0];
for ($i = 0; $i < 2000; $i++) {
	$got = caught("tcp://silent$i.test:80", 0.0002);
	if (array_slice($got, 0, 2) !== $late) {
		same($late, $got, "connect $i");
	}
	if ($i % 100 === 99) {
		$most = [max($most[0], $threads()), max($most[1], count(descriptors()))];
	}
}
holds($most[0] <= 17, "at most 17 threads after 2000 connects: $most[0]");
holds($most[1] <= count($before) + 33, "a descriptor or two for each: $most[1], before " . count($before));
same(true, listen('tcp://127.0.0.1:0') instanceof Socket, 'there are descriptors for other work');

/* the child of a fork in the middle of lookups has none of their sockets, and looks names up */
pcntl_async_signals(true);
$child = null;
pcntl_signal(SIGALRM, function () use (&$child, $before, $port) {
	$child = pcntl_fork();
	if ($child === 0) {
		$sockets = array_diff(descriptors(), $before);
		exit($sockets === [] && caught("tcp://four.test:$port", 10)[0] === 'connected' ? 7 : 1);
	}
});
pcntl_alarm(1);
same($late, array_slice(caught('tcp://silent.test:80', 1.2), 0, 2), 'the parent goes on');
pcntl_waitpid($child, $status);
same(7, pcntl_wexitstatus($status), 'the child');

fclose($names->pipe);
$names->wait();
finish();
?>
--EXPECT--
49 checks held
