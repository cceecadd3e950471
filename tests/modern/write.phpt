--TEST--
Sockets\write_all, write_frame, read_frame: all of the data, in pieces, and the exception when not
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{ErrorKind, SocketException, TimeoutException};
use function Sockets\{read_exactly, read_frame, write_all, write_frame};

require __DIR__ . '/../sockets.inc';
bound(30);

function caught(callable $call): array
{
	try {
		return ['no exception', $call()];
	} catch (SocketException $e) {
		return [$e::class, $e->kind, $e->partial, $e->transferred];
	}
}

[$a, $b] = tcp_pair();
same(5, write_all($a, 'hello'), 'a string');
same(8, write_all($a, [' ', 'wor', '', 'ld', 12]), 'several, and what is no string');
same('hello world12', read_exactly($b, 13), 'arrive in order');
same([0, 0, 0], [write_all($a, ''), write_all($a, []), write_all($a, ['', ''])], 'nothing');
same(6000, write_all($a, array_fill(0, 3000, 'ab')), 'more pieces than a call takes');
same(str_repeat('ab', 3000), read_exactly($b, 6000), 'arrive');

/* a full buffer: the call times out, and the number of bytes sent is in the exception */
socket_set_nonblock($a);
[, $kind, , $sent] = caught(fn() => write_all($a, str_repeat('x', 1 << 24), 0.01));
same(ErrorKind::TimedOut, $kind, 'nobody reads');
holds($sent > 0 && $sent < 1 << 24, "a part went: $sent");
same(str_repeat('x', $sent), read_exactly($b, $sent), 'that part arrives');
same([TimeoutException::class, ErrorKind::TimedOut, '', 0], caught(fn() => Sockets\read($b, 1, 0)), 'and no more');

/* a reader at last */
$peer = peer(fn() => sha1(read_exactly($b, 1 << 22)) === sha1(str_repeat('0123456789abcdef', 1 << 18)) or exit(1));
same(1 << 22, write_all($a, str_split(str_repeat('0123456789abcdef', 1 << 18), 1000), 20), 'with waits in between');
same(0, $peer->wait(), 'all of it arrives');

/* frames */
foreach (['', 'a', "b\0\n", str_repeat('c', 70000)] as $frame) {
	[$c, $d] = unix_pair(SOCK_STREAM);
	write_frame($c, $frame);
	write_frame($c, 'next');
	same([$frame, 'next'], [read_frame($d), read_frame($d)], strlen($frame) . ' bytes');
}
[$c, $d] = unix_pair(SOCK_STREAM);
socket_write($c, "\0\0\0\5abc");
same([TimeoutException::class, ErrorKind::TimedOut, "\0\0\0\5abc", 7], caught(fn() => read_frame($d, timeout: 0)), 'a half frame');
socket_write($c, "\0\0\1\0");
same([SocketException::class, ErrorKind::MessageTooLarge, "\0\0\1\0", 4], caught(fn() => read_frame($d, 255)), 'too long a frame');
socket_write($c, "\0\0");
socket_shutdown($c, 1);
same([SocketException::class, ErrorKind::Closed, "\0\0", 2], caught(fn() => read_frame($d)), 'the end in a length');
same(null, read_frame($d), 'the end');

/* the peer is gone: no signal, an exception */
[$c, $d] = unix_pair(SOCK_STREAM);
socket_close($d);
[, $kind] = caught(fn() => write_all($c, 'x'));
same([ErrorKind::BrokenPipe, SOCKET_EPIPE], [$kind, socket_last_error($c)], 'nobody is there');

/* messages go as one */
[$c, $d] = unix_pair(SOCK_DGRAM);
same(4, write_all($c, ['on', 'e!']), 'a message of two pieces');
same('one!', socket_read($d, 100), 'is one message');
foreach ([SOCK_DGRAM, SOCK_SEQPACKET] as $type) {
	foreach ([1024, 1025, 3000] as $count) {
		[$c, $d] = unix_pair($type);
		$pieces = array_map(fn(int $i): string => chr(65 + $i % 26), range(1, $count));
		same($count, write_all($c, $pieces, 5), "$count pieces");
		same(implode($pieces), Sockets\read($d, 10_000, 5), 'are one message');
		same([TimeoutException::class, ErrorKind::TimedOut, '', 0], caught(fn() => Sockets\read($d, 1, 0)), 'and no other');
	}
}
same([SocketException::class, ErrorKind::MessageTooLarge, '', 0], caught(fn() => write_all($c, array_fill(0, 3000, str_repeat('x', 1 << 20)), 5)), 'too many bytes for a message');
[$c, $d] = unix_pair(SOCK_DGRAM);
throws('ValueError', 'Sockets\write_frame(): Argument #1 ($socket) must be a stream socket', fn() => write_frame($c, 'x'));

/* what cannot be a string; a string that closes the socket */
[$c, $d] = unix_pair(SOCK_STREAM);
$one = 'x';
same(12, write_all($c, [1, 2.5, true, &$one, new class {
	public function __toString(): string
	{
		return 'object';
	}
}]), 'what becomes one');
same('12.51xobject', read_exactly($d, 12, 5), 'arrives');
foreach (['array' => [], 'null' => null, 'resource' => STDIN] as $type => $element) {
	throws('TypeError', "Sockets\write_all(): Argument #2 (\$data) element #1 must be of type string, $type given", fn() => quiet(fn() => write_all($c, ['x', $element]), 'it throws'));
}
throws('Error', 'Object of class stdClass could not be converted to string', fn() => write_all($c, ['x', new stdClass]));
final class Closes
{
	public function __construct(private Socket $socket)
	{
	}

	public function __toString(): string
	{
		socket_close($this->socket);
		return 'closed';
	}
}
throws('Error', 'Sockets\write_all(): Argument #1 ($socket) has already been closed', fn() => write_all($c, [new Closes($c)]));
same('', socket_read($d, 100), 'nothing was sent');

/* memory: the pieces do not stay */
[$c, $d] = unix_pair(SOCK_STREAM);
for ($i = 0; $i < 50; $i++) {
	$i === 20 && $before = memory_get_usage();
	write_all($c, [$i + 1000, str_repeat('x', 1000)]);
	socket_read($d, 2000);
}
same($before, memory_get_usage(), 'no piece stays');
[$c, $d] = unix_pair(SOCK_DGRAM);
for ($i = 0; $i < 50; $i++) {
	$i === 20 && $before = memory_get_usage();
	write_all($c, array_fill(0, 1100, 'xyz'));
	socket_read($d, 4000);
}
same($before, memory_get_usage(), 'nor do joined ones');
finish();
?>
--EXPECT--
53 checks held
