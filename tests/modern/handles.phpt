--TEST--
Sockets\send_handles, receive_handles: sockets and files to another process, limits, what is refused
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_fork();
need_program('sh');
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, SocketException, TimeoutException};
use function Sockets\{accept, descriptor, listen, read, read_exactly, receive_handles, send_handles};

require __DIR__ . '/../sockets.inc';
bound(60);

/* The exception of a call: class, kind, partial. */
function caught(callable $call): array
{
	try {
		return ['no exception', $call()];
	} catch (SocketException $e) {
		return [$e::class, $e->kind, $e->partial];
	}
}

/* to another process, over each type of socket, both modes */
foreach ([SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET] as $type) {
	foreach ([false, true] as $nonblocking) {
		[$here, $there] = unix_pair($type);
		if ($nonblocking) {
			socket_set_nonblock($here);
			socket_set_nonblock($there);
		}
		$worker = peer(function ($parent) use ($there): void {
			$list = receive_handles($there, 2, 10, $data);
			$parent->tell($data . ' ' . implode(' ', array_map('get_debug_type', $list)));
			socket_write(accept($list[0], 10), 'from the worker');
			$parent->tell(fgets($list[1]));
		});
		$server = listen('tcp4://127.0.0.1:0');
		$client = socket_create(AF_INET, SOCK_STREAM, 0);
		socket_connect($client, '127.0.0.1', Endpoint::local($server)->port);
		$file = tmpfile();
		fwrite($file, "one\ntwo\n");
		rewind($file);
		same("one\n", fread($file, 4), 'unbuffered');
		stream_set_read_buffer($file, 0);
		fseek($file, 4);
		same(null, send_handles($here, ['server' => $server, $file], 'job 1', 10), 'gives nothing');
		same('job 1 Socket resource (stream)', $worker->hear(), 'what came');
		socket_close($server);
		same('from the worker', read($client, 100, 10), 'the worker has the server');
		same('two', $worker->hear(), 'and the file, at the same place');
		same(0, $worker->wait(), 'it ends');
	}
}

/* defaults: a byte of data; close-on-exec; the mode of what is received */
[$here, $there] = unix_pair();
$quick = socket_create(AF_INET, SOCK_DGRAM, 0);
socket_set_nonblock($quick);
send_handles($here, [$quick, $here]);
$list = receive_handles($there, data: $data);
same(["\0", 2], [$data, count($list)], 'a byte comes with them');
same([false, true], array_map(fn($s) => stream_get_meta_data(socket_export_stream($s))['blocked'], $list), 'modes');
foreach ($list as $s) {
	exec('test -e /proc/self/fd/' . descriptor($s), $out, $status);
	same(1, $status, 'not inherited');
}
$list = null;

/* a stream: data up to the next handles; the rest is read as any data */
socket_write($here, 'before ');
send_handles($here, [$quick], 'first');
send_handles($here, [$quick, $quick], 'second');
same([1, 'before first'], [count(receive_handles($there, 9, 5, $data)), $data], 'the first, and what was before');
same([2, 'second'], [count(receive_handles($there, 9, 5, $data)), $data], 'the second');
socket_write($here, 'alone');
same([0, 'alone'], [count(receive_handles($there, 9, 5, $data)), $data], 'data alone');
$long = random_bytes(100000);
$sender = peer(fn() => send_handles($here, [$quick], $long, 10));
$list = receive_handles($there, 1, 10, $data);
same([1, $long], [count($list), $data . read_exactly($there, 100000 - strlen($data), 10)], 'more than a buffer');
same(0, $sender->wait(), 'sent');

/* 253 at once */
$many = array_fill(0, 253, $quick);
send_handles($here, $many, 'all');
same(253, count($list = receive_handles($there, timeout: 5)), 'the most');
$list = null;

/* timeouts; what was not received stays in the queue */
same([TimeoutException::class, ErrorKind::TimedOut, ''], caught(fn() => receive_handles($there, 1, 0)), 'nothing at once');
same([TimeoutException::class, ErrorKind::TimedOut, ''], caught(fn() => receive_handles($there, 1, 0.01)), 'nothing still');
socket_set_nonblock($here);
while (@socket_write($here, str_repeat('x', 65536)) !== false) {
}
same([TimeoutException::class, ErrorKind::TimedOut, ''], caught(fn() => send_handles($here, [$quick], 'y', 0.01)), 'the buffer is full');
socket_set_block($here);

/* more handles than the limit: none stays open, the data is in the exception */
[$here, $there] = unix_pair();
$before = descriptor_count();
foreach ([1, 2, 3] as $max) {
	send_handles($here, array_fill(0, $max + 1, $quick), "for $max");
	same([SocketException::class, ErrorKind::MessageTooLarge, "for $max"], caught(fn() => receive_handles($there, $max, 5)), "more than $max");
}
same($before, descriptor_count(), 'no descriptor is left');
[$out, $in] = unix_pair(SOCK_DGRAM);
socket_set_option($out, SOL_SOCKET, SO_SNDBUF, 300000);
send_handles($out, [$quick], str_repeat('d', 70000), 5);
same([SocketException::class, ErrorKind::MessageTooLarge, str_repeat('d', 65536)], caught(fn() => receive_handles($in, 1, 5)), 'a long message');
same($before + 2, descriptor_count(), 'no descriptor is left');

/* more than this process may have */
$code = 'use function Sockets\{send_handles, receive_handles};
	socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $p); $open = count(scandir("/proc/self/fd"));
	send_handles($p[0], array_fill(0, 60, $p[0]));
	try { receive_handles($p[1]); echo "all"; } catch (Sockets\SocketException $e) { echo $e->kind->name; }
	echo " ", count(scandir("/proc/self/fd")) - $open;';
[, $text] = run(['sh', '-c', 'ulimit -n 40; exec "$@"', 'sh', ...php_command('-r', $code)]);
same('MessageTooLarge 0', $text, 'a limit of descriptors');

/* the end of the stream, a peer that has gone */
socket_close($here);
same([[], ''], [receive_handles($there, 1, 5, $data), $data], 'the end');
same([SocketException::class, ErrorKind::BrokenPipe, ''], caught(fn() => send_handles($there, [$quick])), 'nobody is there');

/* arguments */
[$here, $there] = unix_pair();
$send = fn(...$arguments) => fn() => send_handles($here, ...$arguments);
$start = 'Sockets\send_handles(): Argument #';
throws('ValueError', "{$start}1 (\$socket) must be a unix socket", fn() => send_handles($quick, [$here]));
throws('ValueError', "{$start}2 (\$handles) must have between 1 and 253 elements", $send([]));
throws('ValueError', "{$start}2 (\$handles) must have between 1 and 253 elements", $send(array_fill(0, 254, $quick)));
throws('TypeError', "{$start}2 (\$handles) must only have elements of type Socket or resource, int given", $send([$quick, 1]));
throws('TypeError', "{$start}2 (\$handles) must only have elements of type Socket or resource, ArrayObject given", $send([new ArrayObject()]));
throws('ValueError', "{$start}2 (\$handles) must only contain open streams with a descriptor", $send([stream_context_create()]));
throws('ValueError', "{$start}2 (\$handles) must only contain open streams with a descriptor", $send([fopen('php://memory', 'r')]));
throws('ValueError', "{$start}3 (\$data) must not be empty", $send([$quick], ''));
throws('ValueError', "{$start}4 (\$timeout) must not be negative", $send([$quick], 'x', -1));
$file = fopen(__FILE__, 'r');
fgets($file);
throws('ValueError', "{$start}2 (\$handles) must not contain a stream with unread buffered data", $send([$file]));
fclose($file);
throws('ValueError', "{$start}2 (\$handles) must only contain open streams with a descriptor", $send([$file]));
$reference = $quick;
same(null, send_handles($here, [&$reference]), 'a reference');
socket_close($quick);
throws('Error', "{$start}2 (\$handles) contains a closed socket", $send([$quick]));
foreach ([0, 254, -1] as $max) {
	throws('ValueError', 'Sockets\receive_handles(): Argument #2 ($max) must be between 1 and 253', fn() => receive_handles($there, $max));
}
throws('ValueError', 'Sockets\receive_handles(): Argument #1 ($socket) must be a unix socket', fn() => receive_handles(socket_create(AF_INET, SOCK_DGRAM, 0)));
socket_close($here);
throws('Error', "{$start}1 (\$socket) has already been closed", $send([$there]));
throws('Error', 'Sockets\receive_handles(): Argument #1 ($socket) has already been closed', fn() => receive_handles($here));

/* a variable that cannot take the data */
final class Typed
{
	public int $number = 0;
}
$typed = new Typed();
[$here, $there] = unix_pair();
$before = descriptor_count();
send_handles($here, [$there], 'text');
throws('TypeError', 'Cannot assign string to reference held by property Typed::$number of type int', fn() => receive_handles($there, 1, 5, $typed->number));
same($before, descriptor_count(), 'no descriptor is left');
finish();
?>
--EXPECT--
79 checks held
