--TEST--
what is sent by SCM_RIGHTS is what its Socket or stream stands for when the message leaves
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
require __DIR__ . '/../sockets.inc';
bound(30);

/* Its conversion closes a Socket; the next file gets the Socket's number. */
final class Evil
{
	public function __toString(): string
	{
		$this->act();
		return (string) getmypid();
	}

	public function act(): void
	{
		socket_close($GLOBALS['victim']);
		$GLOBALS['secret'] = fopen(__FILE__, 'r');
	}
}

final class EvilFilter extends php_user_filter
{
	public function filter($in, $out, &$consumed, bool $closing): int
	{
		if (!$closing) {
			(new Evil)->act();
		}
		while ($bucket = stream_bucket_make_writeable($in)) {
			$consumed += $bucket->datalen;
			stream_bucket_append($out, $bucket);
		}
		return PSFS_PASS_ON;
	}
}
stream_filter_register('evil', 'EvilFilter');

/* A stream in PHP that lends a file's descriptor. */
final class Lender
{
	public static $lent;
	public static ?Closure $then = null;
	public $context;

	public function stream_open(): bool
	{
		return true;
	}

	public function stream_cast(): mixed
	{
		self::$then && (self::$then)();
		return self::$lent;
	}
}
stream_wrapper_register('lender', 'Lender');

function victim(): Socket
{
	return $GLOBALS['victim'] = unix_pair()[0];
}

function rights(array $what): array
{
	return ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => $what];
}

/* What waits in a socket: null is nothing. */
function arrived(Socket $from): ?array
{
	$message = ['controllen' => 1000, 'name' => []];
	return @socket_recvmsg($from, $message, MSG_DONTWAIT) === false ? null : $message['control'][0]['data'];
}

[$a, $b] = unix_pair(SOCK_DGRAM);
$path = 'socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element';
$credentials = ['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => ['pid' => new Evil, 'uid' => 0, 'gid' => 0]];

/* a later control message */
$sent = warns("$path #1): socket is already closed", fn() =>
	socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([victim()]), $credentials]]));
same([false, null], [$sent, arrived($b)], 'closed by a later control message: nothing is sent');

/* a stream in PHP among what is sent */
Lender::$lent = fopen('/dev/null', 'r');
Lender::$then = fn() => (new Evil)->act();
$lender = fopen('lender://', 'r');
$sent = warns("$path #1): socket is already closed", fn() =>
	socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([victim(), $lender])]]));
same([false, null], [$sent, arrived($b)], 'closed by stream_cast() of a later stream: nothing is sent');
Lender::$then = function (): void {
	fclose(Lender::$lent);
	Lender::$lent = fopen('/dev/zero', 'r');
};
Lender::$lent = fopen('/dev/null', 'r');
$other = fopen('lender://', 'r');
Lender::$then = null;
$again = fopen('lender://', 'r');
same(1, socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$again, $a])]]), 'a stream that lends a descriptor');
[$got, $socket] = arrived($b);
same([fstat(Lender::$lent)['rdev'], true], [fstat($got)['rdev'], $socket instanceof Socket], 'arrives as what it lends');
/* the lent stream is closed by the second stream_cast() */
$count = 0;
Lender::$then = function () use (&$count): void {
	if (++$count === 2) {
		fclose(Lender::$lent);
		Lender::$lent = fopen(__FILE__, 'r');
	}
};
$sent = warns("$path #1): resource is not a stream", fn() =>
	socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$again, $other])]]));
same([false, null], [$sent, arrived($b)], 'a lent stream that was closed: nothing is sent');
Lender::$then = null;

/* a filter that runs while a stream is flushed */
$plain = tmpfile();
stream_filter_append($plain, 'evil', STREAM_FILTER_WRITE);
victim();
set_error_handler(fn() => true);
same(false, socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$victim, $plain])]]), 'a stream with a filter');
restore_error_handler();
same(null, arrived($b), 'nothing is sent');
victim();
throws('ValueError', 'Sockets\send_handles(): Argument #2 ($handles) must only contain open streams with a descriptor',
	fn() => Sockets\send_handles($a, [$victim, $plain]));
same(null, arrived($b), 'nothing is sent by send_handles() either');

/* datagrams of a batch */
$first = new Sockets\Datagram('x', control: [rights([victim()])]);
$second = new Sockets\Datagram('y', control: [$credentials]);
throws('ValueError', 'Sockets\send_batch(): error converting user data (path: datagrams > element #0 > control > element #0 > data'
	. ' > element #1): socket is already closed', fn() => Sockets\send_batch($a, [$first, $second]));
same(null, arrived($b), 'closed by a later datagram: nothing is sent');

/* a signal's handler, while the message waits: the send fails, or it would send the next file */
pcntl_async_signals(true);
pcntl_signal(SIGUSR1, function (): void {
	(new Evil)->act();
	while (@socket_recv($GLOBALS['b'], $dropped, 100000, MSG_DONTWAIT) !== false) {
	}
}, restart_syscalls: false);
function fill(): void
{
	while (@socket_send($GLOBALS['a'], 'filled', 6, MSG_DONTWAIT) !== false) {
	}
}
/* The signal comes when this process sleeps in the send. */
function interrupted(Closure $send): mixed
{
	fill();
	victim();
	$parent = getmypid();
	$child = peer(function (Peer $p) use ($parent): void {
		for ($i = 0; $i < 2000; $i++) {
			usleep(5_000);
			if (preg_match('~^State:\s+S~m', file_get_contents("/proc/$parent/status"))) {
				posix_kill($parent, SIGUSR1);
				return;
			}
		}
	});
	try {
		return $send();
	} finally {
		$child->wait();
	}
}
$sent = interrupted(fn() => @socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$GLOBALS['victim']])]]));
same(false, $sent, 'a handler that closes what is sent');
holds(in_array(socket_last_error($a), [SOCKET_EBADF, SOCKET_EINTR], true), 'socket_sendmsg: EBADF or EINTR');
same(null, arrived($b), 'socket_sendmsg: nothing is sent');
foreach ([
	'send_handles' => fn() => Sockets\send_handles($a, [$GLOBALS['victim']], 'x', 10),
	'send_batch' => fn() => Sockets\send_batch($a, [new Sockets\Datagram('x', control: [rights([$GLOBALS['victim']])])], 10),
] as $what => $send) {
	try {
		interrupted($send);
		holds(false, "$what: an exception");
	} catch (Sockets\SocketException $e) {
		same(SOCKET_EBADF, $e->getCode(), "$what: EBADF");
	}
	same(null, arrived($b), "$what: nothing is sent");
}
finish();
?>
--EXPECT--
21 checks held
