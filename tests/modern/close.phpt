--TEST--
Sockets\close: with and without SO_LINGER, with a stream, in a context, in the middle of a filter
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_fork();
class_exists('SocketPollHandle') || skip('Io\Poll is needed');
?>
--FILE--
<?php
use Io\Poll\{Context, Event};
use Sockets\{ErrorKind, SocketException};
use Time\Duration;
use function Sockets\{close, describe, pair, read, receive_handles, send_handles, write_all};

require __DIR__ . '/../sockets.inc';
bound();

/** A second Socket of the same socket, as another process would have it. */
function copy_of(Socket $socket): Socket
{
	[$from, $to] = pair();
	send_handles($from, [$socket], timeout: 5);
	return receive_handles($to, 1, 5)[0];
}

/* Without data that is left: the end of the stream, or a reset. */
[$a, $b] = tcp_pair();
write_all($a, 'last words');
same(null, close($a), 'returns nothing');
same(['last words', ''], [read($b, 100, 5), read($b, 100, 5)], 'the data arrives, then the end');
foreach ([0, 0.0, Duration::fromSeconds(0)] as $none) {
	[$a, $b] = tcp_pair();
	close($a, $none);
	same(ErrorKind::Reset, raised(SocketException::class, fn() => read($b, 100, 5))?->kind, 'a reset');
}
[$a, $b] = tcp_pair();
close($a, linger: 1);
same('', read($b, 100, 5), 'a linger of 1: the end');

/* The value that the socket gets. A copy keeps it open: no call waits. */
$values = [[null, 0, 0], [0, 1, 0], [1, 1, 1], [0.001, 1, 1], [1.5, 1, 2], ['2', 1, 2], [Duration::fromMilliseconds(2001), 1, 3],
	[65535, 1, 65535], [65536, 1, 65535], [1e30, 1, 65535], [INF, 1, 65535]];
foreach ($values as [$linger, $on, $seconds]) {
	[$a, $b] = tcp_pair();
	$copy = copy_of($a);
	close($a, $linger);
	same(['l_onoff' => $on, 'l_linger' => $seconds], socket_get_option($copy, SOL_SOCKET, SO_LINGER), 'linger ' . show($linger));
}
[$a, $b] = tcp_pair();
socket_set_option($a, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
close($a);
same(ErrorKind::Reset, raised(SocketException::class, fn() => read($b, 100, 5))?->kind, 'null leaves SO_LINGER as it is');

/* The call waits: when it returns, the peer, which begins to read when this process sleeps, has read. */
[$listener, $port] = tcp_listener();
$reader = peer(function (Peer $parent) use ($port): void {
	socket_connect($s = socket_create(AF_INET, SOCK_STREAM, SOL_TCP), '127.0.0.1', $port);
	$parent->hear();
	asleep($parent->pid);
	$parent->tell('reading');
	for ($sum = 0; ($part = socket_read($s, 65536)) !== '' && $part !== false; $sum += strlen($part)) {
	}
	$parent->tell((string) $sum);
});
$a = socket_accept($listener);
socket_set_nonblock($a);
for ($sent = 0; ($n = @socket_write($a, str_repeat('x', 65536))) !== false; $sent += $n) {
}
$reader->tell();
close($a, 15);
stream_set_blocking($reader->pipe, false);
same('reading', $reader->hear(), 'the peer has begun to read before close() returned');
stream_set_blocking($reader->pipe, true);
same((string) $sent, $reader->hear(), 'all of it arrives');
same(0, $reader->wait(), 'exit status');

/* Refused values; nothing was closed. */
[$a, $b] = pair();
$name = 'Sockets\close(): Argument #2 ($linger)';
throws('ValueError', "$name must not be negative", fn() => close($a, -1));
throws('ValueError', "$name must not be negative", fn() => close($a, -0.5));
throws('ValueError', "$name must not be NAN", fn() => close($a, NAN));
foreach (['soon' => 'string', 'array' => 'array'] as $value => $type) {
	throws('TypeError', "$name must be of type Time\Duration|int|float|null, $type given", fn() => close($a, $type === 'array' ? [] : $value));
}
holds(describe($a)['descriptor'] !== null, 'still open');

/* A closed socket, and one whose stream is closed: as socket_close(). */
$closed = 'Sockets\close(): Argument #1 ($socket) has already been closed';
close($a, 5);
throws('Error', $closed, fn() => close($a));
throws('Error', $closed, fn() => close($a, 0), 'with a linger');
throws('ValueError', "$name must not be negative", fn() => close($a, -1), 'the arguments come first');
foreach ([null, 0] as $linger) {
	[$a, $b] = pair();
	$stream = socket_export_stream($a);
	close($a, $linger);
	same([false, ''], [is_resource($stream), read($b, 100, 5)], 'the stream is closed, too');
	throws('Error', $closed, fn() => close($a), 'and the socket');
	fclose(socket_export_stream($b));
	throws('TypeError', 'Sockets\close(): supplied resource is not a valid stream resource', fn() => close($b, $linger), 'its stream was closed');
}

/* A watcher of a context does not see it any more. */
[$a, $b] = pair();
$context = new Context();
$watcher = $context->add(new SocketPollHandle($a), [Event::Read]);
write_all($b, 'x');
same(1, count($context->wait(Duration::fromSeconds(0))), 'ready');
close($a);
same([false, []], [$watcher->isActive(), $context->wait(Duration::fromSeconds(0))], 'not watched any more');

/* The stream is in use while its filter runs. */
final class Closing extends php_user_filter
{
	public static ?Socket $socket = null;
	public static string $outcome = '';

	public function filter($in, $out, &$consumed, bool $closing): int
	{
		while ($bucket = stream_bucket_make_writeable($in)) {
			$consumed += strlen($bucket->data);
			stream_bucket_append($out, $bucket);
		}
		if (!$closing) {
			try {
				close(self::$socket, 0);
			} catch (Error $e) {
				self::$outcome = $e::class . ': ' . $e->getMessage();
			}
		}
		return PSFS_PASS_ON;
	}
}
stream_filter_register('closing', Closing::class);
[$a, $b] = pair();
Closing::$socket = $a;
stream_filter_append($stream = socket_export_stream($a), 'closing', STREAM_FILTER_WRITE);
fwrite($stream, 'data');
same('Error: Sockets\close(): Argument #1 ($socket) must not be closed while its stream is in use', Closing::$outcome, 'in a filter');
same('data', read($b, 100, 5), 'the data arrives');
close($a);
same(false, is_resource($stream), 'closed afterwards');

/* It leaves no descriptor. */
keeps_descriptors(fn() => array_map(fn($s) => close($s), pair()), 'close()');
finish();
?>
--EXPECT--
46 checks held
