--TEST--
sendmsg and recvmsg: what is read as an integer, a text, an array
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();

final class Number
{
	public function __toString(): string
	{
		return '5';
	}
}

/* recvmsg: a size */
[$a, $b] = unix_pair();
socket_write($a, 'ten bytes!');
$sizes = [[5, 5], ['5', 5], [' 5', 5], ['5 ', 5], ['5.9', 5], ['5e0', 5], [5.9, 5], [new Number(), 5], [0, 0], [104857600, 10]];
foreach ($sizes as $i => [$size, $length]) {
	$message = ['buffer_size' => $size];
	same($length, quiet(function () use ($b, &$message) { return socket_recvmsg($b, $message, MSG_PEEK); }, "size $i"), "size $i");
	same($length === 0 ? [] : [substr('ten bytes!', 0, $length)], $message['iov'], "size $i: the data");
}
$reason = fn(string $why, string $path = 'msghdr > buffer_size') => "socket_recvmsg(): error converting user data (path: $path): $why";
$not = 'expected an integer, either of a PHP integer type or of a convertible type';
$bad = [[true, $not], [null, $not], [[5], $not], [STDIN, $not],
	['', "expected an integer, but got a non numeric string (possibly from a converted object): ''"],
	['5x', "expected an integer, but got a non numeric string (possibly from a converted object): '5x'"],
	[-1, 'the buffer size must be between 1 and 104857600; given -1'],
	[104857601, 'the buffer size must be between 1 and 104857600; given 104857601'],
	[PHP_INT_MAX, 'the buffer size must be between 1 and 104857600; given ' . PHP_INT_MAX]];
foreach ($bad as $i => [$size, $why]) {
	$message = ['buffer_size' => $size];
	same(false, warns($reason($why), function () use ($b, &$message) { return socket_recvmsg($b, $message, MSG_PEEK); }, "bad $i"), "bad $i");
	same(['buffer_size' => $size], $message, "bad $i: the array stays");
}
$message = ['buffer_size' => new stdClass()];
throws('Error', 'Object of class stdClass could not be converted to string', function () use ($b, &$message) { socket_recvmsg($b, $message); });
$message = ['controllen' => -1];
warns($reason('given PHP integer is out of bounds for an unsigned 32-bit integer', 'msghdr > controllen'), function () use ($b, &$message) { socket_recvmsg($b, $message); });
$message = ['name' => 'x'];
warns($reason('expected an array here', 'msghdr > name'), function () use ($b, &$message) { socket_recvmsg($b, $message); });

/* sendmsg: buffers of any type that has a text */
same(10, read_length($b), 'emptied');
same(7, quiet(fn() => socket_sendmsg($a, ['iov' => ['a', 1, 2.5, true, null, new Number()]]), 'texts'), 'sent');
same('a12.515', read_exactly($b, 7), 'in order');
same(0, socket_sendmsg($a, []), 'nothing');
same(0, socket_sendmsg($a, ['iov' => [], 'unknown' => 1, 5 => 6]), 'no buffers');
warns('socket_sendmsg(): error converting user data (path: msghdr > iov): expected an array here', fn() => socket_sendmsg($a, ['iov' => null]));
warns('Array to string conversion', fn() => socket_sendmsg($a, ['iov' => [[]]]), 'an array as text');
same('Array', read_exactly($b, 5), 'as PHP has it');

/* names of unix sockets */
$unix = socket_create(AF_UNIX, SOCK_DGRAM, 0);
$path = fn(mixed $path) => fn() => socket_sendmsg($unix, ['name' => ['path' => $path]]);
$reason = fn(string $why) => "socket_sendmsg(): error converting user data (path: msghdr > name > path): $why";
warns($reason('the path is must not be empty'), $path(''));
warns($reason('the path is too long, the maximum permitted length is 107'), $path(str_repeat('x', 108)));
warns($reason('the path is too long, the maximum permitted length is 107'), $path("\0" . str_repeat('x', 108)));
throws('Error', 'Object of class stdClass could not be converted to string', $path(new stdClass()));
$udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
warns('socket_sendmsg(): error converting user data (path: msghdr > name > addr): the address must not contain any null bytes',
	fn() => socket_sendmsg($udp, ['name' => ['addr' => "127.0.0.1\0.example", 'port' => 9]]));

/* the arguments */
throws('ValueError', 'socket_sendmsg(): Argument #3 ($flags) must be between -2147483648 and 2147483647', fn() => PHP_INT_SIZE > 4
	? socket_sendmsg($a, [], 1 << 32) : throw new ValueError('socket_sendmsg(): Argument #3 ($flags) must be between -2147483648 and 2147483647'));
$message = null;
throws('TypeError', 'socket_recvmsg(): Argument #2 ($message) must be of type array, null given', function () use ($b, &$message) { socket_recvmsg($b, $message); });
same(null, $message, 'it stays');
foreach (['socket_sendmsg', 'socket_recvmsg'] as $function) {
	[$c] = unix_pair();
	socket_close($c);
	$message = [];
	throws('Error', "$function(): Argument #1 (\$socket) has already been closed", function () use ($function, $c, &$message) { $function($c, $message); });
}
finish();

/** Reads the data in the queue; returns its length. */
function read_length(Socket $socket): int
{
	return strlen(socket_read($socket, 100));
}
?>
--EXPECT--
79 checks held
