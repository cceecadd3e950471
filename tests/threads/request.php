<?php
/* One request: every face of the extension, resolvers, caches and constants. Run by many threads at once. */

use Io\Poll\{Context, Event};
use Sockets\{Endpoint, Reader, Writer};
use function Sockets\{accept, close, connect, get_option, listen, pair, read_exactly, receive_batch, resolve, run, send_batch,
	send_handles, receive_handles, set_option, spawn, write_all};

function must(bool $good, string $what): void
{
	$good || throw new Exception("thread: $what");
}

function classic(): void
{
	must(socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair), 'socket_create_pair');
	must(socket_sendmsg($pair[0], ['iov' => ['hello ', 'world'], 'control' => [
		['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$pair[1]]]]], 0) === 11, 'socket_sendmsg');
	for ($i = 0; $i < 3; $i++) {
		[$read, $write, $except] = [[$pair[1], $pair[0]], [], []];
		must(socket_select($read, $write, $except, 5) === 1 && $read === [$pair[1]], 'socket_select');
	}
	$message = ['name' => [], 'buffer_size' => 100, 'controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 1)];
	must(socket_recvmsg($pair[1], $message) === 11 && $message['control'][0]['data'][0] instanceof Socket, 'socket_recvmsg');
	must(socket_import_stream(socket_export_stream($pair[0])) instanceof Socket, 'socket_export_stream');
	must(!@socket_connect(socket_create(AF_INET, SOCK_STREAM, SOL_TCP), '127.0.0.1', 1), 'socket_connect');
	must(socket_strerror(socket_last_error()) === socket_strerror(SOCKET_ECONNREFUSED), 'socket_last_error');
	must(socket_addrinfo_lookup('localhost', '80') !== [], 'socket_addrinfo_lookup');
	$udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
	must(socket_bind($udp, 'localhost') && socket_getsockname($udp, $host, $port) && $host === '127.0.0.1', 'socket_bind');
	must(socket_set_option($udp, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 1, 'usec' => 5000]), 'socket_set_option');
	must(socket_sendto($udp, 'x', 1, 0, 'localhost', $port) === 1, 'socket_sendto');
	must(socket_recvfrom($udp, $data, 10, 0, $host, $port) === 1, 'socket_recvfrom');
}

function poll(): void
{
	[$a, $b] = pair();
	$context = new Context();
	$watcher = $context->add(new SocketPollHandle($a), [Event::Read], 'data');
	must($context->wait(Time\Duration::fromMilliseconds(0)) === [], 'wait');
	write_all($b, 'x', 5);
	must($context->wait(Time\Duration::fromSeconds(5)) === [$watcher] && $watcher->getData() === 'data', 'an event');
	$watcher->remove();
}

function modern(): void
{
	$server = listen('tcp://localhost:0');
	$client = connect(Endpoint::local($server), 10);
	$peer = accept($server, 10);
	set_option($client, 'nodelay', true);
	must(get_option($client, 'nodelay') === true, 'get_option');
	$writer = new Writer($client);
	$writer->write("line\n" . str_repeat('x', 100000));
	$writer->flush(10);
	$reader = new Reader($peer);
	must($reader->readLine(timeout: 10) === 'line' && strlen($reader->readExactly(100000, 10)) === 100000, 'Reader');
	must(resolve('tcp://localhost:80', 10) !== [], 'resolve');
	$udp = listen('udp://127.0.0.1:0');
	$sender = connect(Endpoint::local($udp), 5);
	must(send_batch($sender, ['a', 'b', 'c'], 5) === 3 && count(receive_batch($udp, 3, timeout: 5)) > 0, 'batches');
	[$a, $b] = pair();
	send_handles($a, [$client], timeout: 5);
	must(count(receive_handles($b, 1, timeout: 5)) === 1, 'handles');
	try {
		connect('tcp://127.0.0.1:1', 5);
		must(false, 'refused');
	} catch (Sockets\SocketException) {
	}
	close($client);
}

function tasks(): void
{
	$sum = 0;
	run(function () use (&$sum): void {
		for ($i = 0; $i < 10; $i++) {
			[$a, $b] = pair();
			spawn(function () use ($a, $i): void {
				Sockets\sleep(0.001);
				write_all($a, chr($i), 5);
			});
			spawn(function () use ($b, &$sum): void {
				$sum += ord(read_exactly($b, 1, 5));
			});
		}
		spawn(fn() => must(resolve('tcp://localhost:80', 10) !== [], 'resolve'));
	});
	must($sum === 45, 'tasks');
}

foreach (['classic', 'poll', 'modern', 'tasks'] as $face) {
	$face();
}
return true;
