--TEST--
sendmsg and recvmsg: code that runs while the array is read
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();

/** Does something when it is asked for its text. */
final class Text
{
	public function __construct(private string $text, private Closure $act)
	{
	}

	public function __toString(): string
	{
		($this->act)();
		return $this->text;
	}
}

$closed = 'Argument #1 ($socket) has already been closed';

/* the socket is closed meanwhile */
[$a, $b] = unix_pair();
$text = new Text('late', function () use (&$a) { socket_close($a); });
throws('Error', "socket_sendmsg(): $closed", fn() => socket_sendmsg($a, ['iov' => ['x', $text]]));
same('', socket_read($b, 10), 'nothing was sent');
[$a, $b] = unix_pair();
socket_write($a, 'waits');
$text = new Text('10', function () use (&$b) { socket_close($b); });
$message = ['buffer_size' => $text];
throws('Error', "socket_recvmsg(): $closed", function () use ($b, &$message) { socket_recvmsg($b, $message); });
same(['buffer_size' => $text], $message, 'recvmsg left the array');

/* it throws */
[$a, $b] = unix_pair();
$thrower = new Text('', function () { throw new DomainException('no'); });
throws('DomainException', 'no', fn() => socket_sendmsg($a, ['iov' => ['x', $thrower, 'y']]), 'in a buffer');
throws('DomainException', 'no', fn() => socket_sendmsg($a, ['name' => ['path' => $thrower]]), 'in a name');
throws('DomainException', 'no', fn() => socket_sendmsg($a, ['control' => [
	['level' => $thrower, 'type' => 1, 'data' => []]]]), 'in a control message');
$message = ['controllen' => $thrower];
throws('DomainException', 'no', function () use ($b, &$message) { socket_recvmsg($b, $message); }, 'in recvmsg');
same(['controllen' => $thrower], $message, 'the array stays');
socket_set_nonblock($b);
same(false, @socket_read($b, 10), 'nothing was sent');

/* a warning becomes an exception */
set_error_handler(function (int $level, string $text) { throw new ErrorException($text); });
throws('ErrorException', 'socket_sendmsg(): error converting user data (path: msghdr > iov): expected an array here',
	fn() => socket_sendmsg($a, ['iov' => 'x']));
$message = ['buffer_size' => 'x'];
throws('ErrorException', "socket_recvmsg(): error converting user data (path: msghdr > buffer_size): "
	. "expected an integer, but got a non numeric string (possibly from a converted object): 'x'",
	function () use ($b, &$message) { socket_recvmsg($b, $message); });
same(['buffer_size' => 'x'], $message, 'the array stays');
restore_error_handler();

/* the variable is changed */
$parts = [];
$changer = new Text('B', function () use (&$parts) { $parts = ['iov' => str_repeat('z', 1000)]; });
$parts = ['iov' => [str_repeat('A', 3), $changer, 'C']];
same(5, socket_sendmsg($a, $parts), 'sent as it was');
same('AAABC', socket_read($b, 100), 'arrived as it was');

/* references: strings are taken, arrays are not, as before */
$first = str_repeat('r', 4);
$changer = new Text('!', function () use (&$first) { $first = str_repeat('changed', 100); });
same(5, socket_sendmsg($a, ['iov' => [&$first, $changer]]), 'a reference to a string');
same('rrrr!', socket_read($b, 100), 'the string of before');
$list = ['x'];
warns('socket_sendmsg(): error converting user data (path: msghdr > iov): expected an array here',
	fn() => socket_sendmsg($a, ['iov' => &$list]), 'a reference to an array');
$size = 3;
socket_write($a, 'abcdef');
$message = ['buffer_size' => &$size];
same(3, socket_recvmsg($b, $message), 'a reference to a size');
same(['abc'], $message['iov'], 'that many bytes');
same('def', socket_read($b, 10), 'the rest waits');

/* many buffers that are no strings */
$many = array_map(fn(int $i) => $i % 2 ? $i : new Text("$i", fn() => null), range(0, 99));
same(190, socket_sendmsg($a, ['iov' => $many]), 'a hundred');
same(implode('', range(0, 99)), read_exactly($b, 190), 'all in order');
finish();
?>
--EXPECT--
23 checks held
