--TEST--
Failing calls: datagrams and messages
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
const SENDTO = 'socket_sendto(): Unable to write to socket';
const RECVFROM = 'socket_recvfrom(): Unable to recvfrom';
const SENDMSG = 'socket_sendmsg(): Error in sendmsg';

/** Two sockets arrive, of which the n-th cannot be taken: no Socket and no descriptor is left of both. */
function refuses_rights(int $n): void
{
	[$a, $b] = unix_pair();
	$rights = ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => unix_pair()];
	socket_sendmsg($a, ['iov' => ['x'], 'control' => [$rights]]);
	$count = descriptor_count();
	$message = $before = ['name' => [], 'buffer_size' => 10, 'controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 2)];
	same(false, collecting(function () use ($b, &$message) {
		return socket_recvmsg($b, $message);
	}, $messages), 'result');
	same('socket_recvmsg(): error converting native data (path: msghdr > control > element #1 > data > element #'
		. "$n): cannot use the received descriptor", end($messages), 'warning');
	same($before, $message, 'the argument');
	same($count, descriptor_count(), 'none stays open');
}

fault_cases([
	'sendto EINTR, ENOBUFS' => ['sendto:1:EINTR,sendto:2:ENOBUFS', function (): void {
		[$a, $port] = udp_bound();
		[$b, $to] = udp_bound();
		fails(4, SENDTO, fn() => socket_sendto($a, 'data', 4, 0, '127.0.0.1', $to), $a);
		fails(105, SENDTO, fn() => socket_sendto($a, 'data', 4, 0, '127.0.0.1', $to), $a);
		same(4, quiet(fn() => socket_sendto($a, 'next', 4, 0, '127.0.0.1', $to), 'the next'), 'the next');
		same(4, socket_recvfrom($b, $data, 10, 0, $from, $from_port), 'what arrives');
		same(['next', '127.0.0.1', $port], [$data, $from, $from_port], 'data and sender');
	}],
	'recvfrom EINTR, EAGAIN, ENOMEM' => ['recvfrom:1:EINTR,recvfrom:2:EAGAIN,recvfrom:3:ENOMEM', function (): void {
		[$a] = udp_bound();
		[$b, $to] = udp_bound();
		socket_sendto($a, 'data', 4, 0, '127.0.0.1', $to);
		fails(4, RECVFROM, fn() => socket_recvfrom($b, $data, 10, 0, $from, $port), $b);
		same(false, collecting(fn() => socket_recvfrom($b, $data, 10, 0, $from, $port), $messages), 'result');
		same(11, socket_last_error($b), 'last error');
		fails(12, RECVFROM, fn() => socket_recvfrom($b, $data, 10, 0, $from, $port), $b);
		same(4, socket_recvfrom($b, $data, 10, 0, $from, $port), 'the next');
		same('data', $data, 'nothing was lost');
	}],
	'recvfrom short' => ['recvfrom:1:short=2', function (): void {
		[$a] = udp_bound();
		[$b, $to] = udp_bound();
		socket_sendto($a, 'data', 4, 0, '127.0.0.1', $to);
		same(2, socket_recvfrom($b, $data, 10, 0, $from, $port), 'length');
		same('da', $data, 'data');
	}],
	'sendmsg EINTR, ENOBUFS' => ['sendmsg:1:EINTR,sendmsg:2:ENOBUFS', function (): void {
		[$a, $b] = unix_pair();
		fails(4, SENDMSG, fn() => socket_sendmsg($a, ['iov' => ['da', 'ta']]), $a);
		fails(105, SENDMSG, fn() => socket_sendmsg($a, ['iov' => ['da', 'ta']]), $a);
		same(4, quiet(fn() => socket_sendmsg($a, ['iov' => ['ne', 'xt']]), 'the next'), 'the next');
		same('next', socket_read($b, 10), 'once');
	}],
	'sendmsg short' => ['sendmsg:1:short=3', function (): void {
		[$a, $b] = unix_pair();
		same(3, socket_sendmsg($a, ['iov' => ['da', 'ta']]), 'result');
		same('dat', socket_read($b, 10), 'what went through');
	}],
	'sendmsg of rights fails' => ['sendmsg:1:ENOMEM', function (): void {
		[$a, $b] = unix_pair();
		$rights = ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => unix_pair()];
		fails(12, SENDMSG, fn() => socket_sendmsg($a, ['iov' => ['x'], 'control' => [$rights]]), $a);
		same(1, socket_sendmsg($a, ['iov' => ['x'], 'control' => [$rights]]), 'the next');
		same('x', socket_read($b, 10), 'once');
	}],
	'recvmsg EINTR, EAGAIN' => ['recvmsg:1:EINTR,recvmsg:2:EAGAIN', function (): void {
		[$a, $b] = unix_pair();
		socket_write($a, 'data');
		$message = ['name' => [], 'buffer_size' => 10, 'controllen' => 0];
		fails(4, 'socket_recvmsg(): Error in recvmsg', function () use ($b, &$message) {
			return socket_recvmsg($b, $message);
		}, $b);
		same(false, collecting(function () use ($b, &$message) {
			return socket_recvmsg($b, $message);
		}, $messages), 'result');
		same(11, socket_last_error($b), 'last error');
		same(['name' => [], 'buffer_size' => 10, 'controllen' => 0], $message, 'the argument');
		same(4, socket_recvmsg($b, $message), 'the next');
		same(['data'], $message['iov'], 'nothing was lost');
	}],
	'recvmsg short' => ['recvmsg:1:short=2', function (): void {
		[$a, $b] = unix_pair();
		socket_write($a, 'data');
		$message = ['name' => [], 'buffer_size' => 10];
		same(2, socket_recvmsg($b, $message), 'result');
		same(['da'], $message['iov'], 'data');
		same('ta', socket_read($b, 10), 'the rest');
	}],
	'rights: the first has no family' => ['getsockopt:1:ENOBUFS', fn() => refuses_rights(1)],
	'rights: the second has no family' => ['getsockopt:2:ENOBUFS', fn() => refuses_rights(2)],
	'rights: the second has no mode' => ['getflags:2:EIO', fn() => refuses_rights(2)],
]);
?>
--EXPECT--
ok sendto EINTR, ENOBUFS
ok recvfrom EINTR, EAGAIN, ENOMEM
ok recvfrom short
ok sendmsg EINTR, ENOBUFS
ok sendmsg short
ok sendmsg of rights fails
ok recvmsg EINTR, EAGAIN
ok recvmsg short
ok rights: the first has no family
ok rights: the second has no family
ok rights: the second has no mode
