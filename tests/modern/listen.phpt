--TEST--
Sockets\listen, accept, has_dual_stack: families, options, timeouts, refused arguments
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, ResolveException, SocketException, TimeoutException};
use function Sockets\{accept, has_dual_stack, listen};

require __DIR__ . '/../sockets.inc';
bound(30);

/* The exception of a call: class, kind. */
function caught(callable $call): array
{
	try {
		return ['no exception', $call()];
	} catch (SocketException $e) {
		return [$e::class, $e->kind];
	}
}

/* A blocking client's socket, connected. */
function client(int $family, string $address, int $port = 0): Socket
{
	$s = socket_create($family, SOCK_STREAM, 0);
	same(true, socket_connect($s, $address, $port), "connect to $address");
	return $s;
}

/* one address, both modes */
foreach ([false, true] as $nonblocking) {
	$server = listen('tcp://127.0.0.1:0', ['nonblocking' => $nonblocking, 'backlog' => 5]);
	$at = Endpoint::local($server);
	same(['tcp', '127.0.0.1', true], [$at->scheme, $at->host, $at->port > 0], 'bound');
	same(1, socket_get_option($server, SOL_SOCKET, SO_REUSEADDR), 'reuseaddr is on');
	same([TimeoutException::class, ErrorKind::TimedOut], caught(fn() => accept($server, 0)), 'nobody');
	same([TimeoutException::class, ErrorKind::TimedOut], caught(fn() => accept($server, 0.001)), 'nobody still');
	$client = client(AF_INET, '127.0.0.1', $at->port);
	$s = accept($server, 5, $peer);
	same((string) Endpoint::local($client), (string) $peer, 'the peer');
	socket_write($client, 'identity');
	same('identity', socket_read($s, 100), 'it is the client');
	same(true, stream_get_meta_data(socket_export_stream($s))['blocked'], 'a connection blocks');
	same(!$nonblocking, stream_get_meta_data(socket_export_stream($server))['blocked'], 'the server stays as it was');
	client(AF_INET, '127.0.0.1', $at->port);
	holds(accept($server) instanceof Socket, 'without a limit');
}

/* both families on one socket */
$dual = has_dual_stack();
$server = listen('tcp://*:0');
$port = Endpoint::local($server)->port;
$clients = [client(AF_INET, '127.0.0.1', $port)];
accept($server, 5, $peer);
same('127.0.0.1', $peer->host, 'IPv4');
if ($dual && @socket_bind(socket_create(AF_INET6, SOCK_STREAM, 0), '::1')) {
	$clients[] = client(AF_INET6, '::1', $port);
	accept($server, 5, $peer);
	same('::1', $peer->host, 'IPv6');
	same(0, socket_get_option($server, IPPROTO_IPV6, IPV6_V6ONLY), 'both');
	same(1, socket_get_option(listen('tcp6://*:0'), IPPROTO_IPV6, IPV6_V6ONLY), 'tcp6 is IPv6 alone');
	same(1, socket_get_option(listen('tcp://*:0?v6only'), IPPROTO_IPV6, IPV6_V6ONLY), 'as the endpoint asks');
	same(0, socket_get_option(listen('tcp://*:0?v6only', ['v6only' => false]), IPPROTO_IPV6, IPV6_V6ONLY), 'the array wins');
	same('::1', Endpoint::local(listen('udp://[::1]:0'))->host, 'udp6');
}
same('0.0.0.0', Endpoint::local(listen('tcp4://*:0'))->host, 'tcp4 is IPv4 alone');
same('127.0.0.1', Endpoint::local(listen('tcp4://localhost:0'))->host, 'a name');

/* options */
same(0, socket_get_option(listen('tcp4://127.0.0.1:0', ['reuseaddr' => false]), SOL_SOCKET, SO_REUSEADDR), 'reuseaddr off');
same(0, socket_get_option(listen('udp4://127.0.0.1:0'), SOL_SOCKET, SO_REUSEADDR), 'a datagram port is not shared');
if (defined('SO_REUSEPORT')) {
	$first = listen('tcp4://127.0.0.1:0?reuseport=1');
	$again = listen(Endpoint::local($first), ['reuseport' => true]);
	same((string) Endpoint::local($first), (string) Endpoint::local($again), 'a shared port');
}

/* paths, names, datagrams */
$path = sys_get_temp_dir() . '/skl' . getmypid();
throws(ValueError::class, 'Sockets\listen(): Argument #1 ($on) must have a scheme other than "srv+tcp"', fn() => listen('srv+tcp://_x.test'));
$server = listen("unix://$path");
$client = client(AF_UNIX, $path);
$s = accept($server, 5, $peer);
same(['unix', ''], [$peer->scheme, $peer->path], 'a client without a name');
same([SocketException::class, ErrorKind::AddressInUse], caught(fn() => listen("unix://$path")), 'a path that is there');
unlink($path);
if (PHP_OS_FAMILY === 'Linux') {
	$name = '@skl' . getmypid();
	$server = listen("unixpacket://$name");
	$client = socket_create(AF_UNIX, SOCK_SEQPACKET, 0);
	same(true, socket_connect($client, "\0" . substr($name, 1)), 'an abstract name');
	$s = accept($server, 5);
	socket_write($client, 'packet');
	same('packet', socket_read($s, 100), 'a packet');
	same([SocketException::class, ErrorKind::AddressInUse], caught(fn() => listen("unixpacket://$name")), 'taken');
}
$receiver = listen('udp4://127.0.0.1:0');
socket_sendto(socket_create(AF_INET, SOCK_DGRAM, 0), 'datagram', 8, 0, '127.0.0.1', Endpoint::local($receiver)->port);
same('datagram', socket_read($receiver, 100), 'udp is bound');
$receiver = listen("unixgram://$path");
socket_sendto(socket_create(AF_UNIX, SOCK_DGRAM, 0), 'gram', 4, 0, $path);
same('gram', socket_read($receiver, 100), 'unixgram is bound');
unlink($path);

/* what the system refuses */
$server = listen('tcp4://127.0.0.1:0');
$at = (string) Endpoint::local($server);
$e = raised(SocketException::class, fn() => listen($at));
same([ErrorKind::AddressInUse, SOCKET_EADDRINUSE, $at, "listen on $at: " . socket_strerror(SOCKET_EADDRINUSE)],
	[$e->kind, $e->getCode(), (string) $e->endpoint, $e->getMessage()], 'in use');
same([SocketException::class, ErrorKind::AddressNotAvailable], caught(fn() => listen('tcp4://192.0.2.1:0')), 'not ours');
same([ResolveException::class, ErrorKind::Unresolved], caught(fn() => listen('tcp4://' . str_repeat('x', 70) . ':0')), 'no name of a host');
same([SocketException::class, ErrorKind::InvalidArgument], caught(fn() => accept(socket_create(AF_INET, SOCK_STREAM, 0), 1)), 'not listening');

/* a signal's handler may end the wait, or not */
if (function_exists('pcntl_signal')) {
	pcntl_async_signals(true);
	$handled = 0;
	pcntl_signal(SIGALRM, function () use (&$handled) { $handled++; });
	pcntl_alarm(1);
	same([TimeoutException::class, ErrorKind::TimedOut], caught(fn() => accept($server, 1.2)), 'goes on after a signal');
	same(1, $handled, 'which was handled');
	pcntl_signal(SIGALRM, function () { throw new DomainException('stop'); });
	pcntl_alarm(1);
	throws('DomainException', 'stop', fn() => accept($server));
	bound(30);
}

/* arguments */
$on = fn(...$arguments) => fn() => listen(...$arguments);
throws('ValueError', 'Sockets\listen(): Argument #1 ($on) must have ":" and a port at column 8', $on('tcp://x'));
throws('ValueError', 'Sockets\listen(): Argument #2 ($options) has an unknown option "mode "; did you mean "mode"?', $on('tcp://*:0', ['mode ' => 1]));
throws('ValueError', 'Sockets\listen(): Argument #2 ($options) has an unknown option 0', $on('tcp://*:0', [1]));
throws('ValueError', 'Sockets\listen(): Argument #1 ($on) has an unknown option "attempt_delay"', $on('tcp://*:0?attempt_delay'));
throws('ValueError', 'Sockets\listen(): Argument #1 ($on) option "reuseport" must be between 0 and 1', $on('tcp://*:0?reuseport=yes'));
throws('ValueError', 'Sockets\listen(): Argument #2 ($options) option "backlog" must be between 0 and 2147483647', $on('tcp://*:0', ['backlog' => -1]));
throws('TypeError', 'Sockets\listen(): Argument #2 ($options) option "backlog" must be of type int, string given', $on('tcp://*:0', ['backlog' => '1']));
throws('TypeError', 'Sockets\listen(): Argument #2 ($options) option "v6only" must be of type bool, int given', $on('tcp://*:0', ['v6only' => 1]));
throws('ValueError', 'Sockets\accept(): Argument #2 ($timeout) must not be negative', fn() => accept($server, -1));
socket_close($server);
throws('Error', 'Sockets\accept(): Argument #1 ($server) has already been closed', fn() => accept($server));

/* nothing stays open */
if (is_dir('/proc/self/fd')) {
	unset($client);
	$count = fn() => count(scandir('/proc/self/fd'));
	$before = $count();
	for ($i = 0; $i < 10; $i++) {
		caught(fn() => listen('tcp4://192.0.2.1:0'));
		caught(fn() => listen('tcp4://127.0.0.1:0', ['reuseport' => true, 'nonblocking' => true]) && has_dual_stack());
	}
	same($before, $count(), 'no descriptor is left');
}
finish();
?>
--EXPECT--
64 checks held
