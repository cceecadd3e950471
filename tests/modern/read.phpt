--TEST--
Sockets\read, read_exactly, read_until, read_line: what they take, what they leave, what is in the exception
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{ErrorKind, SocketException, TimeoutException};
use Time\Duration;
use function Sockets\{read, read_exactly, read_line, read_until};

require __DIR__ . '/../sockets.inc';
bound(30);

/* The exception of a call: class, kind, partial. */
function caught(callable $call): array
{
	try {
		return ['no exception', $call()];
	} catch (SocketException $e) {
		return [$e::class, $e->kind, $e->partial, $e->transferred];
	}
}

foreach (['blocking', 'non-blocking'] as $mode) {
	[$a, $b] = tcp_pair();
	$mode === 'blocking' ? socket_set_block($b) : socket_set_nonblock($b);
	$timeout = fn(string $partial) => [TimeoutException::class, ErrorKind::TimedOut, $partial, strlen($partial)];

	same($timeout(''), caught(fn() => read($b, 10, 0)), "$mode: nothing to read");
	same($timeout(''), caught(fn() => read_line($b, timeout: 0.001)), "$mode: no line");
	same(SOCKET_ETIMEDOUT, socket_last_error($b), "$mode: recorded");
	socket_write($a, 'hello');
	same('hel', read($b, 3), "$mode: no more than asked for");
	same($timeout('lo'), caught(fn() => read_exactly($b, 5, Duration::fromMilliseconds(1))), "$mode: too few");
	socket_write($a, "one\r\n\ntwo\nrest");
	same(['one', '', 'two'], [read_line($b), read_line($b), read_line($b)], "$mode: lines");
	same('rest', socket_read($b, 100), "$mode: what is behind them stays");
	socket_write($a, 'aXYaXYZ and more');
	same('aXYaXYZ', read_until($b, 'XYZ'), "$mode: a long delimiter");
	same(' and more', read($b, 100), "$mode: stays");
	socket_write($a, 'a half line');
	same($timeout('a half line'), caught(fn() => read_line($b, timeout: 0.001)), "$mode: a half line is in the exception");
	socket_write($a, "0123456789\n");
	same([SocketException::class, ErrorKind::MessageTooLarge, '01234', 5], caught(fn() => read_line($b, 5)), "$mode: too long a line");
	same('56789', read_line($b), "$mode: its rest");
	same('', read_exactly($b, 0), "$mode: nothing at all");
	socket_write($a, "last\nwithout end");
	socket_shutdown($a, 1);
	same(['last', 'without end', null, null], [read_line($b), read_line($b), read_line($b), read_line($b)], "$mode: the end");
	same('', read($b, 5), "$mode: the end again");
	$closed = [SocketException::class, ErrorKind::Closed, '', 0];
	same([$closed, $closed], [caught(fn() => read_exactly($b, 1)), caught(fn() => read_until($b, 'x'))], "$mode: no more");
	same($mode === 'blocking', stream_get_meta_data(socket_export_stream($b))['blocked'], "$mode: stays as it was");
}

/* the end in the middle */
[$a, $b] = unix_pair(SOCK_STREAM);
socket_write($a, 'abc');
socket_close($a);
same([SocketException::class, ErrorKind::Closed, 'abc', 3], caught(fn() => read_exactly($b, 10)), 'the end comes too early');

/* a delimiter across two reads, byte by byte */
[$a, $b] = unix_pair(SOCK_STREAM);
$peer = peer(function () use ($a) {
	foreach (str_split("some text\r\n\r\n") as $byte) {
		socket_write($a, $byte);
		usleep(300);
	}
});
same("some text\r\n\r\n", read_until($b, "\r\n\r\n"), 'in pieces');
$peer->wait();

/* much */
[$a, $b] = unix_pair(SOCK_STREAM);
$text = random_bytes(1 << 20);
$peer = peer(fn() => Sockets\write_all($a, [$text, "\n"]));
same(true, $text === read_exactly($b, 1 << 20), 'a megabyte');
same("\n", read($b, 100), 'and a byte');
$peer->wait();

/* messages */
[$a, $b] = unix_pair(SOCK_DGRAM);
socket_write($a, 'one message');
socket_write($a, 'two');
same(['one', 'two'], [read($b, 3), read($b, 70000)], 'one message a call, the rest is lost');
throws('ValueError', 'Sockets\read_exactly(): Argument #1 ($socket) must be a stream socket',
	fn() => read_exactly($b, 1));

/* arguments */
[$a, $b] = unix_pair(SOCK_STREAM);
throws('ValueError', 'Sockets\read(): Argument #2 ($max) must be between 1 and 2147483647', fn() => read($b, 0));
throws('ValueError', 'Sockets\read_exactly(): Argument #2 ($length) must be between 0 and 2147483647', fn() => read_exactly($b, -1));
throws('ValueError', 'Sockets\read_until(): Argument #2 ($delimiter) must not be empty', fn() => read_until($b, ''));
throws('ValueError', 'Sockets\read(): Argument #3 ($timeout) must not be negative', fn() => read($b, 1, -0.5));
throws('ValueError', 'Sockets\read(): Argument #3 ($timeout) must not be NAN', fn() => read($b, 1, NAN));
throws('ValueError', 'Sockets\read(): Argument #3 ($timeout) must not be negative', fn() => read($b, 1, Duration::fromSeconds(1)->negate()));
throws('TypeError', 'Sockets\read(): Argument #3 ($timeout) must be of type Time\Duration|int|float|null, string given', fn() => read($b, 1, 'one'));
$stream = ['Sockets\read_exactly', 'Sockets\read_until', 'Sockets\read_line', 'Sockets\read_frame'];
foreach ($stream as $function) {
	$more = ['Sockets\read_exactly' => [1], 'Sockets\read_until' => ["\n"]][$function] ?? [];
	throws('ValueError', "$function(): Argument #1 (\$socket) must be a stream socket", fn() => $function($nobody = socket_create(AF_INET, SOCK_DGRAM, 0), ...$more));
	$number = $function === 'Sockets\read_until' ? 4 : 3;
	throws('ValueError', "$function(): Argument #$number (\$timeout) must not be negative", fn() => $function($b, ...[...$more, ...($function === 'Sockets\read_exactly' ? [] : [1])], timeout: -1));
}
throws('ValueError', 'Sockets\read_until(): Argument #3 ($max) must be between 1 and 2147483647', fn() => read_until($b, "\n", 0));
throws('ValueError', 'Sockets\read_line(): Argument #2 ($max) must be between 1 and 2147483647', fn() => read_line($b, 0));
throws('ValueError', 'Sockets\read_frame(): Argument #2 ($max) must be between 0 and 2147483647', fn() => Sockets\read_frame($b, -1));
/* limits that are not given: 65,536 bytes with the end of the line, 16 MiB */
foreach (['Sockets\read_line' => [], 'Sockets\read_until' => ["\n"]] as $function => $more) {
	[$c, $d] = unix_pair(SOCK_STREAM);
	socket_set_option($c, SOL_SOCKET, SO_SNDBUF, 1 << 18);
	Sockets\write_all($c, [str_repeat('x', 65_535), "\n", str_repeat('x', 65_536), "\n"]);
	same(str_repeat('x', 65_535), rtrim($function($d, ...$more)), "$function: as long as may be");
	same(ErrorKind::MessageTooLarge, caught(fn() => $function($d, ...$more))[1], "$function: one more");
}
[$c, $d] = unix_pair(SOCK_STREAM);
$peer = peer(fn() => Sockets\write_frame($c, str_repeat('x', 1 << 24)));
same(1 << 24, strlen(Sockets\read_frame($d)), 'a frame as long as may be');
$peer->wait();
Sockets\write_all($c, "\1\0\0\1");
same([SocketException::class, ErrorKind::MessageTooLarge, "\1\0\0\1", 4], caught(fn() => Sockets\read_frame($d)), 'one more');
[$c, $d] = unix_pair(SOCK_STREAM);
socket_write($c, 'abc');
throws(SocketException::class, 'read_line of at most 2 bytes: limit exceeded', fn() => read_line($d, 2));
socket_close($b);
throws('Error', 'Sockets\read_line(): Argument #1 ($socket) has already been closed', fn() => read_line($b));

/* an error that waits in a queue makes the socket look ready: the call times out all the same */
$udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
if (defined('IP_RECVERR')) {
	socket_bind($udp, '127.0.0.1');
	socket_getsockname($udp, $address, $port);
	$nobody = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
	socket_set_option($nobody, IPPROTO_IP, IP_RECVERR, 1);
	socket_connect($nobody, '127.0.0.1', $port);
	socket_close($udp);
	socket_write($nobody, 'x');
	[, $kind] = caught(fn() => read($nobody, 1, 10));
	same(ErrorKind::Refused, $kind, 'the error itself');
	same($timeout(''), caught(fn() => read($nobody, 1, 0.005)), 'then nothing, though the queue is not empty');
} else {
	same(1, 1, 'no such queue');
	same(1, 1, 'here');
}
/* a huge length with little data holds little memory */
[$a, $b] = unix_pair(SOCK_DGRAM);
socket_write($a, 'short');
same('short', read($b, 0x7fffffff), 'a message, whatever the length');

[$a, $b] = unix_pair(SOCK_STREAM);
socket_write($a, 'x');
$before = memory_get_peak_usage();
same($timeout('x'), caught(fn() => read_exactly($b, 1 << 30, 0)), 'a gigabyte is not there');
holds(memory_get_peak_usage() - $before < 1 << 20, 'nor its memory');
finish();
?>
--EXPECT--
71 checks held
