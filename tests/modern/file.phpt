--TEST--
Sockets\send_file: files, other streams, timeouts, failures
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_fork();
?>
--FILE--
<?php
use Sockets\{ErrorKind, SocketException, TimeoutException};
use function Sockets\{read, read_exactly, send_file};

require __DIR__ . '/../sockets.inc';
bound(40);

/* The exception of a call: class, kind, what went, what is left. */
function caught(callable $call): array
{
	try {
		return ['no exception', $call()];
	} catch (SocketException $e) {
		return [$e::class, $e->kind, $e->transferred, $e->partial];
	}
}

/* A stream of a kind with these bytes, standing at 3 where it can. */
function stream_of(string $kind, string $bytes): mixed
{
	if ($kind === 'pipe') {
		[$ours, $stream] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
		fwrite($ours, $bytes);
		return $stream;
	}
	$stream = $kind === 'file' ? tmpfile() : fopen('php://memory', 'w+');
	fwrite($stream, $bytes);
	fseek($stream, 3);
	return $stream;
}

$bytes = random_bytes(200_000);
foreach (['file', 'memory'] as $kind) {
	foreach ([false, true] as $nonblocking) {
		foreach ([null, 5] as $limit) {
			[$a, $b] = unix_pair();
			socket_set_option($a, SOL_SOCKET, SO_SNDBUF, 1 << 20);
			$nonblocking && socket_set_nonblock($a);
			$stream = stream_of($kind, $bytes);
			$cases = [[0, null, 200_000], [10, 100, 100], [199_990, 100, 10], [200_000, null, 0], [0, 0, 0], [5, 1, 1]];
			$kind === 'file' && $cases[] = [300_000, 100, 0];
			foreach ($cases as [$offset, $length, $want]) {
				$what = "$kind $offset " . ($length ?? 'null') . ' ' . ($limit ?? 'null') . ($nonblocking ? ' non-blocking' : '');
				$peer = $want > 100_000 ? peer(fn(Peer $p) => $p->tell(sha1(read_exactly_of($b, $want)))) : null;
				same($want, send_file($a, $stream, $offset, $length, $limit), $what);
				same(3, ftell($stream), "$what: it stands where it stood");
				if ($peer !== null) {
					same(sha1(substr($bytes, $offset, $want)), $peer->hear(), "$what: what arrives");
					$peer->wait();
				} elseif ($want > 0) {
					same(substr($bytes, $offset, $want), read_exactly($b, $want, 5), "$what: what arrives");
				}
			}
			same(!$nonblocking, stream_get_meta_data(socket_export_stream($a))['blocked'], 'its mode');
		}
	}
}

/* Read in the child, by the socket that it has inherited. */
function read_exactly_of(Socket $socket, int $length): string
{
	return read_exactly($socket, $length, 10);
}

/* more than one chunk, over TCP, to one who reads slowly */
[$client, $server] = tcp_pair();
$large = tmpfile();
for ($i = 0; $i < 20; $i++) {
	fwrite($large, str_repeat(chr(65 + $i), 1 << 20));
}
$peer = peer(function (Peer $p) use ($server): void {
	$hash = hash_init('sha1');
	for ($total = 0; $total < 20 << 20; $total += strlen($data)) {
		hash_update($hash, $data = read($server, 300_000, 10));
	}
	$p->tell(hash_final($hash));
});
same(20 << 20, send_file($client, $large, timeout: 20), '20 MiB');
rewind($large);
same(sha1(stream_get_contents($large)), $peer->hear(), 'arrive');
$peer->wait();

/* streams that are not seekable, and filters */
[$a, $b] = unix_pair();
$pipe = stream_of('pipe', 'some bytes');
same(4, send_file($a, $pipe, 0, 4, 5), 'four of a pipe');
same('some', read_exactly($b, 4, 5), 'arrive');
same(' bytes', fread($pipe, 6), 'the rest stays');
throws('ValueError', 'Sockets\send_file(): Argument #3 ($offset) must be 0 when argument #2 ($stream) is not seekable', fn() => send_file($a, $pipe, 1));
$file = stream_of('file', 'lower case');
stream_filter_append($file, 'string.toupper', STREAM_FILTER_READ);
same(10, send_file($a, $file, 0, null, 5), 'filtered');
same('LOWER CASE', read_exactly($b, 10, 5), 'as the filter gives it');

/* the limit holds while a stream has nothing to read, and for one without an end */
foreach ([true, false] as $blocking) {
	[$ours, $source] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
	stream_set_blocking($source, $blocking);
	same([TimeoutException::class, ErrorKind::TimedOut, 0, ''], caught(fn() => send_file($a, $source, 0, null, 0.02)), 'nothing to read');
	fwrite($ours, 'some');
	same([TimeoutException::class, ErrorKind::TimedOut, 4, ''], caught(fn() => send_file($a, $source, 0, null, 0.02)), 'too little to read');
	same('some', read_exactly($b, 4, 5), 'goes');
	fwrite($ours, 'the rest');
	fclose($ours);
	same(8, send_file($a, $source), 'to the end');
	same('the rest', read_exactly($b, 8, 5), 'goes, too');
}
/* one of datagrams, which stays readable once it is shut down */
[$ours, $source] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_DGRAM, 0);
fwrite($ours, 'message');
stream_socket_shutdown($source, STREAM_SHUT_RD);
same(7, send_file($a, $source, 0, null, 5), 'datagrams');
same('message', read_exactly($b, 7, 5), 'go');

[$x, $y] = unix_pair();
socket_write($x, 'round and round');
[$class, $happened, $sent, $partial] = caught(fn() => send_file($x, socket_export_stream($y), 0, null, 0.02));
same([TimeoutException::class, ErrorKind::TimedOut, 'round and round'], [$class, $happened, $partial], 'what is sent comes back');
holds($sent > 0 && $sent % 15 === 0, 'what went');

/* nobody reads: the call times out, and the number of bytes sent is in the exception */
[$a, $b] = unix_pair();
foreach (['file', 'memory'] as $kind) {
	$stream = stream_of($kind, str_repeat($bytes, 20));
	[$class, $happened, $sent] = caught(fn() => send_file($a, $stream, 0, null, 0.02));
	same([TimeoutException::class, ErrorKind::TimedOut], [$class, $happened], "$kind: nobody reads");
	socket_set_nonblock($b);
	for ($got = ''; is_string($data = @socket_read($b, 1 << 20)); $got .= $data) {
	}
	same([true, sha1(substr(str_repeat($bytes, 20), 0, $sent))], [strlen($got) === $sent, sha1($got)], "$kind: what went");
	same(3, ftell($stream), "$kind: it stands where it stood");
}
[$ours, $pipe] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
stream_set_blocking($ours, false);
stream_set_blocking($pipe, false);
for ($given = $taken = ''; $taken === ''; $given .= substr($bytes, 0, 50_000)) {
	fwrite($ours, substr($bytes, 0, 50_000)) === 50_000 || exit("a pipe of 50,000 bytes is needed\n");
	[$class, , $sent, $rest] = caught(fn() => send_file($a, $pipe, 0, null, 0.02)) + [null, null, 0, ''];
	$got = '';
	$taken = $class === TimeoutException::class ? $rest : '';
}
same([TimeoutException::class, true], [$class, $rest !== ''], 'of a pipe');
same($rest, substr(substr($bytes, 0, 50_000), $sent, strlen($rest)), 'what was read and did not go');

/* the peer is gone; the stream does what it likes */
[$a, $b] = unix_pair();
socket_close($b);
same([SocketException::class, ErrorKind::BrokenPipe, 0, ''], caught(fn() => send_file($a, stream_of('file', 'x'), 0, null, 5)), 'nobody is there');
same([SocketException::class, ErrorKind::BrokenPipe, 0, ''], caught(fn() => send_file($a, stream_of('memory', 'x'), 0, null, 5)), 'nobody is there for a stream');

final class Wrapper
{
	public $context;
	public static ?Closure $reading = null;

	public function stream_open(): bool
	{
		return true;
	}

	public function stream_read(int $count): string
	{
		return (self::$reading)();
	}

	public function stream_eof(): bool
	{
		return false;
	}

	public function stream_seek(int $offset): bool
	{
		return $offset < 100;
	}

	public function stream_tell(): int
	{
		return 0;
	}
}
stream_wrapper_register('skt', Wrapper::class);
[$a, $b] = unix_pair();
$stream = fopen('skt://', 'r');
Wrapper::$reading = function () use ($a) {
	socket_close($a);
	return 'late';
};
throws('Error', 'Sockets\send_file(): Argument #1 ($socket) has already been closed', fn() => send_file($a, $stream, 0, 10, 5));
[$a, $b] = unix_pair();
$stream = fopen('skt://', 'r');
Wrapper::$reading = fn() => throw new DomainException('no bytes');
throws('DomainException', 'no bytes', fn() => send_file($a, $stream, 0, 10, 5));
Wrapper::$reading = function () use (&$stream) {
	@fclose($stream);
	return 'here';
};
$stream = fopen('skt://', 'r');
same(8, send_file($a, $stream, 0, 8, 5), 'a stream in use cannot be closed');
same('herehere', read_exactly($b, 8, 5), 'and is sent');
same(true, is_resource($stream) && fclose($stream), 'it can be afterwards');
$stream = fopen('skt://', 'r');
throws('ValueError', 'Sockets\send_file(): Argument #3 ($offset) must be within the stream', fn() => send_file($a, $stream, 100, 8, 5));

/* sources that fail: an exception that names the stream, and no warning */
final class Failing
{
	public $context;
	private int $reads = 0;

	public function stream_open(): bool
	{
		return true;
	}

	public function stream_read(int $count): string|false
	{
		return $this->reads++ < 2 ? str_repeat('x', 100) : false;
	}

	public function stream_eof(): bool
	{
		return false;
	}
}
/* 100 bytes, and then a reset */
function reset_source(bool $filtered): mixed
{
	$server = stream_socket_server('tcp://127.0.0.1:0');
	$source = stream_socket_client('tcp://' . stream_socket_get_name($server, false));
	$peer = socket_import_stream($accepted = stream_socket_accept($server));
	socket_write($peer, str_repeat('x', 100));
	socket_set_option($peer, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
	$filtered && stream_filter_append($source, 'string.toupper', STREAM_FILTER_READ);
	/* Looks without taking: both have arrived. */
	while (strlen(stream_socket_recvfrom($source, 100, STREAM_PEEK)) < 100) {
		usleep(1000);
	}
	socket_close($peer);
	return $source;
}
stream_wrapper_register('failing', Failing::class);
$sources = [
	'a stream in PHP' => [fn() => fopen('failing://', 'r'), SOCKET_EIO, ErrorKind::Other, 200],
	'a reset' => [fn() => reset_source(false), SOCKET_ECONNRESET, ErrorKind::Reset, 100],
	'a reset behind a filter' => [fn() => reset_source(true), SOCKET_ECONNRESET, ErrorKind::Reset, 100],
	'a folder' => [fn() => fopen(__DIR__, 'r'), SOCKET_EISDIR, ErrorKind::Other, 0],
	'php://output' => [fn() => fopen('php://output', 'w'), SOCKET_EIO, ErrorKind::Other, 0],
];
foreach ($sources as $what => [$open, $code, $kind, $before]) {
	[$a, $b] = unix_pair();
	$source = $open();
	quiet(fn() => throws(SocketException::class, 'send_file, reading the stream: ' . socket_strerror($code), function () use ($a, $source, $kind, $before, $what) {
		try {
			return send_file($a, $source, 0, 1000, 10);
		} catch (SocketException $e) {
			same([$kind, $before, ''], [$e->kind, $e->transferred, $e->partial], $what);
			throw $e;
		}
	}), $what);
	same(0, socket_last_error($a), "$what: the socket is healthy");
	$before > 0 && same($before, strlen(read($b, 1000, 5)), "$what: what went before arrives");
}
foreach ([null, 5] as $limit) {
	[$a, $b] = unix_pair();
	quiet(fn() => throws('ValueError', 'Sockets\send_file(): Argument #2 ($stream) must be open for reading', fn() => send_file($a, fopen(temp_path(), 'w'), 0, null, $limit)), 'only for writing');
}

/* the limit holds where PHP reads until it has all it was asked for: behind a filter, and of a FIFO */
ini_set('default_socket_timeout', 300);
$fifo = temp_path();
run(['mkfifo', $fifo]);
$sources = [
	'a socket' => fn() => stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0),
	'a pipe' => function (): array {
		$process = proc_open(['cat'], [['pipe', 'r'], ['pipe', 'w']], $pipes);
		return [$pipes[1], $pipes[0], $process];
	},
	'a FIFO' => fn() => [fopen($fifo, 'r+'), fopen($fifo, 'r+')],
];
foreach ($sources as $what => $open) {
	foreach ([false, true] as $filtered) {
		[$a, $b] = unix_pair();
		$source = $open();
		fwrite($source[1], 'hello');
		$arrived = [$source[0]];
		stream_select($arrived, $none, $none, 20);
		$filtered && stream_filter_append($source[0], 'string.toupper', STREAM_FILTER_READ);

		[$class, , $sent] = caught(fn() => send_file($a, $source[0], 0, null, 0.5));
		same([TimeoutException::class, 5], [$class, $sent], $what . ($filtered ? ' with a filter' : ''));
		same($filtered ? 'HELLO' : 'hello', read_exactly($b, 5, 5), 'what came has gone');
		fwrite($source[1], ' again');
		same(6, send_file($a, $source[0], 0, 6, 10), 'its blocking reads go on');
	}
}

/* the mode of a blocking socket is its other processes', too: it stays */
[$client, $server] = tcp_pair();
$watcher = peer(function (Peer $p) use ($client, $server): void {
	$flags = function () use ($client): int {
		$inode = fstat(socket_export_stream($client))['ino'];
		$number = array_search("socket:[$inode]", descriptors(), true);
		preg_match('~^flags:\s+(\d+)~m', file_get_contents("/proc/self/fdinfo/$number"), $found);
		return octdec($found[1]) & 04000;
	};
	read($server, 1, 10);
	/* Nothing is read now: the buffers fill up, and send_file() is in the middle. */
	for ($i = $before = 0; $i < 5; $i++) {
		usleep(5000);
		$unread = (int) @Sockets\tcp_info($server)?->bytesReceived;
		$i = $unread === $before ? $i : 0;
		$before = $unread;
	}
	$p->tell((string) $flags());
	while (read($server, 1 << 20, 10) !== '') {
	}
});
same(20 << 20, send_file($client, $large, timeout: 20), 'in the middle');
socket_shutdown($client, 1);
same('0', $watcher->hear(), 'the socket blocks all the while');
$watcher->wait();

/* the peer is gone: no signal, however SIGPIPE is handled */
foreach ([null, 5] as $limit) {
	$peer = peer(function () use ($limit): void {
		pcntl_signal(SIGPIPE, SIG_DFL);
		[$a, $b] = unix_pair();
		socket_close($b);
		exit(caught(fn() => send_file($a, fopen(__FILE__, 'r'), 0, null, $limit))[1] === ErrorKind::BrokenPipe ? 0 : 1);
	});
	same(0, $peer->wait(), 'SIGPIPE does not end the process');
}

/* a userspace stream that is not seekable, and would warn */
final class Unsought
{
	public $context;
	private string $left = 'some bytes';

	public function stream_open(): bool
	{
		return true;
	}

	public function stream_read(int $count): string
	{
		[$data, $this->left] = [$this->left, ''];
		return $data;
	}

	public function stream_eof(): bool
	{
		return $this->left === '';
	}
}
stream_wrapper_register('unsought', Unsought::class);
[$a, $b] = unix_pair();
$stream = fopen('unsought://', 'r');
same(4, quiet(fn() => send_file($a, $stream, 0, 4, 5), 'where it stands'), 'where it stands');
same(6, quiet(fn() => send_file($a, $stream, 4, null, 5), 'where it stands now'), 'where it stands now');
same('some bytes', read_exactly($b, 10, 5), 'arrives');

/* arguments */
[$udp] = udp_bound();
$file = tmpfile();
throws('ValueError', 'Sockets\send_file(): Argument #1 ($socket) must be a stream socket', fn() => send_file($udp, $file));
throws('ValueError', 'Sockets\send_file(): Argument #3 ($offset) must be between 0 and ' . PHP_INT_MAX, fn() => send_file($a, $file, -1));
throws('ValueError', 'Sockets\send_file(): Argument #4 ($length) must be between 0 and ' . PHP_INT_MAX, fn() => send_file($a, $file, 0, -1));
throws('ValueError', 'Sockets\send_file(): Argument #5 ($timeout) must not be negative', fn() => send_file($a, $file, 0, 1, -1));
throws('TypeError', 'Sockets\send_file(): Argument #2 ($stream) must be of type resource, string given', fn() => send_file($a, 'file'));
fclose($file);
throws('TypeError', 'Sockets\send_file(): supplied resource is not a valid stream resource', fn() => send_file($a, $file));
same(0, send_file($a, $empty = tmpfile(), PHP_INT_MAX, PHP_INT_MAX, 5), 'far behind the end');
socket_close($a);
throws('Error', 'Sockets\send_file(): Argument #1 ($socket) has already been closed', fn() => send_file($a, $empty));
finish();
?>
--EXPECT--
244 checks held
