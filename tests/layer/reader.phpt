--TEST--
Sockets\Reader: lines, lengths, delimiters, a look ahead; no byte is lost whatever fails
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{ErrorKind, Reader, SocketException, TimeoutException};
use function Sockets\write_all;

require __DIR__ . '/../sockets.inc';
bound(30);

function caught(callable $call): array
{
	try {
		return ['no exception', $call()];
	} catch (SocketException $e) {
		return [$e::class, $e->kind];
	}
}

$timed_out = [TimeoutException::class, ErrorKind::TimedOut];
$closed = [SocketException::class, ErrorKind::Closed];
$too_large = [SocketException::class, ErrorKind::MessageTooLarge];

foreach ([false, true] as $blocking) {
	[$a, $b] = tcp_pair();
	$blocking or socket_set_nonblock($b);
	$r = new Reader($b, 100, 10);
	same($b, $r->getSocket(), 'the socket');
	same(0, $r->buffered(), 'nothing yet');
	write_all($a, "one\ntwo\r\n\n\r\n\rx\rfour--five-");
	same(['one', 'two', '', ''], [$r->readLine(), $r->readLine(), $r->readLine(), $r->readLine()], 'lines');
	same("\rx", $r->peek(2), 'a look');
	same("\rx\r", $r->readExactly(3), 'a length');
	same('four--', $r->readUntil('--'), 'a delimiter');
	same($timed_out, caught(fn() => $r->readUntil('--', 0.01)), 'half a delimiter');
	same($timed_out, caught(fn() => $r->readLine(0)), 'no line');
	same($timed_out, caught(fn() => $r->readExactly(6, 0)), 'too few');
	same($timed_out, caught(fn() => $r->peek(6, 0)), 'too few to look at');
	same(5, $r->buffered(), 'all are there still');
	write_all($a, '-');
	same('five--', $r->readUntil('--'), 'the other half');
	same($timed_out, caught(fn() => $r->read(1, 0.01)), 'nothing left');
	same(['', ''], [$r->readExactly(0), $r->peek(0)], 'lengths of 0');

	/* the limit */
	write_all($a, str_repeat('x', 99) . "\n" . str_repeat('y', 100) . "\n");
	same(str_repeat('x', 99), $r->readLine(), 'as long as may be');
	same($too_large, caught(fn() => $r->readLine()), 'a byte more');
	same($too_large, caught(fn() => $r->readUntil("\n")), 'nor so');
	same(str_repeat('y', 100), $r->readExactly(100), 'it is there');
	same("\n", $r->read(9), 'and its end');

	/* long: more than the first memory, and more than the usual */
	$long = random_bytes(300000);
	$peer = peer(fn() => write_all($a, [$long, "end\nlast"]));
	same($long, $r->readExactly(300000), 'a long piece');
	$peer->wait();
	socket_shutdown($a, 1);
	same('end', $r->readLine(), 'a line behind it');
	same($closed, caught(fn() => $r->readUntil("\n")), 'the stream ends before');
	same($closed, caught(fn() => $r->readExactly(5)), 'the stream ends before');
	same('last', $r->peek(9), 'a look finds what there is');
	same('last', $r->readLine(), 'the last line');
	same([null, '', ''], [$r->readLine(), $r->read(9), $r->peek(9)], 'the end');
}

/* iteration goes on where it was left */
[$a, $b] = tcp_pair();
write_all($a, "a\nb\nc\nd\n");
socket_close($a);
$r = new Reader($b);
foreach ($r as $number => $line) {
	same([0, 'a'], [$number, $line], 'the first');
	break;
}
same('b', $r->readLine(), 'one in between');
same(['c', 'd'], iterator_to_array($r), 'the rest');
same([], iterator_to_array($r->getIterator()), 'and no more');

/* a closed socket: what was received is there */
[$a, $b] = tcp_pair();
write_all($a, "1\n2\n");
$r = new Reader($b, timeout: 5);
same('1', $r->readLine(), 'received');
socket_close($b);
same('2', $r->readLine(), 'in the buffer');
same(SocketException::class, caught(fn() => $r->readLine())[0], 'no more');

/* a reset: half a line stays half a line, though the system reports the end of the stream next */
[$a, $b] = tcp_pair();
write_all($a, "whole\nhalf");
$r = new Reader($b, timeout: 5);
same('whole', $r->readLine(), 'before the reset');
socket_set_option($a, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
socket_close($a);
for ($i = 0; $i < 3; $i++) {
	try {
		same('an exception', $r->readLine(), 'no exception');
	} catch (SocketException $e) {
		same([ErrorKind::Reset, 'half', 4], [$e->kind, $e->partial, $e->transferred], "reset, call $i");
	}
}
same('half', $r->readExactly(4), 'its bytes can be taken');

/* arguments */
[$a, $b] = tcp_pair();
$r = new Reader($b);
throws(ValueError::class, 'Sockets\Reader::__construct(): Argument #2 ($max) must be between 1 and 2147483647', fn() => new Reader($b, 0));
throws(ValueError::class, 'Sockets\Reader::__construct(): Argument #3 ($timeout) must not be negative', fn() => new Reader($b, 1, -1));
throws(ValueError::class, 'Sockets\Reader::readExactly(): Argument #1 ($length) must be between 0 and 2147483647', fn() => $r->readExactly(-1));
throws(ValueError::class, 'Sockets\Reader::read(): Argument #1 ($max) must be between 1 and 2147483647', fn() => $r->read(0));
throws(ValueError::class, 'Sockets\Reader::readUntil(): Argument #1 ($delimiter) must not be empty', fn() => $r->readUntil(''));
throws(TypeError::class, 'Sockets\Reader::readLine(): Argument #1 ($timeout) must be of type Time\Duration|int|float|null, string given', fn() => $r->readLine('soon'));
throws(Error::class, 'Sockets\Reader is constructed already', fn() => $r->__construct($b));
throws(Error::class, 'Trying to clone an uncloneable object of class Sockets\Reader', fn() => clone $r);
throws(Exception::class, "Serialization of 'Sockets\Reader' is not allowed", fn() => serialize($r));
$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
throws(ValueError::class, 'Sockets\Reader::__construct(): Argument #1 ($socket) must be a stream: messages have borders of their own', fn() => new Reader($udp));
socket_close($udp);
throws(Error::class, 'Sockets\Reader::__construct(): Argument #1 ($socket) has already been closed', fn() => new Reader($udp));

/* signals: a handler that returns, one that uses the reader, one that throws */
if (function_exists('pcntl_signal')) {
	pcntl_async_signals(true);
	$inner = '';
	$mode = 'look';
	pcntl_signal(SIGALRM, function () use (&$mode, &$inner, $r, $a) {
		if ($mode === 'look') {
			try {
				$r->readLine();
			} catch (Error $e) {
				$inner = $e->getMessage();
			}
			write_all($a, "alf\n");
			return;
		}
		throw new DomainException('stop');
	});
	write_all($a, 'h');
	pcntl_alarm(1);
	same('half', $r->readLine(10), 'the call goes on');
	same('Sockets\Reader is in use', $inner, 'in the middle of a call');
	$mode = 'throw';
	write_all($a, 'kept');
	pcntl_alarm(1);
	throws(DomainException::class, 'stop', fn() => $r->readLine(10));
	write_all($a, "\n");
	same('kept', $r->readLine(10), 'no byte is lost');
}
finish();
?>
--EXPECT--
79 checks held
