--TEST--
Sockets\ and Io\Poll: every waiting call under every way of handling a signal
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
use Io\Poll\{Backend, Context, Event};
use Sockets\{Endpoint, Reader};

require __DIR__ . '/../sockets.inc';
require __DIR__ . '/../parity/matrix.inc';
bound(100);

/** What waits for data: $call gets a socket that has none. */
function reading(callable $call): callable
{
	return function () use ($call): array {
		[$a, $b] = unix_pair();
		return [$b, fn() => $call($b), fn() => socket_write($a, "data\n")];
	};
}

/** What waits for room: $call gets a socket whose buffer is full. */
function writing(callable $call): callable
{
	return function () use ($call): array {
		[$a, $b] = unix_pair();
		socket_set_option($a, SOL_SOCKET, SO_SNDBUF, 8192);
		socket_set_nonblock($a);
		while (@socket_write($a, str_repeat('f', 4096)) !== false) {
		}
		socket_set_block($a);
		return [$a, fn() => $call($a), function () use ($b): void {
			socket_set_nonblock($b);
			while (@socket_read($b, 65536) !== false) {
			}
		}];
	};
}

function accepting(?float $limit): callable
{
	return function () use ($limit): array {
		[$listener, $port] = tcp_listener();
		return [$listener, fn() => Sockets\accept($listener, $limit), function () use ($port): void {
			$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
			socket_connect($client, '127.0.0.1', $port);
		}];
	};
}

function polling(Backend $backend): callable
{
	return reading(function (Socket $s) use ($backend) {
		$context = new Context($backend);
		$context->add(new SocketPollHandle($s), [Event::Read]);
		return count($context->wait());
	});
}

/* Sockets\: the call goes on when the handler returns, and handlers run in it */
$goes_on = [
	'read' => [reading(fn($s) => Sockets\read($s, 100, 20)), '"data\n"'],
	'read without a limit' => [reading(fn($s) => Sockets\read($s, 100)), '"data\n"'],
	'read_line' => [reading(fn($s) => Sockets\read_line($s, 100, 20)), '"data"'],
	'read_exactly' => [reading(fn($s) => Sockets\read_exactly($s, 5, 20)), '"data\n"'],
	'Reader' => [reading(fn($s) => (new Reader($s))->readLine()), '"data"'],
	'write_all' => [writing(fn($s) => Sockets\write_all($s, 'more', 20)), '4'],
	'accept' => [accepting(null), 'Socket'],
	'accept with a limit' => [accepting(20.0), 'Socket'],
];
foreach ($goes_on as $name => [$make, $result]) {
	foreach (matrix_row($make) as $how => $got) {
		[$mode, $flag, $does] = explode(', ', $how);
		/* a blocking accept without a limit sleeps in accept4(2), which the kernel restarts */
		$restarted = $flag === 'restart' && $name === 'accept';
		$want = match (true) {
			$mode === 'dispatch' && $restarted => "$result, " . ($does === 'throws' ? 'thrown by the dispatch, ' : '') . 'handled 0, then 1',
			$mode === 'dispatch' => 'Sockets\SocketException ' . socket_strerror(SOCKET_EINTR) . ', ' . ($does === 'throws' ? 'thrown by the dispatch, ' : '') . 'handled 0, then 1',
			$does === 'throws' => 'DomainException from the handler, handled 1',
			$does === 'closes' && !$restarted => 'Sockets\SocketException ' . socket_strerror(SOCKET_EBADF) . ', handled 1',
			default => "$result, handled 1",
		};
		same($want, preg_replace('~(SocketException )[a-z_A-Z]+( on \S+)?: ~', '$1', $got), "$name, $how");
	}
}

/* Io\Poll: every handled signal ends the wait, with the code of an interruption */
foreach ([Backend::Epoll, Backend::Poll] as $backend) {
	foreach (matrix_row(polling($backend)) as $how => $got) {
		[$mode, , $does] = explode(', ', $how);
		$want = match (true) {
			$mode === 'async' && $does === 'throws' => 'DomainException from the handler, handled 1',
			$mode === 'async' => 'Io\Poll\FailedPollWaitException 7, handled 1',
			default => 'Io\Poll\FailedPollWaitException 7, ' . ($does === 'throws' ? 'thrown by the dispatch, ' : '') . 'handled 0, then 1',
		};
		same($want, $got, "$backend->name, $how");
	}
}
finish();
?>
--EXPECT--
120 checks held
