<?php
require __DIR__ . '/case.inc';

/** Sends $things as SCM_RIGHTS and gives the array that arrived. */
function passed(stdClass $o, array $things, int $room = 500, array $more = []): mixed
{
	[$a, $b] = pair(SOCK_DGRAM);
	$o->sent = socket_sendmsg($a, ['iov' => ['x'], 'control' => [
		['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => $things], ...$more]]);
	$message = ['name' => [], 'buffer_size' => 10, 'controllen' => $room];
	$o->received = socket_recvmsg($b, $message, MSG_DONTWAIT);
	$o->flags = $message['flags'] ?? null;
	$o->control = $message['control'] ?? null;
	return $message['control'][0]['data'] ?? null;
}

isolated('a stream', function ($o) {
	$file = fopen('f.txt', 'w+');
	fwrite($file, 'identity of the file');
	fflush($file);
	$got = passed($o, [$file]);
	rewind($got[0]);
	return [fread($got[0], 100), stream_get_meta_data($got[0])['mode']];
});
isolated('a socket', function ($o) {
	[$x, $y] = pair();
	$got = passed($o, [$x]);
	@socket_write($got[0], 'through');
	@socket_recv($y, $o->arrived, 100, MSG_DONTWAIT);
	return get_debug_type($got[0]);
});
isolated('two sockets, in order', function ($o) {
	[$x, $y] = pair();
	[$z, $w] = pair();
	$got = passed($o, [$x, $z]);
	@socket_write($got[0], 'first');
	@socket_write($got[1], 'second');
	@socket_recv($y, $o->first, 100, MSG_DONTWAIT);
	@socket_recv($w, $o->second, 100, MSG_DONTWAIT);
	return count($got);
});
isolated('a socket and a stream', function ($o) {
	[$x, $y] = pair();
	file_put_contents('g.txt', 'content');
	$got = passed($o, [$x, fopen('g.txt', 'r')]);
	@socket_write($got[0], 'through');
	@socket_recv($y, $o->arrived, 100, MSG_DONTWAIT);
	return [get_debug_type($got[0]), is_resource($got[1] ?? null) ? fread($got[1], 100) : null];
});
isolated('a stream and a socket', function ($o) {
	[$x, $y] = pair();
	file_put_contents('g.txt', 'content');
	$got = passed($o, [fopen('g.txt', 'r'), $x]);
	@socket_write($got[1], 'through');
	@socket_recv($y, $o->arrived, 100, MSG_DONTWAIT);
	return is_resource($got[0] ?? null) ? fread($got[0], 100) : null;
});
isolated('a pipe', function ($o) {
	$pipes = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
	$got = passed($o, [$pipes[0]]);
	$thing = $got[0];
	if ($thing instanceof Socket) {
		socket_write($thing, 'through');
	}
	stream_set_blocking($pipes[1], false);
	return [get_debug_type($thing), fread($pipes[1], 100)];
});
isolated('the received socket', function ($o) {
	[$l, $port] = listener();
	$got = passed($o, [$l]);
	socket_getsockname($got[0], $o->address, $o->port);
	return [socket_get_option($got[0], SOL_SOCKET, SO_TYPE), $got[0] === $l];
});
isolated('a received non-blocking socket', function ($o) {
	[$x, $y] = pair();
	socket_set_nonblock($x);
	$got = passed($o, [$x]);
	return stream_get_meta_data(socket_export_stream($got[0]))['blocked'];
});
isolated('a udp socket', function ($o) {
	[$u, $port] = udp();
	$got = passed($o, [$u]);
	socket_getsockname($got[0], $o->address, $o->port);
	return socket_get_option($got[0], SOL_SOCKET, SO_TYPE);
});
isolated('an inet6 socket', function ($o) {
	[$u, $port] = udp('port', '::1');
	$got = passed($o, [$u]);
	return [socket_getsockname($got[0], $o->address, $o->port), $o->address];
});
isolated('three streams', fn($o) => passed($o, [STDIN, fopen('g.txt', 'w'), STDIN]) !== null);
isolated('the same one twice', fn($o) => passed($o, [STDIN, STDIN]) !== null);
isolated('none', fn($o) => passed($o, []));
isolated('with keys', fn($o) => passed($o, ['a' => STDIN, 5 => STDIN]));
isolated('room for one of two', fn($o) => passed($o, [STDIN, STDIN],
	socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 1)));
isolated('room for two of three', function ($o) {
	return passed($o, [STDIN, STDIN, STDIN], socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 2));
});
isolated('no room', fn($o) => passed($o, [STDIN], 0));
isolated('little room', fn($o) => passed($o, [STDIN], 8));
isolated('header only', fn($o) => passed($o, [STDIN], PHP_INT_SIZE === 8 ? 16 : 12));
isolated('exact room', fn($o) => passed($o, [STDIN], socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 1)));
isolated('253', fn($o) => count((array) passed($o, array_fill(0, 253, STDIN), 2000)));
isolated('254', fn($o) => count((array) passed($o, array_fill(0, 254, STDIN), 2000)));
isolated('two control messages', fn($o) => passed($o, [STDIN], 500, [
	['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [fopen('h.txt', 'w')]]]));
isolated('an int', fn($o) => passed($o, [0]));
isolated('a closed socket', fn($o) => passed($o, [closed_socket()]));
isolated('a good one and a closed socket', fn($o) => passed($o, [STDIN, closed_socket()]));
isolated('a closed stream', function ($o) {
	$file = fopen('f.txt', 'w');
	fclose($file);
	return passed($o, [$file]);
});
isolated('a memory stream', fn($o) => passed($o, [fopen('php://memory', 'r')]));
isolated('a context', fn($o) => passed($o, [stream_context_create()]));
isolated('a directory', fn($o) => passed($o, [opendir('.')]) !== null);
isolated('an AddressInfo', fn($o) => passed($o, socket_addrinfo_lookup('127.0.0.1', '80')));
isolated('over tcp', function ($o) {
	[$c, $s] = tcp_pair();
	return socket_sendmsg($c, ['iov' => ['x'], 'control' => [
		['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [STDIN]]]]);
});
isolated('over a stream pair', function ($o) {
	[$a, $b] = pair();
	[$x, $y] = pair();
	socket_sendmsg($a, ['iov' => ['abc'], 'control' => [
		['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [STDIN]]]]);
	$o->message = ['buffer_size' => 10, 'controllen' => 100];
	return socket_recvmsg($b, $o->message);
});
isolated('without an iov', function ($o) {
	[$a, $b] = pair(SOCK_DGRAM);
	$o->sent = socket_sendmsg($a, ['control' => [
		['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [STDIN]]]]);
	$o->message = ['buffer_size' => 10, 'controllen' => 100];
	return socket_recvmsg($b, $o->message, MSG_DONTWAIT);
});
if (is_dir('/proc/self/fd')) {
	isolated('many times leaks nothing', function ($o) {
		$before = count(scandir('/proc/self/fd'));
		for ($i = 0; $i < 50; $i++) {
			passed(new stdClass(), [STDIN, STDIN]);
		}
		return count(scandir('/proc/self/fd')) - $before;
	});
} else {
	skip('many times leaks nothing', 'no /proc here');
}
done();
