--TEST--
socket_select repeated: references, imported sockets, duplicates, other orders and sets in turn
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(100);

/** The right answer: sets of one socket are never registered. */
function truth(array $sockets, int $set): array
{
	$ready = [];
	foreach ($sockets as $key => $socket) {
		$sets = [null, null, null];
		$sets[$set] = [$socket];
		if (socket_select($sets[0], $sets[1], $sets[2], 0) === 1) {
			$ready[$key] = $socket;
		}
	}
	return $ready;
}

function right(array $sets): bool
{
	[$read, $write, $except] = $sets;
	$count = socket_select($read, $write, $except, 0);
	$wanted = $bits = [];
	foreach ($sets as $set => $sockets) {
		$wanted[] = $sockets === null ? null : truth($sockets, $set);
		foreach ($wanted[$set] ?? [] as $socket) {
			$bits[$set . '/' . spl_object_id($socket)] = true;
		}
	}
	return [$read, $write, $except] === $wanted && $count === count($bits);
}

$pairs = [];
for ($i = 0; $i < 160; $i++) {
	$pairs[] = unix_pair();
}
$all = array_column($pairs, 0);
$streams = $imported = [];
for ($i = 0; $i < 8; $i++) {
	$streams[] = $ends = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
	$imported[] = socket_import_stream($ends[0]);
}

/** Any event of the pair. */
function act(array $pair): void
{
	match (mt_rand(0, 9)) {
		0, 1, 2 => socket_write($pair[1], 'x'),
		3 => null,
		default => socket_recv($pair[0], $data, 100, MSG_DONTWAIT),
	};
}

function recv_all($stream): void
{
	stream_set_blocking($stream, false);
	stream_get_contents($stream);
}

$shapes = [
	'all by reference' => function (array $list): array {
		foreach ($list as &$socket) {
		}
		return $list;
	},
	'some by reference' => function (array $list): array {
		foreach ($list as $key => $socket) {
			if ($key % 3 === 0) {
				$list[$key] = &$GLOBALS['kept'][$key];
				$list[$key] = $socket;
			}
		}
		return $list;
	},
	'imported' => fn(array $list): array => [...array_slice($list, 1), $imported[0], $imported[1]],
	'many imported' => fn(array $list): array => [...array_slice($list, 0, 8), ...$imported, ...$imported],
	'a duplicate' => fn(array $list): array => [...$list, $list[2]],
	'duplicates' => fn(array $list): array => [...array_slice($list, 0, 6), ...array_slice($list, 3, 6), $list[4]],
	'shuffled' => function (array $list): array {
		shuffle($list);
		return $list;
	},
	'keyed' => fn(array $list): array => array_combine(array_map(fn($i) => "k$i", array_keys($list)), $list),
	'holes' => fn(array $list): array => array_filter($list, fn($i) => $i % 4 !== 1, ARRAY_FILTER_USE_KEY),
	'an imported one by reference' => function (array $list) use ($imported): array {
		$list[] = &$GLOBALS['other'];
		$list[array_key_last($list)] = $imported[mt_rand(0, 7)];
		return $list;
	},
	/* Sets that cannot be registered come last: the calls after them are passed to poll(2). */
	'more than fit' => fn(array $list): array => [...$imported, ...$imported, ...$imported],
	'too many duplicates' => fn(array $list): array => [...$list, ...$list],
];
foreach ($shapes as $name => $shape) {
	mt_srand(crc32($name));
	$wrong = 0;
	foreach ([12, 40] as $count) {
		$list = array_slice($all, 0, $count);
		for ($round = 0; $round < 240; $round++) {
			if ($round % 60 === 0) {
				$made = $shape($list);
				$made2 = $shape($list);
			}
			$wrong += !right(match (intdiv($round, 10) % 4) {
				0 => [$made, null, null],
				1 => [$made, array_slice($made2, 1, 3), null],
				2 => [$round % 2 ? $made : $list, null, null],
				3 => [$shape($list), null, $made],
			});
			act($pairs[mt_rand(0, $count - 1)]);
			$stream = $streams[mt_rand(0, 7)];
			mt_rand(0, 1) ? fwrite($stream[1], 'x') : recv_all($stream[0]);
		}
	}
	same(0, $wrong, $name);
}

/* The target of a reference changes, though the array does not. */
$list = array_slice($all, 0, 10);
$target = &$list[3];
for ($i = 0; $i < 5; $i++) {
	holds(right([$list, null, null]), 'a reference');
}
foreach ([20, 21, 22] as $other) {
	socket_write($pairs[$other][1], 'x');
	$target = $all[$other];
	holds(right([$list, null, null]), 'its new target');
}
$target = null;
throws('TypeError', 'socket_select(): Argument #1 ($read) must only have elements of type Socket, null given', function () use (&$list) {
	$read = $list;
	$none = null;
	socket_select($read, $none, $none, 0);
}, 'no socket any more');
$target = $all[3];
holds(right([$list, null, null]), 'and again');
unset($target);

/* A socket is closed of which the set has two, and an imported one's stream. */
$list = [...array_slice($all, 100, 10), $all[104]];
for ($i = 0; $i < 5; $i++) {
	holds(right([$list, null, null]), 'twice in the set');
}
socket_close($all[104]);
unset($list[4]);
throws('TypeError', 'socket_select(): Argument #1 ($read) contains a closed socket', function () use ($list) {
	$none = null;
	socket_select($list, $none, $none, 0);
}, 'the second one is closed, too');
$list = [...array_slice($all, 110, 10), $imported[0]];
for ($i = 0; $i < 5; $i++) {
	holds(right([$list, null, null]), 'an imported one');
}
fclose($streams[0][0]);
$none = null;
$read = $list;
same(false, @socket_select($read, $none, $none, 0), 'its stream is closed');
same(SOCKET_EBADF, socket_last_error(), 'EBADF');
array_pop($list);
holds(right([$list, null, null]), 'without it');

/* Waits: the sleep ends for a member and for an imported one. */
recv_all($streams[1][0]);
$list = [...array_slice($all, 120, 10), $imported[1], $all[121]];
for ($i = 0; $i < 4; $i++) {
	$read = $list;
	same(0, socket_select($read, $none, $none, 0, 1000), 'nothing');
}
fwrite($streams[1][1], 'x');
$read = $list;
same(1, socket_select($read, $none, $none, 20), 'the imported one');
same([10], array_keys($read), 'is found');
recv_all($streams[1][0]);
socket_write($pairs[121][1], 'x');
$read = $list;
same(1, socket_select($read, $none, $none, 20), 'a duplicate counts once');
same([1, 11], array_keys($read), 'and is found twice');

/* Sets in turn: small and large ones, each time and in pairs. */
foreach ([5, 70] as $size) {
	$sets = [array_slice($all, 0, $size), array_slice($all, 80, $size)];
	$sets[1] = array_values(array_filter($sets[1], fn($s) => $s !== $all[104]));
	foreach ([1, 2, 3] as $times) {
		$wrong = 0;
		for ($i = 0; $i < 60; $i++) {
			$wrong += !right([$sets[intdiv($i, $times) % 2], null, null]);
			act($pairs[mt_rand(0, 99) === 0 ? 3 : mt_rand(80, 84)]);
		}
		same(0, $wrong, "two sets of $size, each $times times");
	}
}

/* A set that moves on: one is added, the first one is gone. */
$wrong = 0;
for ($i = 0; $i < 60; $i++) {
	$wrong += !right([array_slice($all, $i, 40), null, array_slice($all, $i % 7, 3)]);
	act($pairs[$i]);
}
same(0, $wrong, 'a set that moves on');
finish();
?>
--EXPECT--
51 checks held
