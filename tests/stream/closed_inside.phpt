--TEST--
code of the program that runs inside a stream closes it, or the Socket, or the stream that it stands for
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();

/* A filter that calls what it is given, once. */
final class Calling extends php_user_filter
{
	public static ?Closure $call = null;

	public function filter($in, $out, &$consumed, bool $closing): int
	{
		while ($bucket = stream_bucket_make_writeable($in)) {
			$consumed += $bucket->datalen;
			stream_bucket_append($out, $bucket);
		}
		if (self::$call !== null && !$closing) {
			$call = self::$call;
			self::$call = null;
			$call();
		}
		return PSFS_PASS_ON;
	}
}
stream_filter_register('calling', 'Calling');

/* A stream in PHP over another one. */
final class Wrapped
{
	public static $inner;
	public static ?Closure $cast = null;
	public static ?Closure $option = null;
	public $context;

	public function stream_open(): bool
	{
		return true;
	}

	public function stream_cast(int $as): mixed
	{
		self::$cast && (self::$cast)();
		return self::$inner;
	}

	public function stream_set_option(int $option, int $first, ?int $second): bool
	{
		self::$option && (self::$option)();
		return false;
	}

	public function stream_eof(): bool
	{
		self::$option && (self::$option)();
		return false;
	}

	public function stream_write(string $data): int
	{
		return strlen($data);
	}
}
stream_wrapper_register('wrapped', 'Wrapped');
$refused = 'socket_close(): cannot close the socket, as its stream must not be manually closed';

/* filters on the exported stream; fclose() refuses there, too */
foreach (['write' => STREAM_FILTER_WRITE, 'read' => STREAM_FILTER_READ] as $way => $mode) {
	[$a, $b] = unix_pair();
	$stream = socket_export_stream($a);
	stream_filter_append($stream, 'calling', $mode);
	socket_write($b, "a line\n");
	socket_shutdown($b, SHUT_WR);
	Calling::$call = fn() => warns($refused, fn() => socket_close($a));
	same($way === 'write' ? 2 : "a line\n", $way === 'write' ? fwrite($stream, 'ab') : fgets($stream), "$way: goes on");
	same([null, true], [Calling::$call, is_resource($stream)], "$way: the filter has run, the stream is open");
	same(1, socket_write($a, 'c'), "$way: so is the socket");
	socket_close($a);
	same(false, is_resource($stream), "$way: which can be closed afterwards");
}

/* import: stream_cast() and stream_set_option() that close their own stream */
$import = function (): array {
	[Wrapped::$inner, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
	return [$GLOBALS['outer'] = fopen('wrapped://', 'r+'), $other];
};
foreach (['cast', 'option'] as $method) {
	[$outer, $other] = $import();
	Wrapped::$$method = fn() => @fclose($GLOBALS['outer']);
	$socket = socket_import_stream($outer);
	Wrapped::$$method = null;
	same([true, true], [$socket instanceof Socket, is_resource($outer)], "$method closes its stream: refused");
	same([2, 'ab'], [socket_write($socket, 'ab'), fread($other, 10)], "$method: the socket works");
	Wrapped::$$method = fn() => @fclose($GLOBALS['outer']);
	same(true, socket_set_nonblock($socket), "$method: nor while the mode is set");
	Wrapped::$$method = null;
	socket_close($socket);
	same(false, is_resource($outer), "$method: socket_close() closes the stream");
}

/* the stream that lends the descriptor is closed: its number is soon another's */
[$outer, $other] = $import();
$socket = socket_import_stream($outer);
fclose(Wrapped::$inner);
$next = unix_pair();
same(false, warns('socket_write(): unable to write to socket [9]: Bad file descriptor', fn() => socket_write($socket, 'x')),
	'the lent stream was closed');
same([false, SOCKET_EBADF], [@socket_read($socket, 1), socket_last_error($socket)], 'EBADF');
same(false, @socket_recv($next[1], $data, 1, MSG_DONTWAIT), 'nothing was written to others');
$read = [$socket];
$write = $except = null;
same(false, @socket_select($read, $write, $except, 0), 'nor are others waited for');
socket_close($socket);

/* a stream_cast() whose stream nobody holds */
[$outer, $other] = $import();
Wrapped::$cast = function (): void {
	Wrapped::$inner = null;
};
same(false, @socket_import_stream($outer), 'no stream is lent');
Wrapped::$cast = fn() => throw new Exception('from stream_cast()');
throws('Exception', 'from stream_cast()', fn() => @socket_import_stream($outer));
Wrapped::$cast = null;

/* polled: stream_cast() and stream_eof() close their own stream */
if (class_exists('StreamPollHandle') && PHP_VERSION_ID < 80600) {
	[$outer, $other] = $import();
	Wrapped::$cast = fn() => @fclose($GLOBALS['outer']);
	Wrapped::$option = Wrapped::$cast;
	$handle = new StreamPollHandle($outer);
	$context = new Io\Poll\Context();
	$watcher = $context->add($handle, [Io\Poll\Event::Write]);
	same([true, true, 1], [$handle->isValid(), is_resource($outer), count($context->wait(Time\Duration::fromSeconds(0)))],
		'a polled stream cannot close itself');
	Wrapped::$cast = Wrapped::$option = null;
} else {
	holds(true, 'polled by PHP itself');
}
finish();
?>
--EXPECT--
26 checks held
