--TEST--
Sockets\: a call that is cancelled, or ended by a signal handler, in the middle loses nothing
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_fork();
?>
--FILE--
<?php
use Sockets\{CancelledException, ErrorKind, Reader, SocketException};
use function Sockets\{pair, read, read_exactly, read_frame, read_line, read_proxy_header, read_until, relay, run,
	send_batch, send_file, send_handles, sleep, spawn, try_read, try_write, write_all, write_frame};

require __DIR__ . '/task.inc';
bound(50);

/** The exception of a call that waits in a task which is then cancelled. */
function cancelled(callable $call, ?Throwable $reason = null): Throwable
{
	return run(function () use ($call, $reason) {
		$task = spawn(function () use ($call) {
			try {
				$call();
			} catch (Throwable $e) {
				return $e;
			}
		});
		for ($i = 0; $i < 30; $i++) {
			sleep(0);
		}
		$task->cancel($reason);
		return $task->await();
	});
}

/** The last of the previous exceptions. */
function origin(Throwable $e): Throwable
{
	return $e->getPrevious() === null ? $e : origin($e->getPrevious());
}

/* --- reading --- */

foreach ([
	'read_exactly' => [fn($s) => read_exactly($s, 10), 'part'],
	'read_exactly, much' => [fn($s) => read_exactly($s, 100000), str_repeat('part', 2000)],
	'read_until' => [fn($s) => read_until($s, ';'), 'part'],
	'read_line' => [fn($s) => read_line($s), 'part'],
	'read_frame' => [fn($s) => read_frame($s), "\0\0\0\x08part"],
	'read_frame, its length' => [fn($s) => read_frame($s), "\0\0"],
	'read_proxy_header' => [fn($s) => read_proxy_header($s, ['unix']), 'PROXY TCP4 1'],
	'socket_read of a line' => [fn($s) => socket_read($s, 100, PHP_NORMAL_READ), 'part'],
] as $name => [$call, $part]) {
	[$a, $b] = str_starts_with($name, 'socket_') ? unix_pair() : pair();
	write_all($b, $part);
	$e = cancelled(fn() => $call($a));
	same([CancelledException::class, $part, strlen($part)], [$e::class, $e->partial, $e->transferred], $name);
	same(null, $e->getPrevious(), "$name: the exception itself");
	write_all($b, $part);
	$reason = new LogicException('a reason');
	$e = cancelled(fn() => $call($a), $reason);
	same($reason, $e, "$name: the reason");
	$e = origin($e);
	same([SocketException::class, ErrorKind::Interrupted, $part, strlen($part)],
		[$e::class, $e->kind, $e->partial, $e->transferred], "$name: the part");
	write_all($b, 'next');
	same('next', read($a, 100), "$name: nothing is received later");
}
same('socket_read from a peer', preg_replace('/:.*/', ' from a peer', $e->getMessage()), 'the name of a socket_*() call');

/* A call that has received nothing adds nothing. */
[$a, $b] = pair();
$reader = new Reader($a);
foreach ([fn() => read_line($a), fn() => read($a, 10), fn() => $reader->readExactly(10)] as $call) {
	$e = cancelled($call);
	same(['', 0, null], [$e->partial, $e->transferred, $e->getPrevious()], 'nothing received');
	same(null, cancelled($call, new LogicException())->getPrevious(), 'a reason without a part');
}
write_all($b, 'part');
same(['', 'part'], [cancelled(fn() => $reader->readExactly(10))->partial, $reader->peek(4)], 'a Reader keeps the bytes');
same(4, cancelled(fn() => $reader->skip(10))->transferred, 'but skip() drops them');
[$c, $d] = unix_pair();
write_all($d, 'part');
$data = null;
cancelled(function () use ($c, &$data) {
	socket_recv($c, $data, 10, MSG_WAITALL);
});
same('part', $data, 'socket_recv with MSG_WAITALL: in the variable');

/* --- writing --- */

$large = str_repeat('x', 4 << 20);
$file = tmpfile();
fwrite($file, $large);
foreach ([
	'write_all' => fn($s) => write_all($s, $large),
	'write_all of parts' => fn($s) => write_all($s, [$large, 'more']),
	'write_frame' => fn($s) => write_frame($s, $large),
	'send_file' => fn($s) => send_file($s, $file),
	'send_handles' => fn($s) => send_handles($s, [$file], $large),
	'relay' => function ($s) use ($large) {
		[$from, $to] = pair();
		try_write($to, $large);
		relay($from, $s);
	},
	'socket_write' => fn($s) => socket_write($s, $large),
	'socket_send' => fn($s) => socket_send($s, $large, strlen($large), 0),
	'socket_sendmsg' => fn($s) => socket_sendmsg($s, ['iov' => [$large]]),
] as $name => $call) {
	foreach ([null, new LogicException('a reason')] as $reason) {
		[$a, $b] = str_starts_with($name, 'socket_') ? unix_pair() : pair();
		$e = cancelled(fn() => $call($a), $reason);
		if ($reason !== null) {
			same($reason, $e, "$name: the reason");
			$e = $e->getPrevious();
			same(ErrorKind::Interrupted, $e->kind, "$name: the part");
		}
		$arrived = 0;
		socket_set_nonblock($b);
		while (($got = @socket_read($b, 1 << 20)) !== false) {
			$arrived += strlen($got);
		}
		same([true, $arrived], [$arrived > 0, $e->transferred], "$name: the bytes that were sent");
	}
}
[$from, $to] = pair();
[$a, $b] = pair();
try_write($a, $large);
write_all($to, 'part');
same('part', cancelled(fn() => relay($from, $a))->partial, 'relay: the bytes that were read and not written');
[$a, $b] = pair('unixgram');
$e = cancelled(fn() => send_batch($a, array_fill(0, 1000, str_repeat('x', 1000))));
$arrived = 0;
while (try_read($b, 2000) !== null) {
	$arrived++;
}
same([true, $arrived], [$arrived > 0, $e->transferred], 'send_batch: datagrams');

/* --- a signal handler --- */

pcntl_async_signals(true);
pcntl_signal(SIGUSR1, fn() => throw new LogicException('of the handler'));
function interrupted(callable $call): ?Throwable
{
	$child = pcntl_fork();
	if ($child === 0) {
		/* Again and again: one that comes before the call ends in the loop below. */
		for ($i = 0; $i < 1000; $i++) {
			usleep(20000);
			posix_kill(posix_getppid(), SIGUSR1);
		}
		posix_kill(getmypid(), SIGKILL);
	}
	try {
		$call();
	} catch (Throwable $e) {
		return $e;
	} finally {
		posix_kill($child, SIGKILL);
		pcntl_signal(SIGUSR1, SIG_IGN);
		pcntl_waitpid($child, $status);
		pcntl_signal(SIGUSR1, fn() => throw new LogicException('of the handler'));
	}
}
[$a, $b] = pair();
write_all($b, 'part');
$e = interrupted(fn() => read_exactly($a, 10));
same([LogicException::class, 'of the handler', 'part'], [$e::class, $e->getMessage(), $e->getPrevious()->partial],
	'the exception of a handler');
$e = interrupted(fn() => write_all($a, $large));
same(true, $e->getPrevious()->transferred > 0, 'of a call that writes');

/* --- the class --- */

$e = new CancelledException();
same(['', 0, '', 0], [$e->getMessage(), $e->getCode(), $e->partial, $e->transferred], 'defaults');
$e = new CancelledException('a message', 5, new LogicException('previous'), 'part', 4);
same(['a message', 5, 'previous', 'part', 4],
	[$e->getMessage(), $e->getCode(), $e->getPrevious()->getMessage(), $e->partial, $e->transferred], 'all arguments');
throws('ValueError', 'Sockets\CancelledException::__construct(): Argument #5 ($transferred) must be greater than or equal to 0',
	fn() => new CancelledException(transferred: -1));
throws('Error', 'Sockets\CancelledException object is already constructed', fn() => $e->__construct(partial: 'x'));
throws('Error', 'Cannot modify readonly property Sockets\CancelledException::$partial', function () use ($e) {
	$e->partial = 'x';
});
[$a, $b] = pair();
write_all($b, 'more');
$e = cancelled(fn() => read_exactly($a, 10), $e);
same(['part', 'more'], [$e->partial, origin($e)->partial], 'a reason that has values');
finish();
--EXPECT--
96 checks held
