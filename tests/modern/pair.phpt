--TEST--
Sockets\pair and shutdown
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{ErrorKind, SocketException};
use function Sockets\{describe, listen, pair, read, shutdown, write_all};

require __DIR__ . '/../sockets.inc';
bound();

/** [kind, message, last error] of the failure of a call. */
function caught(callable $call, Socket $socket): array
{
	try {
		return ['no exception', $call()];
	} catch (SocketException $e) {
		return [$e->kind, $e->getMessage(), socket_last_error($socket)];
	}
}

/* --- pair --- */
[$a, $b] = $ends = pair();
same([0, 1], array_keys($ends), 'a list of two');
write_all($a, 'from a');
write_all($b, 'from b');
same(['from b', 'from a'], [read($a, 100, 5), read($b, 100, 5)], 'connected to each other');
same([true, true], [describe($a)['blocking'], describe($b)['blocking']], 'blocking');
same(['SOCK_STREAM', 'SOCK_STREAM'], [describe($a)['type'], describe($b)['type']], 'of a stream');
foreach (['unixgram' => 'SOCK_DGRAM', 'unixpacket' => 'SOCK_SEQPACKET', 'UnixGram' => 'SOCK_DGRAM'] as $scheme => $type) {
	try {
		[$a, $b] = pair($scheme);
		same([$type, $type], [describe($a)['type'], describe($b)['type']], "type of $scheme");
		write_all($a, 'one');
		write_all($a, 'two');
		same(['one', 'two'], [read($b, 100, 5), read($b, 100, 5)], "$scheme has message boundaries");
	} catch (SocketException $e) {
		same([ErrorKind::Unsupported, 'unixpacket'], [$e->kind, $scheme], $e->getMessage());
		left_out(1);
	}
}
foreach (['', 'tcp', 'unix4', 'unix:', "unix\0", 'udp'] as $scheme) {
	throws('ValueError', 'Sockets\pair(): Argument #1 ($scheme) must be "unix", "unixgram" or "unixpacket"',
		fn() => pair($scheme), 'scheme ' . var_export($scheme, true));
}
if (PHP_OS_FAMILY === 'Linux' && is_dir('/proc/self/fd')) {
	keeps_descriptors(fn() => pair(), 'pair()');
} else {
	left_out(1);
}

/* --- shutdown --- */
[$a, $b] = tcp_pair();
write_all($a, 'last words');
same(null, shutdown($a), 'returns nothing');
same(['last words', ''], [read($b, 100, 5), read($b, 100, 5)], 'the peer reads to the end');
same([ErrorKind::BrokenPipe, 'write_all to ' . Sockets\Endpoint::peer($a) . ': ' . socket_strerror(SOCKET_EPIPE), SOCKET_EPIPE], caught(fn() => write_all($a, 'x'), $a), 'no more data');
write_all($b, 'answer');
same('answer', read($a, 100, 5), 'the other direction is open');
[$a, $b] = pair();
shutdown($a, 'read');
same('', read($a, 100, 5), 'read');
write_all($a, 'still');
same('still', read($b, 100, 5), 'the sending direction is open');
shutdown($b, 'both');
same(['', ''], [read($a, 100, 5), read($b, 100, 5)], 'both');
same(ErrorKind::BrokenPipe, caught(fn() => write_all($b, 'x'), $b)[0], 'nothing is sent either');
same(null, shutdown($b, 'both'), 'twice');
$alone = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
foreach (['read', 'write', 'both'] as $how) {
	same([ErrorKind::NotConnected, 'shutdown: ' . socket_strerror(SOCKET_ENOTCONN), SOCKET_ENOTCONN],
		caught(fn() => shutdown($alone, $how), $alone), "$how without a peer");
}
foreach (['', 'Write', "write\0", 'wr', '1'] as $how) {
	throws('ValueError', 'Sockets\shutdown(): Argument #2 ($how) must be "read", "write" or "both"',
		fn() => shutdown($b, $how), 'how ' . var_export($how, true));
}

/* A closed socket, also when the conversion of the second argument has closed it. */
socket_close($b);
throws('Error', 'Sockets\shutdown(): Argument #1 ($socket) has already been closed', fn() => shutdown($b));
throws('Error', 'Sockets\shutdown(): Argument #1 ($socket) has already been closed', fn() => shutdown($b, 'no word'), 'closed comes first');
$closing = new class($a) {
	public function __construct(private Socket $socket)
	{
	}

	public function __toString(): string
	{
		socket_close($this->socket);
		return 'write';
	}
};
throws('Error', 'Sockets\shutdown(): Argument #1 ($socket) has already been closed', fn() => shutdown($a, $closing), 'closed meanwhile');
$shared = pair()[0];
fclose(socket_export_stream($shared));
same([ErrorKind::InvalidDescriptor, 'shutdown: ' . socket_strerror(SOCKET_EBADF), SOCKET_EBADF], caught(fn() => shutdown($shared), $shared), 'its stream is closed');
finish();
?>
--EXPECT--
38 checks held
