--TEST--
Failing calls: datagrams in batches
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/fault.inc';
need_faults();
?>
--FILE--
<?php
use Sockets\{Datagram, SocketException};
use function Sockets\{receive_batch, send_batch, send_segments};

require __DIR__ . '/fault.inc';

/** @return array{string, int} the exception's symbol (or class) and its count */
function caught(callable $call): array
{
	try {
		return ['none', $call()];
	} catch (SocketException $e) {
		return [$e->symbol, $e->transferred];
	}
}

function data(array $datagrams): array
{
	return array_map(fn(Datagram $d): string => $d->data, $datagrams);
}

/** 150 datagrams go and come, whatever the system lacks or returns in between. */
function round_trip(): void
{
	[$a, $b] = udp_pair();
	$sent = array_map(fn(int $i) => "number $i", range(1, 150));
	same(150, send_batch($a, $sent, 5), 'sent');
	$got = [];
	while (count($got) < 150) {
		array_push($got, ...data(receive_batch($b, 150, 100, 5)));
	}
	same($sent, $got, 'what arrives');
	same(['ETIMEDOUT', 0], caught(fn() => receive_batch($b, 1, timeout: 0)), 'no more');
}

fault_cases([
	'neither sendmmsg nor recvmmsg' => ['sendmmsg:1:ENOSYS:0,recvmmsg:1:ENOSYS:0', round_trip(...)],
	'sendmmsg and recvmmsg EAGAIN' => ['sendmmsg:2:EAGAIN,recvmmsg:2:EAGAIN', round_trip(...)],
	'sendmsg and recvmsg of the loop' => ['sendmmsg:1:ENOSYS:0,recvmmsg:1:ENOSYS:0,sendmsg:7:EAGAIN:3,recvmsg:7:EAGAIN', round_trip(...)],
	'sendmmsg ENOBUFS in the middle' => ['sendmmsg:2:ENOBUFS:3', function (): void {
		[$a, $b] = udp_pair();
		same(['none', 100], caught(fn() => send_batch($a, array_fill(0, 100, 'x'))), 'how many went');
		same(100, count(receive_batch($b, 100)), 'arrive');
	}],
	'sendmmsg always ENOBUFS' => ['sendmmsg:2:ENOBUFS:0', function (): void {
		[$a, $b] = udp_pair();
		same(['ETIMEDOUT', 64], caught(fn() => send_batch($a, array_fill(0, 100, 'x'), 0.01)), 'how many went');
	}],
	'sendmmsg ENOMEM in the middle' => ['sendmmsg:2:ENOMEM:2', function (): void {
		[$a, $b] = udp_pair();
		same(['ENOMEM', 64], caught(fn() => send_batch($a, array_fill(0, 100, 'x'))), 'how many went');
		same(SOCKET_ENOMEM, socket_last_error($a), 'last error');
		same(64, count(receive_batch($b, 100)), 'arrive');
	}],
	'sendmmsg ECONNREFUSED of another datagram' => ['sendmmsg:2:ECONNREFUSED', function (): void {
		[$a, $b] = udp_pair();
		same(['none', 100], caught(fn() => send_batch($a, array_fill(0, 100, 'x'))), 'how many went');
		same(100, count(receive_batch($b, 100)), 'arrive');
	}],
	'no port is left' => ['sendmmsg:1:EAGAIN:0,sendmsg:1:EAGAIN:0,connect:1:EAGAIN:0', function (): void {
		[$b, $port] = udp_bound();
		$a = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
		$to = new Datagram('12345678', '127.0.0.1', $port);
		same(['EADDRNOTAVAIL', 0], caught(fn() => send_batch($a, [$to, $to])), 'send_batch');
		same(['EADDRNOTAVAIL', 0], caught(fn() => send_segments($a, '12345678', 4, $to)), 'send_segments');
		same(['EADDRNOTAVAIL', 0], caught(fn() => Sockets\connect(Sockets\Endpoint::local($b))), 'connect');
	}],
	'sendmsg EMSGSIZE in the loop' => ['sendmmsg:1:ENOSYS:0,sendmsg:3:EMSGSIZE:2', function (): void {
		[$a, $b] = udp_pair();
		same(['EMSGSIZE', 2], caught(fn() => send_batch($a, ['a', 'b', 'c', 'd'])), 'how many went');
		same(['a', 'b'], data(receive_batch($b, 10)), 'arrive');
	}],
	'sendmmsg always EAGAIN' => ['sendmmsg:2:EAGAIN:0', function (): void {
		[$a, $b] = udp_pair();
		same(['ETIMEDOUT', 64], caught(fn() => send_batch($a, array_fill(0, 100, 'x'), 0.01)), 'how many went');
	}],
	'recvmmsg ENOMEM' => ['recvmmsg:1:ENOMEM', function (): void {
		[$a, $b] = udp_pair();
		send_batch($a, ['a', 'b']);
		same(['ENOMEM', 0], caught(fn() => receive_batch($b, 10)), 'the first');
		same(['a', 'b'], data(receive_batch($b, 10)), 'nothing was lost');
	}],
	'recvmmsg ECONNREFUSED behind the first' => ['recvmmsg:2:ECONNREFUSED', function (): void {
		[$a, $b] = udp_pair();
		send_batch($a, array_fill(0, 70, 'x'));
		same(64, count(receive_batch($b, 100)), 'what was there before');
		same(111, socket_last_error($b), 'last error');
		same(6, count(receive_batch($b, 100)), 'the rest');
	}],
	'rights: the second has no family' => ['getsockopt:3:ENOBUFS', function (): void {
		[$a, $b] = unix_pair(SOCK_DGRAM);
		$rights = fn() => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => unix_pair()]];
		send_batch($a, [new Datagram('x', control: $rights()), new Datagram('y', control: $rights())]);
		gc_collect_cycles();
		$count = descriptor_count();
		$messages = null;
		try {
			collecting(fn() => receive_batch($b, 10), $messages);
			holds(false, 'no exception');
		} catch (SocketException $e) {
			holds(str_contains($e->getMessage(), 'Unable to obtain socket family'), $e->getMessage());
		}
		same([], $messages, 'no warning');
		unset($e);
		same($count, descriptor_count(), 'none stays open');
	}],
	'segments: EIO' => ['sendmsg:1:EIO:2', function (): void {
		[$a, $b] = udp_pair();
		same(3, send_segments($a, '0123456789', 4), 'one by one');
		same(['0123', '4567', '89'], data(receive_batch($b, 10)), 'arrive');
	}],
	'segments: EINVAL and no sendmmsg' => ['sendmsg:1:EINVAL:2,sendmmsg:1:ENOSYS:0', function (): void {
		[$a, $b] = udp_pair();
		same(3, send_segments($a, '0123456789', 4), 'one by one');
		same(['0123', '4567', '89'], data(receive_batch($b, 10)), 'arrive');
	}],
	'segments: ENOBUFS in the middle' => ['sendmmsg:2:ENOBUFS:0', function (): void {
		[$a, $b] = udp_pair();
		socket_set_option($b, SOL_SOCKET, SO_RCVBUF, 1 << 20);
		same(['ETIMEDOUT', 64 * 64], caught(fn() => send_segments($a, str_repeat('x', 66 * 64), 1, timeout: 0.01)), 'how many went');
	}],
	'segments: no protocol' => ['getsockopt:4:EINVAL', function (): void {
		[$a, $b] = udp_pair();
		same(2, send_segments($a, '01234567', 4), 'sent');
		same(['0123', '4567'], data(receive_batch($b, 10)), 'arrive');
	}],
]);
?>
--EXPECT--
ok neither sendmmsg nor recvmmsg
ok sendmmsg and recvmmsg EAGAIN
ok sendmsg and recvmsg of the loop
ok sendmmsg ENOBUFS in the middle
ok sendmmsg always ENOBUFS
ok sendmmsg ENOMEM in the middle
ok sendmmsg ECONNREFUSED of another datagram
ok no port is left
ok sendmsg EMSGSIZE in the loop
ok sendmmsg always EAGAIN
ok recvmmsg ENOMEM
ok recvmmsg ECONNREFUSED behind the first
ok rights: the second has no family
ok segments: EIO
ok segments: EINVAL and no sendmmsg
ok segments: ENOBUFS in the middle
ok segments: no protocol
