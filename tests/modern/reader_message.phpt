--TEST--
Sockets\Reader: mark and rewind, frames, skipped bytes, all of a stream, ends of lines, memory
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{ErrorKind, Reader, SocketException, TimeoutException};
use function Sockets\{read_line, write_all, write_frame};

require __DIR__ . '/../sockets.inc';
bound(30);

function caught(callable $call): array
{
	try {
		return ['no exception', $call()];
	} catch (SocketException $e) {
		return [$e::class, $e->kind, $e->transferred, $e->partial];
	}
}

/** @return array{Socket, Reader} the end that writes, and a reader of the other one */
function reading(string $data = '', int $max = 65536, ?float $timeout = 10): array
{
	[$a, $b] = unix_pair();
	$data === '' or write_all($a, $data);
	return [$a, new Reader($b, $max, $timeout)];
}

$timed_out = [TimeoutException::class, ErrorKind::TimedOut, 0, ''];
$too_large = [SocketException::class, ErrorKind::MessageTooLarge, 0, ''];

/* a mark: half a message is read again, as often as it is not complete */
[$a, $r] = reading(timeout: 0);
$got = [];
foreach (["*2\na", "b\nc", "d\n*1\n", "e\n", "*0\n"] as $part) {
	write_all($a, $part);
	try {
		while (true) {
			$r->mark();
			$words = [];
			for ($n = (int) substr($r->readLine(), 1); $n > 0; $n--) {
				$words[] = $r->readLine();
			}
			$got[] = $words;
		}
	} catch (TimeoutException) {
		$r->rewind();
	}
}
same([['ab', 'cd'], ['e'], []], $got, 'messages in parts');
same(0, $r->buffered(), 'nothing is left');

/* a mark stays over every kind of read; another one replaces it */
[$a, $r] = reading("one\ntwo--345678rest");
$r->mark();
same(['one', 'two--', '3', '4', '5678'], [$r->readLine(), $r->readUntil('--'), $r->read(1), $r->readExactly(1), $r->peek(4)], 'read');
$r->skip(2);
$r->rewind();
same('one', $r->readLine(), 'from the mark');
throws(Error::class, 'Sockets\Reader object has no mark', fn() => $r->rewind());
$r->mark();
same('two--', $r->readUntil('--'), 'read');
$r->mark();
same('34', $r->readExactly(2), 'behind the second mark');
$r->rewind();
same('345678rest', $r->readExactly(10), 'the second mark counts');
$r->mark();
$r->unmark();
$r->unmark();
throws(Error::class, 'Sockets\Reader object has no mark', fn() => $r->rewind());
write_all($a, $long = random_bytes(100_000));
$r->mark();
same($long, $r->readExactly(100_000), 'more than the usual memory');
same($timed_out, caught(fn() => $r->read(1, 0)), 'a failure keeps what is marked');
$r->rewind();
same(100_000, $r->buffered(), 'all of it again');
same($long, $r->readExactly(100_000), 'the same bytes');
throws(Error::class, 'Sockets\Reader object has no mark', fn() => (new Reader($a))->rewind());

/* marks and readMessage() */
[$a, $r] = reading("1\n2\n3\n4\n5\n");
$r->mark();
same('1', $r->readLine(), 'behind the mark');
throws(DomainException::class, 'again', fn() => $r->readMessage(function (Reader $r): void {
	$r->readLine();
	$r->rewind();
	same('1', $r->readLine(), 'a mark that is older than the message');
	throw new DomainException('again');
}));
same('2', $r->readLine(), 'the message began here');
throws(DomainException::class, 'again', fn() => $r->readMessage(function (Reader $r): void {
	$r->readLine();
	$r->mark();
	same('4', $r->readLine(), 'a mark within the message');
	throw new DomainException('again');
}));
throws(Error::class, 'Sockets\Reader object has no mark', fn() => $r->rewind(), 'it was undone with the message');
same('3', $r->readLine(), 'no byte is skipped');
$r->readMessage(fn(Reader $r) => $r->mark());
same('4', $r->readLine(), 'a mark outlives the message');
$r->rewind();
same(['4', '5'], [$r->readLine(), $r->readLine()], 'and counts');
[$a, $r] = reading("1\n2\n");
$r->mark();
throws(DomainException::class, 'earlier', fn() => $r->readMessage(function (Reader $r): void {
	$r->readLine();
	$r->rewind();
	throw new DomainException('earlier');
}));
same(['1', '2'], [$r->readLine(), $r->readLine()], 'an earlier byte than that of the message');

/* frames */
[$a, $r] = reading();
foreach (['one', '', $big = random_bytes(200_000)] as $frame) {
	$peer = peer(fn() => write_frame($a, $frame));
	same($frame, $r->readFrame(), strlen($frame) . ' bytes');
	$peer->wait();
}
foreach (str_split("\0\0\0\3abc", 1) as $i => $byte) {
	$i > 0 and same($timed_out, caught(fn() => $r->readFrame(timeout: 0)), "$i bytes of a frame");
	write_all($a, $byte);
}
same('abc', $r->readFrame(timeout: 0), 'all of its bytes');
write_frame($a, '12345');
same($too_large, caught(fn() => $r->readFrame(4)), 'longer than the limit');
same("\0\0\0\5", $r->readExactly(4), 'its bytes are still there');
$r->skip(5);
write_frame($a, '12345');
same('12345', $r->readFrame(5), 'as long as the limit');
write_all($a, "\0\0\0\2x");
socket_shutdown($a, 1);
same([SocketException::class, ErrorKind::Closed, 5, "\0\0\0\2x"], caught(fn() => $r->readFrame()), 'the end within a frame');
$r->skip(2);
same([SocketException::class, ErrorKind::Closed, 3, "\0\2x"], caught(fn() => $r->readFrame()), 'the end within a length');
$r->skip(3);
same(null, $r->readFrame(), 'the end');

/* skipped bytes need no memory */
[$a, $r] = reading('0123456789');
$r->skip(0);
$r->skip(4);
same('4', $r->read(1), 'behind the skipped bytes');
same([TimeoutException::class, ErrorKind::TimedOut, 5, ''], caught(fn() => $r->skip(100, 0)), 'how many were skipped');
$peer = peer(fn() => write_all($a, [str_repeat('x', 3_000_000), 'y']));
memory_reset_peak_usage();
$before = memory_get_usage();
$r->skip(3_000_000);
same(true, memory_get_peak_usage() - $before < 500_000, 'little memory');
same('y', $r->read(10), 'the next byte');
$peer->wait();
socket_shutdown($a, 1);
same([SocketException::class, ErrorKind::Closed, 0, ''], caught(fn() => $r->skip(1)), 'the end');

/* all of a stream */
[$a, $r] = reading('12345');
same($timed_out, caught(fn() => $r->readAll(100, 0)), 'the end has not come');
same($too_large, caught(fn() => $r->readAll(4)), 'more than the limit');
socket_shutdown($a, 1);
same('12345', $r->readAll(5), 'as much as the limit');
same(['', ''], [$r->readAll(5), $r->readAll(0)], 'the end');
[$a, $r] = reading();
$peer = peer(fn() => [write_all($a, $big), socket_shutdown($a, 1)]);
socket_close($a);
same($big, $r->readAll(1_000_000), 'a long stream');
$peer->wait();

/* a last line without an end */
[$a, $r] = reading("one\ntwo\r\n\nlast");
socket_shutdown($a, 1);
same(["one\n", "two\r\n", 'last', null], [$r->readLine(keep_end: true), $r->readLine(1, true), $r->readLine() . $r->readLine(null, true), $r->readLine(keep_end: true)], 'with their ends');
[$a, $r] = reading("one\ntwo\r\n\nlast");
socket_shutdown($a, 1);
$b = $r->getSocket();
same(["one\n", 'two', "\n", 'last', null], [read_line($b, keep_end: true), read_line($b, 100, 1), read_line($b, 100, null, true), read_line($b, keep_end: true), read_line($b, keep_end: true)], 'of the function');
[$a, $r] = reading("12345678\n", 8);
same($too_large, caught(fn() => $r->readLine(keep_end: true)), 'a line that is too long');

/* memory: an empty buffer has 8 KiB at most, and a part of a message little more */
foreach (["the last of many\n" => 8192, "the last of many\nand a part" => 8192] as $last => $most) {
	[$a, $b] = unix_pair();
	socket_set_option($a, SOL_SOCKET, SO_SNDBUF, 1 << 20);
	$line = str_repeat('l', 79) . "\n";
	$many = str_repeat($line, 2000);
	$r = new Reader($b, timeout: 0);
	$before = memory_get_usage();
	for ($burst = 0; $burst < 3; $burst++) {
		write_all($a, $many);
		write_all($a, $burst < 2 ? "\n" : $last);
		try {
			for ($count = 0; ; $count++) {
				$r->readLine();
			}
		} catch (TimeoutException) {
		}
		same(2001, $count, 'lines of a burst');
		same(true, memory_get_usage() - $before <= $most + 1024, 'little memory stays: ' . memory_get_usage() - $before);
	}
	same($burst > 0 ? substr($last, 17) : '', $r->peek($r->buffered()), 'the part is there');
}

/* arguments */
[$a, $r] = reading();
throws(ValueError::class, 'Sockets\Reader::readFrame(): Argument #1 ($max) must be between 0 and 2147483647', fn() => $r->readFrame(-1));
throws(ValueError::class, 'Sockets\Reader::readAll(): Argument #1 ($max) must be between 0 and 2147483647', fn() => $r->readAll(-1));
throws(ValueError::class, 'Sockets\Reader::skip(): Argument #1 ($length) must be between 0 and ' . PHP_INT_MAX, fn() => $r->skip(-1));
throws(ValueError::class, 'Sockets\Reader::readFrame(): Argument #2 ($timeout) must not be negative', fn() => $r->readFrame(1, -1));

/* a signal handler in the middle of a call moves no mark */
if (function_exists('pcntl_signal')) {
	pcntl_async_signals(true);
	$refused = [];
	pcntl_signal(SIGALRM, function () use (&$refused, $r, $a): void {
		foreach (['mark', 'rewind', 'unmark'] as $method) {
			try {
				$r->$method();
			} catch (Error $e) {
				$refused[] = $e->getMessage();
			}
		}
		write_all($a, "\n");
	});
	write_all($a, 'line');
	$r->mark();
	pcntl_alarm(1);
	same('line', $r->readLine(), 'the call goes on');
	same(array_fill(0, 3, 'Sockets\Reader object is already in use'), $refused, 'in the middle of a call');
	$r->rewind();
	same('line', $r->readLine(), 'the mark has not moved');
} else {
	for ($i = 0; $i < 3; $i++) {
		holds(true, 'no pcntl');
	}
}
finish();
?>
--EXPECT--
76 checks held
