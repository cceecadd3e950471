--TEST--
A Socket's descriptor lives as long as the object, or until socket_close
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();

/* The last reference closes it. */
$before = descriptor_count();
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
$again = $socket;
same($before + 1, descriptor_count(), 'one descriptor');
$reference = WeakReference::create($socket);
$map = new WeakMap();
$map[$socket] = true;
$socket = null;
same([$before + 1, true], [descriptor_count(), $reference->get() === $again], 'one reference is left');
$again = null;
same([$before, null, 0], [descriptor_count(), $reference->get(), count($map)], 'none is left');

/* A cycle is collected. */
$loop = new ArrayObject();
$loop['socket'] = socket_create(AF_INET, SOCK_STREAM, 0);
$loop['self'] = $loop;
unset($loop);
same($before + 1, descriptor_count(), 'a cycle holds it');
gc_collect_cycles();
same($before, descriptor_count(), 'the collector closes it');

/* The peer notices, and only then. */
[$a, $b] = unix_pair();
same('', call_user_func(function () use (&$a, $b) {
	$a = null;
	return socket_read($b, 10);
}), 'the peer reads the end');

/* socket_close: the object stays and every use of it is an error. */
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
same(null, socket_close($socket), 'socket_close gives nothing');
$info = socket_addrinfo_lookup('127.0.0.1', '80', ['ai_flags' => AI_NUMERICHOST])[0];
$uses = [
	'socket_accept' => [], 'socket_set_nonblock' => [], 'socket_set_block' => [],
	'socket_listen' => [], 'socket_close' => [], 'socket_write' => ['x'], 'socket_read' => [1],
	'socket_getsockname' => [&$address, &$port], 'socket_getpeername' => [&$address, &$port],
	'socket_connect' => ['127.0.0.1', 9], 'socket_bind' => ['127.0.0.1'],
	'socket_recv' => [&$data, 1, 0], 'socket_send' => ['x', 1, 0],
	'socket_recvfrom' => [&$data, 1, 0, &$address, &$port],
	'socket_sendto' => ['x', 1, 0, '127.0.0.1', 9],
	'socket_get_option' => [SOL_SOCKET, SO_TYPE], 'socket_getopt' => [SOL_SOCKET, SO_TYPE],
	'socket_set_option' => [SOL_SOCKET, SO_DEBUG, 0], 'socket_setopt' => [SOL_SOCKET, SO_DEBUG, 0],
	'socket_shutdown' => [], 'socket_atmark' => [], 'socket_last_error' => [],
	'socket_clear_error' => [], 'socket_export_stream' => [],
	'socket_sendmsg' => [['iov' => ['x']]], 'socket_recvmsg' => [&$message],
];
$message = ['buffer_size' => 1, 'controllen' => 0];
foreach ($uses as $function => $arguments) {
	throws('Error', "$function(): Argument #1 (\$socket) has already been closed",
		fn() => $function($socket, ...$arguments));
}
same($before + 1, descriptor_count(), 'only the peer is open');
finish();
?>
--EXPECT--
34 checks held
