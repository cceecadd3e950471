--TEST--
Failing calls: select, options, names, modes
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
const SELECT = 'socket_select(): Unable to select';

fault_cases([
	'select EINTR' => ['poll:1:EINTR', function (): void {
		[$a, $b] = unix_pair();
		socket_write($a, 'x');
		$read = ['key' => $b];
		fails(4, SELECT, function () use (&$read) {
			return socket_select($read, $write, $except, 5);
		});
		same(['key' => $b], $read, 'the array is as it was');
		same(1, quiet(function () use (&$read) {
			return socket_select($read, $write, $except, 5);
		}, 'select'), 'result');
		same(['key' => $b], $read, 'array');
	}],
	'select ENOMEM' => ['poll:1:ENOMEM', function (): void {
		[$a, $b] = unix_pair();
		$read = ['r' => $a];
		$write = ['w' => $b];
		fails(12, SELECT, function () use (&$read, &$write) {
			return socket_select($read, $write, $except, 5);
		});
		same([['r' => $a], ['w' => $b]], [$read, $write], 'the arrays are as they were');
	}],
	'no ppoll' => ['ppoll:1:ENOSYS:0', function (): void {
		[$a, $b] = unix_pair();
		$read = [$b];
		same(0, quiet(function () use (&$read) {
			return socket_select($read, $write, $except, 0, 1500);
		}, 'select'), 'result');
	}],
	'set_option ENOBUFS' => ['setsockopt:1:ENOBUFS', function (): void {
		[$a, $b] = unix_pair();
		fails(105, 'socket_set_option(): Unable to set socket option', fn() => socket_set_option($a, SOL_SOCKET, SO_RCVBUF, 9999), $a);
		same(true, socket_set_option($a, SOL_SOCKET, SO_RCVBUF, 9999), 'the next');
	}],
	'get_option ENOMEM' => ['getsockopt:1:ENOMEM', function (): void {
		[$a, $b] = unix_pair();
		fails(12, 'socket_get_option(): Unable to retrieve socket option', fn() => socket_get_option($a, SOL_SOCKET, SO_TYPE), $a);
		same(SOCK_STREAM, socket_get_option($a, SOL_SOCKET, SO_TYPE), 'the next');
	}],
	'names' => ['getsockname:1:ENOBUFS,getpeername:1:ENOTCONN', function (): void {
		[$a, $b] = unix_pair();
		$name = 'as it was';
		fails(105, 'socket_getsockname(): unable to retrieve socket name', function () use ($a, &$name) {
			return socket_getsockname($a, $name);
		}, $a);
		fails(107, 'socket_getpeername(): unable to retrieve peer name', function () use ($a, &$name) {
			return socket_getpeername($a, $name);
		}, $a);
		same('as it was', $name, 'the argument');
		same(true, socket_getsockname($a, $name), 'the next');
	}],
	'shutdown and atmark' => ['shutdown:1:ENOBUFS,sockatmark:1:EINVAL', function (): void {
		[$a, $b] = tcp_pair();
		fails(105, 'socket_shutdown(): Unable to shutdown socket', fn() => socket_shutdown($a), $a);
		fails(22, 'socket_atmark(): Unable to apply sockmark', fn() => socket_atmark($a), $a);
		same([false, true], [socket_atmark($a), socket_shutdown($a)], 'the next');
	}],
	'modes' => ['getflags:1:EBADF,setflags:1:EIO', function (): void {
		[$a, $b] = unix_pair();
		fails(9, 'socket_set_nonblock(): unable to set nonblocking mode', fn() => socket_set_nonblock($a), $a);
		fails(5, 'socket_set_nonblock(): unable to set nonblocking mode', fn() => socket_set_nonblock($a), $a);
		same(0, socket_flags($a) & 04000, 'it still blocks');
		same(true, socket_set_nonblock($a), 'the next');
		same(04000, socket_flags($a) & 04000, 'it does not block');
	}],
	'import of a stream' => ['getsockopt:1:ENOBUFS', function (): void {
		$streams = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
		fails(105, 'socket_import_stream(): Unable to obtain socket family', fn() => socket_import_stream($streams[0]));
		same(4, fwrite($streams[0], 'data'), 'the stream still works');
		same('data', fread($streams[1], 4), 'and its peer');
	}],
	'import of a stream, mode' => ['getflags:1:EIO', function (): void {
		$streams = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
		fails(5, 'socket_import_stream(): Unable to obtain blocking state', fn() => socket_import_stream($streams[0]));
		same(4, fwrite($streams[0], 'data'), 'the stream still works');
	}],
]);
?>
--EXPECT--
ok select EINTR
ok select ENOMEM
ok no ppoll
ok set_option ENOBUFS
ok get_option ENOMEM
ok names
ok shutdown and atmark
ok modes
ok import of a stream
ok import of a stream, mode
