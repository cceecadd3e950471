--TEST--
Failing calls: Sockets\Writer
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/fault.inc';
need_faults();
?>
--FILE--
<?php
use Sockets\{ErrorKind, SocketException, TimeoutException, Writer};

require __DIR__ . '/fault.inc';

/** @return array{Writer, Socket} with "0", "1", …, "99" in the queue, and the other end */
function queued(): array
{
	[$a, $b] = unix_pair();
	$w = new Writer($a);
	for ($i = 0; $i < 100; $i++) {
		$w->write((string) $i);
	}
	return [$w, $b];
}

/** The other end gets all of it, once. */
function arrives(Writer $w, Socket $b): void
{
	$ends = socket_export_stream($b);
	same(implode(range(0, 99)), fread($ends, 1000), 'all bytes in order');
	same([0, false], [$w->pending(), $w->wantsWrite()], 'the queue is empty');
}

function flushes(): void
{
	[$w, $b] = queued();
	$w->flush(20);
	arrives($w, $b);
}

/** The call fails so; the bytes that it did not send are still there. */
function stops(array $want, Closure $call, Writer $w): void
{
	try {
		$call($w);
		same($want, [], 'no exception');
	} catch (SocketException $e) {
		same([...$want, 190 - $want[2]], [$e::class, $e->kind, $e->transferred, $w->pending()], $e->getMessage());
	}
}

fault_cases([
	'one call for 100 strings' => ['sendmsg:2:EIO:0', flushes(...)],
	'parts' => ['sendmsg:1:short=7:0', flushes(...)],
	'EAGAIN' => ['sendmsg:1:EAGAIN:3', flushes(...)],
	'ENOBUFS' => ['sendmsg:1:ENOBUFS:3', flushes(...)],
	'EINTR, for handlers that run between statements' => ['sendmsg:1:short=7,sendmsg:2:EINTR', function (): void {
		[$w, $b] = queued();
		stops([SocketException::class, ErrorKind::Interrupted, 7], fn($w) => $w->flush(20), $w);
		$w->flush(20);
		arrives($w, $b);
	}],
	'a part, then EAGAIN' => ['sendmsg:1:short=7,sendmsg:2:EAGAIN', flushes(...)],
	'without waiting: a part' => ['sendmsg:1:short=7', function (): void {
		[$w, $b] = queued();
		same([false, 183, true], [$w->tryFlush(), $w->pending(), $w->wantsWrite()], 'a part');
		same(true, $w->tryFlush(), 'the rest');
		arrives($w, $b);
	}],
	'without waiting: EAGAIN, ENOBUFS' => ['sendmsg:1:EAGAIN,sendmsg:2:ENOBUFS', function (): void {
		[$w, $b] = queued();
		same([false, false, true], [$w->tryFlush(), $w->tryFlush(), $w->tryFlush()], 'nothing, nothing, all');
		arrives($w, $b);
	}],
	'never' => ['sendmsg:1:short=7,sendmsg:2:EAGAIN:0', function (): void {
		[$w, $b] = queued();
		stops([TimeoutException::class, ErrorKind::TimedOut, 7], fn($w) => $w->flush(0.02), $w);
	}],
	'a part, then a reset' => ['sendmsg:1:short=7,sendmsg:2:ECONNRESET', function (): void {
		[$w, $b] = queued();
		stops([SocketException::class, ErrorKind::Reset, 7], fn($w) => $w->flush(20), $w);
		same(false, $w->wantsWrite(), 'nothing to wait for');
		foreach (['flush', 'tryFlush'] as $method) {
			try {
				$w->$method();
			} catch (SocketException $e) {
				same([ErrorKind::Reset, 0, 183], [$e->kind, $e->transferred, $w->pending()], "the failure stays, $method");
			}
		}
	}],
	'a lack of memory does not last' => ['sendmsg:1:ENOMEM', function (): void {
		[$w, $b] = queued();
		stops([SocketException::class, ErrorKind::OutOfMemory, 0], fn($w) => $w->tryFlush(), $w);
		same(true, $w->tryFlush(), 'the next call');
		arrives($w, $b);
	}],
]);
?>
--EXPECT--
ok one call for 100 strings
ok parts
ok EAGAIN
ok ENOBUFS
ok EINTR, for handlers that run between statements
ok a part, then EAGAIN
ok without waiting: a part
ok without waiting: EAGAIN, ENOBUFS
ok never
ok a part, then a reset
ok a lack of memory does not last
