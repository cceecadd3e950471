--TEST--
a call ends when a signal handler closes its socket: what takes the descriptor's number is not touched
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_fork();
need_function('posix_kill');
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(60);
pcntl_async_signals(true);

/** Sends a signal when this process sleeps in the kernel. */
function signaller(): Peer
{
	$waiting = getmypid();
	return peer(function () use ($waiting): void {
		pcntl_async_signals(false);
		for ($seen = 0; $seen < 3; usleep(5000)) {
			$state = preg_replace('~^.*\) ~s', '', file_get_contents("/proc/$waiting/stat"))[0];
			$seen = $state === 'S' ? $seen + 1 : 0;
		}
		posix_kill($waiting, SIGUSR1);
	});
}

/** Sockets with something to read and room to write, until one has the number of a closed descriptor. */
function strangers(int $number): array
{
	$made = [];
	do {
		$pair = unix_pair();
		socket_write($pair[0], "a stranger's line\n");
		socket_write($pair[1], "a stranger's line\n");
		$made[] = $pair;
	} while (!is_link("/proc/self/fd/$number") || count($made) < 2);
	return $made;
}

function number_of(callable $make): array
{
	$before = descriptors();
	$made = $make();
	return [$made, array_key_first(array_diff_key(descriptors(), $before))];
}

$calls = [
	'socket_read' => [fn($s) => socket_read($s, 100), 'unable to read from socket'],
	'socket_read line' => [fn($s) => socket_read($s, 100, PHP_NORMAL_READ), 'unable to read from socket'],
	'socket_recv' => [fn($s) => socket_recv($s, $data, 100, 0), 'Unable to read from socket'],
	'socket_recvfrom' => [fn($s) => socket_recvfrom($s, $data, 100, 0, $from), 'Unable to recvfrom'],
	'socket_recvmsg' => [function ($s) {
		$message = ['buffer_size' => 100];
		return socket_recvmsg($s, $message);
	}, 'Error in recvmsg'],
	'socket_select' => [function ($s) {
		$read = [$s];
		$none = null;
		return socket_select($read, $none, $none, 10);
	}, 'Unable to select'],
	'socket_select many' => [function ($s) {
		static $more = null;
		$more ??= [...unix_pair(), ...unix_pair()];
		for ($i = 0; $i < 3; $i++) {
			$read = [...$more, $s];
			$none = null;
			socket_select($read, $none, $none, 0);
		}
		$read = [...$more, $s];
		return socket_select($read, $none, $none, 10);
	}, 'Unable to select'],
];
foreach ($calls as $name => [$call, $what]) {
	foreach (['socket', 'stream'] as $closed) {
		[$socket, $number] = number_of(function () use ($closed, &$stream, &$other): Socket {
			if ($closed === 'socket') {
				[$socket, $other] = unix_pair();
				return $socket;
			}
			[$stream, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
			return socket_import_stream($stream);
		});
		$strangers = [];
		pcntl_signal(SIGUSR1, function () use ($closed, $socket, &$stream, $number, &$strangers): void {
			$closed === 'socket' ? socket_close($socket) : fclose($stream);
			$strangers = strangers($number);
		}, false);
		$peer = signaller();
		$function = explode(' ', $name)[0];
		same(false, warns("$function(): $what [4]: Interrupted system call", fn() => $call($socket)), "$name, closed $closed");
		$peer->wait();
		foreach ($strangers as [$a, $b]) {
			same(["a stranger's line\n", "a stranger's line\n"], [socket_read($a, 100), socket_read($b, 100)], "$name, closed $closed: the stranger");
		}
		unset($socket, $stream, $other);
	}
}
/* a connection on a listener that is a stranger's is not taken */
[$listener] = tcp_listener();
pcntl_signal(SIGUSR1, function () use ($listener, &$strange, &$client): void {
	socket_close($listener);
	[$strange, $port] = tcp_listener();
	$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
	socket_connect($client, '127.0.0.1', $port);
}, false);
$peer = signaller();
same(false, warns('socket_accept(): unable to accept incoming connection [4]: Interrupted system call', fn() => socket_accept($listener)), 'accept');
$peer->wait();
same(true, socket_accept($strange) instanceof Socket, 'the stranger has its connection');
finish();
?>
--EXPECT--
59 checks held
