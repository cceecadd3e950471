--TEST--
Sockets\resolve: the addresses that connect tries, in its order, with its failures
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
use function Sockets\{connect, resolve};

require __DIR__ . '/../sockets.inc';
require __DIR__ . '/name_server.inc';
in_namespace(__FILE__, 'hosts=$(mktemp); echo "127.0.0.1 localhost
127.0.0.7 db db.test
::1 six
127.0.1.1 many
127.0.1.2 many
127.0.1.3 many
2001:db8::7 many" >$hosts
mount --bind $hosts /etc/hosts; rm $hosts
' . use_name_server(), mounts: true);
bound(50);

$names = name_server([
	'four.test' => ['127.0.0.1'],
	'both.test' => ['127.0.0.1', '127.0.0.2', '127.0.0.3', '::1'],
	'empty.test' => [],
	'broken.test' => ['fail'],
	'silent.test' => ['-4', '-6'],
]);
$texts = fn(mixed ...$arguments) => array_map('strval', resolve(...$arguments));

/* forms of the argument */
foreach ([
	'db' => ['tcp://127.0.0.7:0'],
	'DB.test' => ['tcp://127.0.0.7:0'],
	'192.0.2.1' => ['tcp://192.0.2.1:0'],
	'2001:DB8::1' => ['tcp://[2001:db8::1]:0'],
	'tcp://db:80' => ['tcp://127.0.0.7:80'],
	'udp://db:80?mark=0&nodelay' => ['udp://127.0.0.7:80?mark=0&nodelay=1'],
	'tcp4://app.localhost:80' => ['tcp4://127.0.0.1:80'],
	'tcp6://app.localhost:80' => ['tcp6://[::1]:80'],
	'tcp6://six:80' => ['tcp6://[::1]:80'],
	'raw://db' => ['raw://127.0.0.7'],
	'tcp://[fe80::1%lo]:80' => ['tcp://[fe80::1%lo]:80'],
	'tcp://many:80?from=127.0.0.1' => ['tcp://127.0.1.1:80?from=127.0.0.1', 'tcp://127.0.1.2:80?from=127.0.0.1', 'tcp://127.0.1.3:80?from=127.0.0.1'],
	'unix:///x?nonblocking' => ['unix:///x?nonblocking=1'],
	'vsock://2:80' => ['vsock://2:80'],
	'tipc://[1:2]' => ['tipc://[1:2]'],
] as $name => $want) {
	foreach ([5, null] as $limit) {
		$got = $texts((string) $name, $limit);
		str_contains($name, 'from=') && sort($got);
		same($want, $got, $name);
	}
}
$endpoint = Endpoint::of('udp6', 'six', 53);
same(['udp6://[::1]:53'], $texts($endpoint), 'an Endpoint');
$endpoint = Endpoint::parse('unix://@x');
same($endpoint, resolve($endpoint)[0], 'a path is the same object');
$one = resolve('tcp://db:80?nodelay', 5)[0];
same(true, $one->equals(Endpoint::parse('tcp://127.0.0.7:80?nodelay=1')), 'all of its parts');
same(null, $one->scope, 'no zone');

ob_start();
(new ReflectionExtension('sockets'))->info();
$has_cares = str_contains(ob_get_clean(), 'c-ares');

/* the order: that of getaddrinfo(3), with the other family every second time */
foreach (['many', 'both.test', 'four.test'] as $name) {
	$lists = [[], []];
	$first = null;
	foreach (socket_addrinfo_lookup($name, '80', ['ai_socktype' => SOCK_STREAM]) as $info) {
		$info = socket_addrinfo_explain($info);
		$first ??= $info['ai_family'];
		$address = $info['ai_addr'];
		$lists[$info['ai_family'] === $first ? 0 : 1][] = isset($address['sin_addr']) ? "tcp://$address[sin_addr]:80" : "tcp://[$address[sin6_addr]]:80";
	}
	$want = [];
	for ($i = 0; $i < 4; $i++) {
		array_push($want, ...array_slice($lists[0], $i, 1), ...array_slice($lists[1], $i, 1));
	}
	$got = $texts("tcp://$name:80", 5);
	if ($has_cares) {
		sort($want);
		sort($got);
	}
	same($want, $got, "the order of $name");
}

/* what is returned can be connected to, and names the port of a server */
$server = Sockets\listen('tcp4://127.0.0.1:0');
$port = Endpoint::local($server)->port;
[$first] = resolve("tcp://four.test:$port", 5);
same("tcp://127.0.0.1:$port", (string) Endpoint::peer(connect($first, 5)), 'a connection there');

/* failures are those of connect */
foreach (['nosuch.test', 'empty.test', 'broken.test'] as $name) {
	$want = raised(ResolveException::class, fn() => connect("tcp://$name:80", 20));
	$got = raised(ResolveException::class, fn() => resolve("tcp://$name:80", 20));
	same([$want->kind, $want->getCode(), $want->symbol], [$got->kind, $got->getCode(), $got->symbol], $name);
	same(str_replace('connect to ', 'resolve ', $want->getMessage()), $got->getMessage(), "$name: the message");
	same("tcp://$name:80", (string) $got->endpoint, "$name: the endpoint");
}
$e = raised(TimeoutException::class, fn() => resolve('silent.test', 0.05));
same(['resolve tcp://silent.test:0, looking up the name: timed out', ErrorKind::TimedOut], [$e->getMessage(), $e->kind], 'a timeout');
raised(SocketException::class, fn() => resolve('tcp://[fe80::1%nosuch]:80'));

/* arguments */
$name = 'Sockets\resolve(): Argument #1 ($name)';
foreach (['', ' ', 'a:80', '[::1]', 'a/b', "a\0b", '127.1', 'tcp:/x', 'fe80::1%lo', 'ä b'] as $wrong) {
	throws(ValueError::class, "$name must be an endpoint, a host name or an address", fn() => resolve($wrong));
}
throws(ValueError::class, "$name must have \":\" and a port at column 9", fn() => resolve('tcp://db'));
throws(ValueError::class, "$name must have a host other than \"*\"", fn() => resolve('tcp://*:80'));
throws(ValueError::class, "$name must have a host other than \"*\"", fn() => resolve('*'));
throws(ValueError::class, "$name must have a path, or \"@\" and a name", fn() => resolve('unix://'));
throws(ValueError::class, "$name has an unknown option \"backlog\"", fn() => resolve('tcp://db:80?backlog=5'));
throws(ValueError::class, "$name option \"from\" must be an address of the endpoint's family", fn() => resolve('tcp4://db:80?from=[::1]'));
throws(ValueError::class, 'Sockets\resolve(): Argument #2 ($timeout) must not be negative', fn() => resolve('db', -1));

fclose($names->pipe);
$names->wait();
finish();
?>
--EXPECT--
74 checks held
