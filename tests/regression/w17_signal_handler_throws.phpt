--TEST--
W17: a handler that throws ends the waiting call, and nothing is lost
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_fork();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(60);
pcntl_async_signals(true);
final class Interrupted extends Exception {}
pcntl_signal(SIGUSR1, fn() => throw new Interrupted('by the handler'), false);

/** The call waits, a signal comes, the handler's exception is what comes out, alone. */
function thrown(string $name, callable $call): void
{
	$me = getmypid();
	$peer = peer(function () use ($me): void {
		for ($i = 0, $seen = 0; $i < 2000 && $seen < 5; $i++) {
			$state = preg_replace('~^.*\) ~s', '', file_get_contents("/proc/$me/stat"))[0];
			$seen = $state === 'S' ? $seen + 1 : 0;
			usleep(5000);
		}
		exec('kill -' . SIGUSR1 . " $me");
	});
	error_clear_last();
	$e = throws('Interrupted', 'by the handler', fn() => @$call(), $name);
	same(null, error_get_last(), "$name: no warning");
	same(null, $e?->getPrevious(), "$name: no other exception behind it");
	same(0, $peer->wait(), "$name: the helper ends well");
}

[$a, $b] = unix_pair();
$readers = [
	'socket_read' => fn() => socket_read($b, 10),
	'socket_read, line' => fn() => socket_read($b, 10, PHP_NORMAL_READ),
	'socket_recv' => fn() => socket_recv($b, $data, 10, 0),
	'socket_recvfrom' => fn() => socket_recvfrom($b, $data, 10, 0, $from),
	'socket_recvmsg' => function () use ($b) {
		$message = ['buffer_size' => 10, 'controllen' => 64];
		return socket_recvmsg($b, $message);
	},
	'socket_select' => function () use ($b) {
		$read = [$b];
		$none = null;
		return socket_select($read, $none, $none, null);
	},
	'socket_select with a timeout' => function () use ($b) {
		$read = [$b];
		$none = null;
		return socket_select($read, $none, $none, 30);
	},
];
foreach ($readers as $name => $call) {
	thrown($name, $call);
	socket_write($a, "$name\n");
	same("$name\n", socket_read($b, 100), "$name: the socket works afterwards");
}

/* the arrays of a select that was broken off are as they were */
$read = ['x' => $b];
$write = null;
$except = ['y' => $b];
thrown('socket_select keeps the arrays', function () use (&$read, &$write, &$except) {
	return socket_select($read, $write, $except, null);
});
same([['x' => $b], null, ['y' => $b]], [$read, $write, $except], 'the arrays');

[$listener, $port] = tcp_listener();
thrown('socket_accept', fn() => socket_accept($listener));
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
same(true, socket_connect($client, '127.0.0.1', $port), 'the listener still listens');
same(true, socket_accept($listener) instanceof Socket, 'and accepts');

$path = temp_path();
$server = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($server, $path);
socket_listen($server, 0);
$first = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_connect($first, $path);
$client = socket_create(AF_UNIX, SOCK_STREAM, 0);
thrown('socket_connect', fn() => socket_connect($client, $path));

[$a, $b] = unix_pair();
socket_set_option($a, SOL_SOCKET, SO_SNDBUF, 8192);
socket_set_nonblock($a);
while (@socket_write($a, str_repeat('f', 4096)) !== false) {
}
socket_set_block($a);
thrown('socket_write', fn() => socket_write($a, 'more'));
thrown('socket_send', fn() => socket_send($a, 'more', 4, 0));
thrown('socket_sendmsg', fn() => socket_sendmsg($a, ['iov' => ['more']]));
socket_shutdown($a, 1);
for ($all = ''; ($part = socket_read($b, 65536)) !== '' && $part !== false; $all .= $part) {
}
same('', trim($all, 'f'), 'nothing of the broken off writes was sent');
finish();
?>
--EXPECT--
63 checks held
