--TEST--
TLS: the end of a stream, a cut connection, and calls that do not know TLS
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_tls();
?>
--FILE--
<?php
use Sockets\{ErrorKind, Reader, SocketException, TimeoutException, TlsException};
use function Sockets\{accept, close, connect, listen, pair, read, read_exactly, read_line, run, secure, secure_info, shutdown, spawn, try_read,
	try_write, write_all};

require __DIR__ . '/../sockets.inc';
require __DIR__ . '/certificates.inc';
bound(120);

/** Passes bytes on in both directions, until it is cancelled. */
function pass_on(Socket $a, Socket $b): void
{
	foreach ([[$a, $b], [$b, $a]] as [$from, $to]) {
		spawn(function () use ($from, $to) {
			while (($data = read($from, 65536)) !== '') {
				write_all($to, $data);
			}
			shutdown($to);
		});
	}
}

run(function () {
	/* close_notify ends the stream; what was sent before arrives. */
	[$a, $b] = secured_pair();
	write_all($a, 'last words');
	socket_close($a);
	same(['last words', '', ''], [read($b, 100, 20), read($b, 100, 20), read($b, 100, 20)], 'closed');

	/* So does the end of writing, and the other direction stays. */
	foreach (['shutdown' => fn($s) => shutdown($s), 'socket_shutdown' => fn($s) => socket_shutdown($s, 1)] as $name => $call) {
		[$a, $b] = secured_pair();
		$call($a);
		same('', read($b, 100, 20), $name);
		write_all($b, 'answer', 20);
		same('answer', read($a, 100, 20), "$name: the other direction");
		same(ErrorKind::BrokenPipe, raised(SocketException::class, fn() => write_all($a, 'x', 20))->kind, "$name: no more data");
	}

	/* A connection that was cut is not the end. */
	[$a, $m] = pair();
	[$n, $b] = pair();
	$task = spawn(fn() => secure($b, server_options() + ['server' => true], 20));
	$passing = spawn(function () use ($m, $n) {
		for ($i = 0; $i < 2; $i++) {
			spawn(function () use ($m, $n, $i) {
				[$from, $to] = $i === 0 ? [$m, $n] : [$n, $m];
				try {
					while (($data = read($from, 65536)) !== '') {
						write_all($to, $data);
					}
				} catch (Sockets\SocketException) {
				}
			});
		}
	});
	secure($a, client_options(), 20);
	$task->await(20);
	write_all($b, 'half', 20);
	same('half', read_exactly($a, 4, 20), 'data before');
	$e = null;
	$reader = new Reader($a, 100, 20);
	$reading = spawn(fn() => raised(TlsException::class, fn() => $reader->readLine()));
	write_all($b, 'no end', 20);
	Sockets\sleep(0.01);
	shutdown($m, 'both');
	$e = $reading->await(20);
	same([ErrorKind::Truncated, 'no end'], [$e->kind, $e->partial], 'cut');
	holds(str_contains($e->getMessage(), 'TLS failed: the connection was cut: the peer did not end it by close_notify'), $e->getMessage());
	same(ErrorKind::Truncated, raised(TlsException::class, fn() => read($a, 10, 20))->kind, 'and again');
	same(ErrorKind::Truncated, raised(TlsException::class, fn() => $reader->readLine())->kind, 'the Reader, too');
	socket_close($n);
	socket_close($m);

	/* Bytes that are no TLS, and plaintext in the middle. */
	[$a, $b] = pair();
	write_all($b, "HTTP/1.1 400 Bad Request\r\n\r\n");
	$e = raised(TlsException::class, fn() => secure($a, client_options(), 20));
	same(ErrorKind::Handshake, $e->kind, 'no TLS: ' . $e->getMessage());

	/* Functions that pass bytes as they are. */
	[$a, $b] = secured_pair();
	$uses = fn(string $name, string $instead) => "$name(): Argument #1 (\$socket) must not be secured by TLS; use $instead";
	throws(Error::class, $uses('socket_read', 'Sockets\read()'), fn() => socket_read($a, 10));
	throws(Error::class, $uses('socket_read', 'Sockets\read()'), fn() => socket_read($a, 10, PHP_NORMAL_READ));
	throws(Error::class, $uses('socket_recv', 'Sockets\read()'), fn() => socket_recv($a, $data, 10, 0));
	throws(Error::class, $uses('socket_recvfrom', 'Sockets\read()'), fn() => socket_recvfrom($a, $data, 10, 0, $address));
	throws(Error::class, $uses('socket_write', 'Sockets\write_all()'), fn() => socket_write($a, 'x'));
	throws(Error::class, $uses('socket_send', 'Sockets\write_all()'), fn() => socket_send($a, 'x', 1, 0));
	throws(Error::class, $uses('socket_sendto', 'Sockets\write_all()'), fn() => socket_sendto($a, 'x', 1, 0, '/tmp/x'));
	throws(Error::class, $uses('socket_sendmsg', 'Sockets\write_all()'), fn() => socket_sendmsg($a, ['iov' => ['x']], 0));
	$message = ['buffer_size' => 10];
	throws(Error::class, $uses('socket_recvmsg', 'Sockets\read()'), fn() => socket_recvmsg($a, $message));
	throws(Error::class, $uses('socket_export_stream', 'the functions of Sockets\\'), fn() => socket_export_stream($a));
	same(ErrorKind::Unsupported, raised(SocketException::class, fn() => Sockets\send_handles($a, [$b]))->kind, 'send_handles');
	same(ErrorKind::Unsupported, raised(SocketException::class, fn() => Sockets\receive_handles($a, 1, 5))->kind, 'receive_handles');
	write_all($a, 'still fine', 20);
	same('still fine', read($b, 100, 20), 'none of them has done anything');
	same([true, true, true], [socket_set_nonblock($a), socket_set_block($a), socket_set_option($a, SOL_SOCKET, SO_KEEPALIVE, 1)], 'others work');

	/* Sockets that cannot be secured. */
	throws(ValueError::class, 'Sockets\secure(): Argument #2 ($options) must be empty for a socket that is secured already',
		fn() => secure($a, client_options()));
	secure($a);
	throws(ValueError::class, 'Sockets\secure(): Argument #1 ($socket) must be a stream socket', fn() => secure(pair('unixgram')[0], client_options()));
	[$c, $d] = pair();
	socket_export_stream($c);
	throws(ValueError::class, 'Sockets\secure(): Argument #1 ($socket) must not share its descriptor with a stream', fn() => secure($c, client_options()));
	[$c, $d] = pair();
	$reader = new Reader($c);
	write_all($d, "220 ready\r\n250 injected\r\n");
	same('220 ready', $reader->readLine(20), 'a line');
	throws(ValueError::class, 'Sockets\secure(): Argument #1 ($socket) must not have unread bytes in a Sockets\Reader', fn() => secure($c, client_options()));
	same('250 injected', $reader->readLine(20), 'the other line');
	throws(TimeoutException::class, 'secure: timed out', fn() => secure($c, client_options(), 0.01));

	/* A socket that is closed in the middle. */
	[$c, $d] = pair();
	$task = spawn(fn() => raised(SocketException::class, fn() => secure($c, client_options(), 20)));
	Sockets\sleep(0);
	socket_close($c);
	same(ErrorKind::Closed, $task->await(20)->kind, 'closed during the handshake');
	[$a, $b] = secured_pair();
	$task = spawn(fn() => raised(SocketException::class, fn() => read($a, 10, 20)));
	Sockets\sleep(0);
	socket_close($a);
	same(ErrorKind::Closed, $task->await(20)->kind, 'closed during a read');
	same(null, secure_info(pair()[0]), 'an ordinary socket has no info');
	throws(Error::class, 'Sockets\secure_info(): Argument #1 ($socket) has already been closed', fn() => secure_info($a));

	/* Memory is freed with the object. */
	unset($a, $b);
	$count = descriptor_count();
	[$a, $b] = secured_pair();
	unset($a);
	same('', read($b, 10, 20), 'an object that ends sends close_notify');
	unset($b);
	same($count, descriptor_count(), 'and closes');
});
finish();
?>
--EXPECT--
50 checks held
