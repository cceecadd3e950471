--TEST--
Large messages: memory follows what has arrived, and nothing is lost when it ends early
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_fork();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(60);
use Sockets\{Reader, ErrorKind, SocketException, TimeoutException};

const MIB = 1 << 20;

/** A message without repetitions. */
function message(int $length): string
{
	static $block = null;
	$block ??= random_bytes(100_003);
	return substr(str_repeat($block, intdiv($length, strlen($block)) + 1), 0, $length);
}

/** The exception of a call. */
function caught(callable $call): SocketException
{
	try {
		$call();
	} catch (SocketException $e) {
		return $e;
	}
	die("no exception\n");
}

/** The most memory that a call has needed. */
function needed(callable $call): int
{
	memory_reset_peak_usage();
	$before = memory_get_usage();
	$call();
	return memory_get_peak_usage() - $before;
}

[$a, $b] = unix_pair();
$large = message(5 * MIB + 17);
$ways = [
	'read_exactly' => [fn() => Sockets\read_exactly($a, strlen($large)), false],
	'read_frame' => [fn() => Sockets\read_frame($a), true],
	'readExactly' => [fn() => (new Reader($a))->readExactly(strlen($large)), false],
	'readFrame' => [fn() => (new Reader($a))->readFrame(), true],
];
foreach ($ways as $name => [$read, $framed]) {
	$peer = peer(fn() => $framed ? Sockets\write_frame($b, $large) : Sockets\write_all($b, $large));
	$memory = needed(function () use ($read, &$got): void {
		$got = $read();
	});
	$peer->wait();
	holds($got === $large, "$name: the message");
	holds($memory < 6.5 * MIB, "$name: its memory alone, not $memory");
	unset($got);
}

/* A length that is only claimed. */
foreach ([20, 3 * MIB] as $arrived) {
	foreach (['read_exactly', 'read_frame', 'readExactly', 'readFrame'] as $name) {
		[$a, $b] = unix_pair();
		$text = message($arrived);
		$framed = str_ends_with($name, 'rame');
		$peer = peer(fn() => Sockets\write_all($b, ($framed ? "\x7f\xff\xff\xf0" : '') . $text));
		$reader = new Reader($a);
		$memory = needed(function () use ($name, $a, $reader, $arrived, &$e): void {
			$e = caught(fn() => match ($name) {
				'read_exactly' => Sockets\read_exactly($a, 0x7ffffff0, 2 + $arrived / MIB),
				'read_frame' => Sockets\read_frame($a, 0x7fffffff, 2 + $arrived / MIB),
				'readExactly' => $reader->readExactly(0x7ffffff0, 2 + $arrived / MIB),
				'readFrame' => $reader->readFrame(0x7fffffff, 2 + $arrived / MIB),
			});
		});
		$peer->wait();
		same(TimeoutException::class, $e::class, "$name: a timeout");
		$most = ($arrived > MIB ? 2.5 : 1) * max($arrived, MIB) + 2 * MIB + 2 * $arrived;
		holds($memory < $most, "$name, $arrived bytes: the memory is bounded, $memory");
		if (str_starts_with($name, 'read_')) {
			holds($e->partial === ($framed ? "\x7f\xff\xff\xf0" : '') . $text, "$name: the part");
		} else {
			same('', $e->partial, "$name: the part stays");
			same($arrived + ($framed ? 4 : 0), $reader->buffered(), "$name: in the buffer");
			holds($reader->read(4 * MIB) === ($framed ? "\x7f\xff\xff\xf0" : '') . $text, "$name: for the next call");
		}
	}
}

/* A large read that follows a small one, is broken off, and goes on. */
[$a, $b] = unix_pair();
$reader = new Reader($a);
Sockets\write_all($b, "line\n" . substr($large, 0, 70_000));
same('line', $reader->readLine(), 'a line first');
same(TimeoutException::class, caught(fn() => $reader->readExactly(strlen($large), 0.01))::class, 'then nothing');
same(70_000, $reader->buffered(), 'what has come');
$peer = peer(fn() => Sockets\write_all($b, substr($large, 70_000) . 'rest'));
holds($reader->readExactly(strlen($large)) === $large, 'the whole');
same('rest', $reader->readExactly(4), 'and nothing more');
$peer->wait();

/* With a mark the bytes stay in the buffer. */
$reader->mark();
$peer = peer(fn() => Sockets\write_frame($b, $large));
holds($reader->readFrame() === $large, 'marked');
$reader->rewind();
holds($reader->readFrame() === $large, 'and again');
$peer->wait();

/* The end of the stream in the middle. */
Sockets\write_all($b, pack('N', 2 * MIB) . 'half');
socket_close($b);
$e = caught(fn() => $reader->readFrame());
same([ErrorKind::Closed, pack('N', 2 * MIB) . 'half'], [$e->kind, $e->partial], 'closed');
same(8, $reader->buffered(), 'the bytes are there');
finish();
?>
--EXPECT--
49 checks held
