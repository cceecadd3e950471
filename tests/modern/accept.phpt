--TEST--
Sockets\accept, and socket_accept of what Sockets\listen gives: which calls wait, for how long, and which do not wait
--EXTENSIONS--
sockets
pcntl
posix
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_fork();
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, SocketException, TimeoutException};
use function Sockets\{accept, descriptor, listen};

require __DIR__ . '/../sockets.inc';
bound(60);

/** Does the system wait in calls with this descriptor? */
function blocks(Socket $socket): bool
{
	preg_match('~^flags:\s*(\d+)~m', file_get_contents('/proc/self/fdinfo/' . descriptor($socket)), $m);
	return (octdec($m[1]) & 04000) === 0;
}

/** A child that connects when the parent is about to wait, and sends a word. */
function client(Socket $server): Peer
{
	$at = Endpoint::local($server);
	return peer(function () use ($at) {
		usleep(50_000);
		$s = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
		socket_connect($s, $at->host, $at->port);
		socket_write($s, 'word');
		socket_read($s, 1);
	});
}

/** The call gives a connection, which blocks. */
function accepts(Socket $server, callable $call, string $what): void
{
	$child = client($server);
	$got = $call($server);
	if (holds($got instanceof Socket, "$what: a connection")) {
		same(true, blocks($got), "$what: it blocks");
		same('word', read_exactly($got, 4), "$what: it is the client's");
		socket_close($got);
	}
	$child->wait();
}

/* ---- what never gets a connection ---- */

socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $streams);
socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, $datagrams);
$bound = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_bind($bound, '127.0.0.1', 0);
/** What a message has of the socket's address: nothing for one without a name. */
function on_local(Socket $socket): string
{
	$local = Sockets\Endpoint::local($socket);
	return $local->path === '' ? '' : " on $local";
}

$cases = [
	'udp' => [listen('udp4://127.0.0.1:0'), ErrorKind::Unsupported, SOCKET_EOPNOTSUPP],
	'unix datagrams' => [$datagrams[0], ErrorKind::Unsupported, SOCKET_EOPNOTSUPP],
	'a pair' => [$streams[0], ErrorKind::InvalidArgument, SOCKET_EINVAL],
	'a connection' => [tcp_pair()[0], ErrorKind::InvalidArgument, SOCKET_EINVAL],
	'bound only' => [$bound, ErrorKind::InvalidArgument, SOCKET_EINVAL],
];
foreach ($cases as $name => [$socket, $kind, $code]) {
	foreach ([null, 0, 50.0] as $limit) {
		foreach (['blocking', 'nonblocking'] as $mode) {
			$mode === 'blocking' ? socket_set_block($socket) : socket_set_nonblock($socket);
			$what = "$name, $mode, " . json_encode($limit);
			$e = throws(SocketException::class, 'accept' . on_local($socket) . ': ' . socket_strerror($code), fn() => accept($socket, $limit), $what);
			same([$kind, $code, $mode === 'blocking'], [$e?->kind, socket_last_error($socket), blocks($socket)], "$what: kind, code, and the mode as before");
		}
	}
}

/* ---- a listener of listen() blocks as a Socket; its descriptor, which processes share, never does ---- */

$server = listen('tcp4://127.0.0.1:0');
same([true, false], [Sockets\describe($server)['blocking'], blocks($server)], 'it blocks, its descriptor does not');
accepts($server, socket_accept(...), 'socket_accept');
accepts($server, fn($s) => accept($s), 'accept');
accepts($server, fn($s) => accept($s, 50), 'accept with a limit');
same(false, blocks($server), 'nothing has changed the mode');
socket_set_option($server, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 20_000]);
same([false, SOCKET_EAGAIN], [quiet(fn() => socket_accept($server), 'a timeout'), socket_last_error($server)], 'SO_RCVTIMEO');
socket_set_option($server, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 0]);

same(true, socket_set_nonblock($server), 'not blocking');
socket_clear_error($server);
same([false, SOCKET_EAGAIN], [quiet(fn() => socket_accept($server), 'not blocking'), socket_last_error($server)], 'the listener does not block');
accepts($server, fn($s) => accept($s), 'accept waits all the same');
same(true, socket_set_block($server), 'blocking again');
accepts($server, socket_accept(...), 'socket_accept again');
same(false, blocks($server), 'as a Socket only');

$open = listen('tcp4://127.0.0.1:0', ['nonblocking' => true]);
same([false, false], [Sockets\describe($open)['blocking'], blocks($open)], 'a listener that does not block');
same([false, SOCKET_EAGAIN], [quiet(fn() => socket_accept($open), 'of its own'), socket_last_error($open)], 'from the beginning');
socket_set_block($open);
accepts($open, socket_accept(...), 'and does later');

/* the others block in the system */
same([true, true], [blocks(listen('udp4://127.0.0.1:0')), blocks(tcp_listener()[0])], 'datagrams; a listener of socket_create()');

/* a handler that throws ends the wait, one that does not is followed by more waiting */
pcntl_async_signals(true);
$runs = 0;
pcntl_signal(SIGUSR1, function () use (&$runs) {
	$runs++;
});
$at = Endpoint::local($server);
$child = peer(function (Peer $parent) use ($at) {
	usleep(50_000);
	posix_kill($parent->pid, SIGUSR1);
	usleep(50_000);
	socket_connect(socket_create(AF_INET, SOCK_STREAM, SOL_TCP), $at->host, $at->port);
});
same([true, 1], [accept($server) instanceof Socket, $runs], 'goes on after a signal');
$child->wait();

/* ---- its stream waits in the system ---- */

$stream = socket_export_stream($server);
same([true, true], [stream_get_meta_data($stream)['blocked'], blocks($server)], 'the stream blocks, and so does the descriptor');
$child = client($server);
$connection = stream_socket_accept($stream, 30);
same('word', fread($connection, 4), 'stream_socket_accept');
fclose($connection);
$child->wait();
accepts($server, socket_accept(...), 'socket_accept of an exported one');
accepts($server, fn($s) => accept($s, 50), 'accept of an exported one');
same(true, blocks($server), 'and its mode is as before');
throws(TimeoutException::class, 'accept' . on_local($server) . ': timed out', fn() => accept($server, 0.01));
same(true, blocks($server), 'after a timeout, too');
$stream = socket_export_stream(listen('tcp4://127.0.0.1:0', ['nonblocking' => true]));
same(false, stream_get_meta_data($stream)['blocked'], 'one that does not block is exported as that');

/* ---- a fresh listener of another process ---- */

same([SO_REUSEPORT => 1, SO_REUSEADDR => 0], array_map(fn($option) => 0 + (int) $option, [
	SO_REUSEPORT => socket_get_option($shared = listen('udp4://127.0.0.1:0', ['reuseport' => true]), SOL_SOCKET, SO_REUSEPORT),
	SO_REUSEADDR => socket_get_option($shared, SOL_SOCKET, SO_REUSEADDR),
]), 'reuseport is that, and not reuseaddr');
same(0, socket_get_option(listen('tcp4://127.0.0.1:0'), SOL_SOCKET, SO_REUSEPORT), 'and off by default');

/* ---- nothing is left behind ---- */

$measure = function (callable $call): int {
	for ($i = 0; $i < 3; $i++) {
		$call();
	}
	$before = memory_get_usage();
	for ($i = 0; $i < 50; $i++) {
		$call();
	}
	return memory_get_usage() - $before;
};
$failing = fn(string $on) => function () use ($on) {
	try {
		listen($on, ['backlog' => 1]);
	} catch (SocketException) {
	}
};
same([0, 0], [$measure($failing('tcp4://192.0.2.1:0')), $measure($failing('unix:///nowhere/' . str_repeat('x', 50)))], 'memory of listen() that fails');
finish();
?>
--EXPECT--
107 checks held
