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
	same('last', $r->peek(9), 'a look finds the rest');
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

/* an iterator by hand: a line that is found stays in the reader until it is given out */
[$a, $b] = tcp_pair();
write_all($a, "1\n2\n3\n4\n5\n6\n7\n8\n9\nlast");
$r = new Reader($b, 8, 10);
$lines = $r->getIterator();
same(['1', 0, '1'], [$lines->current(), $lines->key(), $lines->current()], 'current() before valid()');
$lines->next();
same(['2', 1, true, '2'], [$lines->current(), $lines->key(), $lines->valid(), $lines->current()], 'and after next()');
$lines->next();
same(true, $lines->valid(), 'there is another');
unset($lines);
same('3', $r->readLine(), 'which is not lost with the iterator');
$lines = $r->getIterator();
same([true, '4', '5'], [$lines->valid(), $r->readLine(), $lines->current()], 'current() gives what is due then');
$lines->next();
$lines->next();
same(['7', 2], [$lines->current(), $lines->key()], 'next() passes over a line that nobody asked for');
[$first, $second] = [$r->getIterator(), $r->getIterator()];
same([true, true, '8', '9'], [$first->valid(), $second->valid(), $first->current(), $second->current()], 'two iterators');
$first->next();
same([TimeoutException::class, '8', 4], [caught(fn() => (new Reader($b, 8, 0))->getIterator()->valid())[0], $first->key() === 1 ? '8' : '', $r->buffered()], 'no line yet');
socket_shutdown($a, 1);
same([true, 'last', true], [$first->valid(), $first->current(), $first->valid()], 'the last line lacks its end');
$first->next();
same([null, false, null, 2], [$first->current(), $first->valid(), $first->current(), $first->key()], 'the end');
same([], [...$r->getIterator()], 'nothing is left');

/* messages of several parts, whole or not at all */
function command(Reader $r): array
{
	$command = [];
	for ($n = (int) substr($r->readLine(), 1); $n > 0; $n--) {
		$length = (int) substr($r->readLine(), 1);
		$command[] = substr($r->readExactly($length + 2), 0, -2);
	}
	return $command;
}
foreach ([0, 5000, 70_000] as $more) {
	[$a, $b] = unix_pair();
	$r = new Reader($b, 1000, 0);
	$key = str_repeat('k', $more) . 'ey';
	$message = "*2\r\n$3\r\nGET\r\n$" . strlen($key) . "\r\n$key\r\n";
	$got = [];
	foreach (str_split($message . $message, max(3, $more / 8)) as $part) {
		same(strlen($part), socket_write($a, $part), 'a part goes');
		try {
			while (true) {
				$got[] = $r->readMessage(command(...));
			}
		} catch (TimeoutException) {
		}
	}
	same([['GET', $key], ['GET', $key]], $got, "two messages in parts, $more");
	same([0, TimeoutException::class], [$r->buffered(), caught(fn() => $r->read(1))[0]], 'nothing is left');
}
[$a, $b] = unix_pair();
$r = new Reader($b, 1000, 10);
write_all($a, "a\nb\nc\nd\n");
same('b', $r->readMessage(fn(Reader $reader): string => $reader->readLine() . '' === 'a' ? $reader->readLine() : 'not the reader'), 'what the function returns');
same(null, $r->readMessage(fn() => null), 'nothing read');
throws(DomainException::class, 'outer', fn() => $r->readMessage(function (Reader $r): void {
	same('c', $r->readLine(), 'before');
	throws(DomainException::class, 'inner', fn() => $r->readMessage(fn() => throw new DomainException($r->readLine() === 'd' ? 'inner' : 'other')));
	same('d', $r->readMessage(fn($r) => $r->readLine()), 'again');
	throw new DomainException('outer');
}));
same(['c', 'd'], [$r->readLine(), $r->readLine()], 'all of it again');
write_all($a, "x\n");
same([TimeoutException::class, ErrorKind::TimedOut], caught(fn() => $r->readMessage(fn() => [$r->readLine(20), $r->readLine(20)], 0.01)), 'its timeout is for all of it');
same('x', $r->readMessage(function &(Reader $r) {
	$line = $r->readLine();
	return $line;
}), 'a reference');
write_all($a, "e\n");
same(['e', 'Error'], $r->readMessage(function (Reader $r) use ($b): array {
	$line = $r->readLine();
	socket_close($b);
	try {
		return [$line, $r->readLine()];
	} catch (SocketException) {
		return [$line, 'Error'];
	}
}), 'a function that closes the socket');
throws(TypeError::class, 'Sockets\Reader::readMessage(): Argument #1 ($read) must be a valid callback, no array or string given', fn() => $r->readMessage(1));
throws(ValueError::class, 'Sockets\Reader::readMessage(): Argument #2 ($timeout) must not be negative', fn() => $r->readMessage(fn() => 1, -1));

/* the usual limit is 65,536 bytes with the end of the line */
[$a, $b] = unix_pair();
socket_set_option($a, SOL_SOCKET, SO_SNDBUF, 1 << 18);
write_all($a, $line = str_repeat('x', 65_535) . "\n");
write_all($a, "x$line");
$r = new Reader($b);
same(65_535, strlen($r->readLine()), 'as long as may be without being asked');
same($too_large, caught(fn() => $r->readLine()), 'one more');

/* memory: neither the buffer nor the socket outlives a reader */
[$a, $b] = unix_pair();
for ($i = 0; $i < 100; $i++) {
	write_all($a, 'two');
	(new Reader($b, timeout: 10))->read(1);
	$i === 20 && $before = memory_get_usage();
}
same($before, memory_get_usage(), 'no buffer stays');
$r = new Reader($b);
$socket = WeakReference::create($b);
unset($b);
same(true, $socket->get() === $r->getSocket(), 'a Reader holds its socket');
unset($r);
same(null, $socket->get(), 'and releases it');

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
throws(Error::class, 'Sockets\Reader object is already constructed', fn() => $r->__construct($b));
throws(Error::class, 'Trying to clone an uncloneable object of class Sockets\Reader', fn() => clone $r);
throws(Exception::class, "Serialization of 'Sockets\Reader' is not allowed", fn() => serialize($r));
$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
throws(ValueError::class, 'Sockets\Reader::__construct(): Argument #1 ($socket) must be a stream socket', fn() => new Reader($udp));
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
	same('Sockets\Reader object is already in use', $inner, 'in the middle of a call');
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
161 checks held
