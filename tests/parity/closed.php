<?php
require __DIR__ . '/case.inc';

/* Every function that takes a Socket, on one that was closed in each of the possible ways. */
$ways = [
	'closed' => fn() => closed_socket(),
	'stream closed' => function () {
		[$stream] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
		$s = socket_import_stream($stream);
		fclose($stream);
		return $s;
	},
	'exported and closed' => function () {
		[$s] = pair();
		fclose(socket_export_stream($s));
		return $s;
	},
];
$calls = [
	'accept' => fn($s, $o) => socket_accept($s),
	'atmark' => fn($s, $o) => socket_atmark($s),
	'bind' => fn($s, $o) => socket_bind($s, '127.0.0.1'),
	'bind bad port' => fn($s, $o) => socket_bind($s, '127.0.0.1', -1),
	'clear_error' => fn($s, $o) => socket_clear_error($s),
	'close' => fn($s, $o) => socket_close($s),
	'connect' => fn($s, $o) => socket_connect($s, '127.0.0.1', 9),
	'connect without port' => fn($s, $o) => socket_connect($s, '127.0.0.1'),
	'export_stream' => fn($s, $o) => socket_export_stream($s),
	'get_option' => fn($s, $o) => socket_get_option($s, SOL_SOCKET, SO_TYPE),
	'getopt' => fn($s, $o) => socket_getopt($s, SOL_SOCKET, SO_TYPE),
	'getpeername' => fn($s, $o) => socket_getpeername($s, $o->address, $o->port),
	'getsockname' => fn($s, $o) => socket_getsockname($s, $o->address, $o->port),
	'last_error' => fn($s, $o) => socket_last_error($s),
	'listen' => fn($s, $o) => socket_listen($s),
	'read' => fn($s, $o) => socket_read($s, 10),
	'read normal' => fn($s, $o) => socket_read($s, 10, PHP_NORMAL_READ),
	'read length 0' => fn($s, $o) => socket_read($s, 0),
	'read bad mode' => fn($s, $o) => socket_read($s, 10, 77),
	'recv' => fn($s, $o) => socket_recv($s, $o->data, 10, 0),
	'recv length 0' => fn($s, $o) => socket_recv($s, $o->data, 0, 0),
	'recvfrom' => fn($s, $o) => socket_recvfrom($s, $o->data, 10, 0, $o->address, $o->port),
	'recvmsg' => function ($s, $o) {
		$o->message = ['buffer_size' => 10, 'controllen' => 10];
		return socket_recvmsg($s, $o->message);
	},
	'send' => fn($s, $o) => socket_send($s, 'x', 1, 0),
	'send negative' => fn($s, $o) => socket_send($s, 'x', -1, 0),
	'sendmsg' => fn($s, $o) => socket_sendmsg($s, ['iov' => ['x']]),
	'sendto' => fn($s, $o) => socket_sendto($s, 'x', 1, 0, '127.0.0.1', 9),
	'sendto bad port' => fn($s, $o) => socket_sendto($s, 'x', 1, 0, '127.0.0.1', -9),
	'sendto negative' => fn($s, $o) => socket_sendto($s, 'x', -1, 0, '127.0.0.1', 9),
	'set_block' => fn($s, $o) => socket_set_block($s),
	'set_nonblock' => fn($s, $o) => socket_set_nonblock($s),
	'set_option' => fn($s, $o) => socket_set_option($s, SOL_SOCKET, SO_REUSEADDR, 1),
	'set_option linger' => fn($s, $o) => socket_set_option($s, SOL_SOCKET, SO_LINGER, []),
	'set_option multicast' => fn($s, $o) => socket_set_option($s, IPPROTO_IP, MCAST_JOIN_GROUP, 1),
	'setopt' => fn($s, $o) => socket_setopt($s, SOL_SOCKET, SO_REUSEADDR, 1),
	'shutdown' => fn($s, $o) => socket_shutdown($s),
	'shutdown bad mode' => fn($s, $o) => socket_shutdown($s, 7),
	'write' => fn($s, $o) => socket_write($s, 'x'),
	'write negative' => fn($s, $o) => socket_write($s, 'x', -1),
	'write empty' => fn($s, $o) => socket_write($s, ''),
	'select' => function ($s, $o) {
		$o->read = [$s];
		$write = $except = null;
		return socket_select($o->read, $write, $except, 0);
	},
	'pass it on' => fn($s, $o) => socket_sendmsg(pair()[0], ['iov' => ['x'], 'control' => [
		['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$s]]]]),
	'clone' => fn($s, $o) => clone $s,
	'print' => fn($s, $o) => print_r($s, true),
	'compare' => fn($s, $o) => [$s == $s, $s === $s, $s == closed_socket()],
	'cast' => fn($s, $o) => [(bool) $s, (array) $s],
];
foreach ($ways as $way => $make) {
	foreach ($calls as $label => $call) {
		case_("$label, $way", fn($o) => $call($make(), $o));
	}
}
done();
