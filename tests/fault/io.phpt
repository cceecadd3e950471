--TEST--
Failing calls: reading and writing
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/fault.inc';
need_faults();
?>
--FILE--
<?php
require __DIR__ . '/fault.inc';
/** @return array{Socket, Socket} of which the second has something to read */
function with_data(string $data): array
{
	[$a, $b] = unix_pair();
	$ends = socket_export_stream($a);
	fwrite($ends, $data);
	return [$a, $b];
}

const READ = 'socket_read(): unable to read from socket';
const RECV = 'socket_recv(): Unable to read from socket';
const WRITE = 'socket_write(): unable to write to socket';

fault_cases([
	'read EINTR' => ['recv:1:EINTR:3', function (): void {
		[$a, $b] = with_data('data');
		for ($i = 0; $i < 3; $i++) {
			fails(4, READ, fn() => socket_read($b, 10), $b);
		}
		same('data', socket_read($b, 10), 'nothing was lost');
	}],
	'read EAGAIN' => ['recv:1:EAGAIN', function (): void {
		[$a, $b] = with_data('data');
		same(false, quiet(fn() => socket_read($b, 10), 'read'), 'read');
		same(11, socket_last_error($b), 'last error');
		same('data', socket_read($b, 10), 'nothing was lost');
	}],
	'read ENOMEM, ENOBUFS, ECONNRESET' => ['recv:1:ENOMEM,recv:2:ENOBUFS,recv:3:ECONNRESET', function (): void {
		[$a, $b] = with_data('data');
		fails(12, READ, fn() => socket_read($b, 10), $b);
		fails(105, READ, fn() => socket_read($b, 10), $b);
		fails(104, READ, fn() => socket_read($b, 10), $b);
		same('data', socket_read($b, 10), 'nothing was lost');
	}],
	'read short' => ['recv:1:short=3', function (): void {
		[$a, $b] = with_data('abcdefgh');
		same('abc', socket_read($b, 10), 'the first part');
		same('defgh', socket_read($b, 10), 'the rest');
	}],
	'line EINTR' => ['recv:1:EINTR,recv:3:EINTR:2', function (): void {
		[$a, $b] = with_data("one\ntwo\n");
		fails(4, READ, fn() => socket_read($b, 10, PHP_NORMAL_READ), $b);
		same("one\n", quiet(fn() => socket_read($b, 10, PHP_NORMAL_READ), 'read'), 'the first line');
		same("two\n", socket_read($b, 10, PHP_NORMAL_READ), 'the second line');
	}],
	'line ENOMEM at the look' => ['recv:1:ENOMEM', function (): void {
		[$a, $b] = with_data("one\n");
		fails(12, READ, fn() => socket_read($b, 10, PHP_NORMAL_READ), $b);
		same("one\n", socket_read($b, 10, PHP_NORMAL_READ), 'nothing was lost');
	}],
	'line ENOMEM at the taking' => ['recv:2:ENOMEM', function (): void {
		[$a, $b] = with_data("one\n");
		fails(12, READ, fn() => socket_read($b, 10, PHP_NORMAL_READ), $b);
		same("one\n", socket_read($b, 10, PHP_NORMAL_READ), 'nothing was lost');
	}],
	'line short' => ['recv:1:short=2:0', function (): void {
		[$a, $b] = with_data("a longer line\nrest");
		same("a longer line\n", socket_read($b, 100, PHP_NORMAL_READ), 'the line');
		same('re', socket_read($b, 100), 'behind it');
	}],
	'line without SO_PEEK_OFF' => ['setsockopt:1:ENOPROTOOPT:0,recv:1:short=2:0', function (): void {
		[$a, $b] = with_data("a longer line\nrest");
		same("a longer line\n", socket_read($b, 100, PHP_NORMAL_READ), 'the line');
		same('re', socket_read($b, 100), 'behind it');
	}],
	'recv EINTR, ENOBUFS' => ['recv:1:EINTR,recv:2:ENOBUFS', function (): void {
		[$a, $b] = with_data('data');
		fails(4, RECV, fn() => socket_recv($b, $data, 10, 0), $b);
		$data = 'as it was';
		fails(105, RECV, function () use ($b, &$data) {
			return socket_recv($b, $data, 10, 0);
		}, $b);
		same(null, $data, 'the argument after a failure, as PHP has it');
		same(4, socket_recv($b, $data, 10, 0), 'the next');
		same('data', $data, 'nothing was lost');
	}],
	'recv short' => ['recv:1:short=1', function (): void {
		[$a, $b] = with_data('data');
		same(1, socket_recv($b, $data, 10, 0), 'length');
		same('d', $data, 'data');
	}],
	'write EINTR' => ['send:1:EINTR', function (): void {
		[$a, $b] = unix_pair();
		fails(4, WRITE, fn() => socket_write($a, 'data'), $a);
		same(4, quiet(fn() => socket_write($a, 'data'), 'write'), 'write');
		same('data', socket_read($b, 10), 'once');
	}],
	'write short' => ['send:1:short=10', function (): void {
		[$a, $b] = unix_pair();
		same(10, socket_write($a, 'twelve bytes'), 'write');
		same('twelve byt', socket_read($b, 100), 'what went through');
	}],
	'write EAGAIN' => ['send:1:EAGAIN', function (): void {
		[$a, $b] = unix_pair();
		same(false, collecting(fn() => socket_write($a, 'data'), $messages), 'write');
		same(11, socket_last_error($a), 'last error');
		same(4, socket_write($a, 'next'), 'the next');
		same('next', socket_read($b, 10), 'nothing else went through');
	}],
	'write ENOBUFS, EPIPE' => ['send:1:ENOBUFS,send:2:EPIPE', function (): void {
		[$a, $b] = unix_pair();
		fails(105, WRITE, fn() => socket_write($a, 'data'), $a);
		fails(32, WRITE, fn() => socket_write($a, 'data'), $a);
		same(4, socket_write($a, 'next'), 'the next');
		same('next', socket_read($b, 10), 'nothing else went through');
	}],
	'send ENOMEM, EINTR, short' => ['send:1:ENOMEM,send:2:EINTR,send:3:short=2', function (): void {
		[$a, $b] = unix_pair();
		fails(12, 'socket_send(): Unable to write to socket', fn() => socket_send($a, 'data', 4, 0), $a);
		fails(4, 'socket_send(): Unable to write to socket', fn() => socket_send($a, 'data', 4, 0), $a);
		same(2, socket_send($a, 'data', 4, 0), 'short');
		same('da', socket_read($b, 10), 'what went through');
	}],
]);
?>
--EXPECT--
ok read EINTR
ok read EAGAIN
ok read ENOMEM, ENOBUFS, ECONNRESET
ok read short
ok line EINTR
ok line ENOMEM at the look
ok line ENOMEM at the taking
ok line short
ok line without SO_PEEK_OFF
ok recv EINTR, ENOBUFS
ok recv short
ok write EINTR
ok write short
ok write EAGAIN
ok write ENOBUFS, EPIPE
ok send ENOMEM, EINTR, short
