--TEST--
socket_select: which system calls registered sets need
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/fault.inc';
need_faults();
need_linux();
?>
--FILE--
<?php
require __DIR__ . '/fault.inc';

/* poll(2) serves the first call, and epoll(7) the others. */
const EPOLL = 'poll:2:ENOMEM:0';

/** @return Socket[] of which every $part-th is ready */
function sockets(int $count, int $part): array
{
	$all = [];
	for ($i = 0; $i < $count; $i++) {
		[$all[$i], $peer] = unix_pair(SOCK_DGRAM);
		$i % $part || socket_write($peer, 'x');
	}
	return $all;
}

/** Calls with each set in turn find the ready ones. */
function finds(int $ready, array ...$sets): void
{
	for ($i = 0; $i < 12; $i++) {
		$read = $set = $sets[$i % count($sets)];
		$none = null;
		same($ready, quiet(function () use (&$read, &$none) {
			return socket_select($read, $none, $none, 0);
		}, 'select'), "call $i");
		same(array_filter($set, fn($socket) => in_array($socket, $read, true)), $read, "call $i: the ready ones");
		unset($read);
	}
}

/** The number of sockets that the process has registered. */
function members(): int
{
	return array_sum(array_map(function ($file) {
		return substr_count((string) @file_get_contents($file), 'tfd:');
	}, glob('/proc/self/fdinfo/*')));
}

fault_cases([
	'more events than 256' => [EPOLL, function (): void {
		finds(400, sockets(800, 2));
	}],
	'a third' => [EPOLL, function (): void {
		finds(30, sockets(90, 3));
	}],
	'references' => [EPOLL, function (): void {
		$all = sockets(20, 10);
		foreach ($all as &$socket) {
		}
		finds(2, $all);
	}],
	'a duplicate' => [EPOLL, function (): void {
		$all = sockets(20, 10);
		$set = [...$all, $all[10]];
		for ($i = 0; $i < 12; $i++) {
			$read = $set;
			same(2, socket_select($read, $none, $none, 0), 'counted once');
			same([0, 10, 20], array_keys($read), 'found twice');
		}
		unset($set[10]);
		finds(2, $set);
	}],
	'other orders' => [EPOLL, function (): void {
		$all = sockets(30, 10);
		mt_srand(1);
		$sets = [$all];
		for ($i = 0; $i < 5; $i++) {
			shuffle($all);
			$sets[] = $all;
			$sets[] = array_reverse($all);
		}
		finds(3, ...$sets);
	}],
	'an imported one' => ['', function (): void {
		$all = sockets(20, 10);
		$streams = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
		$all[] = socket_import_stream($streams[0]);
		finds(2, $all);
		same(20, members(), 'the others are registered');
		fwrite($streams[1], 'x');
		finds(3, $all);
	}],
	'all ready' => ['epoll_wait:2:EBADF:0', function (): void {
		finds(40, $all = sockets(40, 1));
		same(40, members(), 'they stay registered');
	}],
	'sets in turn' => ['epoll_ctl:6:ENOSPC:0', function (): void {
		$all = sockets(10, 5);
		for ($i = 0; $i < 3; $i++) {
			$first = array_slice($all, 0, 5);
			socket_select($first, $none, $none, 0);
		}
		same(5, members(), 'the first set is registered');
		finds(1, array_slice($all, 0, 5), array_slice($all, 5));
		same(5, members(), 'and stays so');
	}],
	'the poller fails' => ['epoll_wait:2:EIO', function (): void {
		finds(2, sockets(20, 10));
	}],
	'no room for changes' => ['epoll_ctl:21:ENOSPC:0', function (): void {
		$all = sockets(21, 10);
		finds(2, array_slice($all, 0, 20));
		finds(3, $all);
	}],
	'the sleep fails' => ['ppoll:1:EINTR', function (): void {
		$all = sockets(20, 30);
		socket_read($all[0], 1);
		for ($i = 0; $i < 2; $i++) {
			$read = $all;
			same(0, socket_select($read, $none, $none, 0), 'nothing');
		}
		$read = $all;
		fails(4, 'socket_select(): Unable to select', function () use (&$read) {
			return socket_select($read, $none, $none, 20);
		});
		same($all, $read, 'the array is as it was');
	}],
], 'anon_inode:[eventpoll]');
?>
--EXPECT--
ok more events than 256
ok a third
ok references
ok a duplicate
ok other orders
ok an imported one
ok all ready
ok sets in turn
ok the poller fails
ok no room for changes
ok the sleep fails
