--TEST--
socket_select repeated: sets registered between calls give the answers of poll(2), whatever changes
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(60);

/* Sets of one socket are never registered: the right answer, socket by socket. */
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

function check(array $sets, string $when): void
{
	[$read, $write, $except] = $sets;
	$count = socket_select($read, $write, $except, 0);
	$wanted = array_map(fn($set, $index) => $set === null ? null : truth($set, $index), $sets, [0, 1, 2]);
	if ([$read, $write, $except] !== $wanted) {
		$keys = fn($sets) => json_encode(array_map(fn($set) => $set === null ? null : array_keys($set), $sets));
		die("$when: " . $keys([$read, $write, $except]) . ', wanted ' . $keys($wanted) . "\n");
	}
	$GLOBALS['rounds']++;
	if ($count !== array_sum(array_map(fn($set) => count($set ?? []), $wanted))) {
		die("$when: counted $count\n");
	}
}

function one(): array
{
	return mt_rand(0, 3) === 0 ? tcp_pair() : unix_pair(mt_rand(0, 1) ? SOCK_STREAM : SOCK_DGRAM);
}

$rounds = 0;
foreach ([7, 11, 23, 42] as $seed) {
	mt_srand($seed);
	$watched = $peers = [];
	$add = function () use (&$watched, &$peers) {
		[$a, $b] = one();
		socket_set_nonblock($a);
		socket_set_nonblock($b);
		$key = mt_rand(0, 4) === 0 ? 'k' . mt_rand() : null;
		if ($key === null) {
			$watched[] = $a;
			$peers[array_key_last($watched)] = $b;
		} else {
			$watched[$key] = $a;
			$peers[$key] = $b;
		}
	};
	for ($i = 0; $i < 40; $i++) {
		$add();
	}
	$actions = [
		'nothing' => function ($key) use (&$watched, &$peers, $add) {
			null;
		},
		'data' => function ($key) use (&$watched, &$peers, $add) {
			@socket_write($peers[$key], 'x');
		},
		'more data' => function ($key) use (&$watched, &$peers, $add) {
			@socket_write($peers[$key], str_repeat('y', 1000));
		},
		'read' => function ($key) use (&$watched, &$peers, $add) {
			@socket_read($watched[$key], 4096);
		},
		'fill' => function ($key) use (&$watched, &$peers, $add) {
			for ($i = 0; $i < 500 && @socket_write($watched[$key], str_repeat('z', 65536)); $i++);
		},
		'drain' => function ($key) use (&$watched, &$peers, $add) {
			for ($i = 0; $i < 5000 && @socket_read($peers[$key], 1 << 20); $i++);
		},
		'urgent' => function ($key) use (&$watched, &$peers, $add) {
			@socket_send($peers[$key], '!', 1, MSG_OOB);
		},
		'half close' => function ($key) use (&$watched, &$peers, $add) {
			@socket_shutdown($peers[$key], SHUT_WR);
		},
		'both ways' => function ($key) use (&$watched, &$peers, $add) {
			@socket_shutdown($watched[$key], SHUT_RDWR);
		},
		'peer gone' => function ($key) use (&$watched, &$peers, $add) {
			$peers[$key] = unix_pair()[0];
		},
		'reset' => function ($key) use (&$watched, &$peers, $add) {
			@socket_set_option($peers[$key], SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
			$peers[$key] = unix_pair()[0];
		},
		'unset' => function ($key) use (&$watched, &$peers, $add) {
			unset($watched[$key], $peers[$key]);
		},
		'closed, unset' => function ($key) use (&$watched, &$peers, $add) {
			socket_close($watched[$key]);
			unset($watched[$key], $peers[$key]);
		},
		'closed, replaced' => function ($key) use (&$watched, &$peers, $add) {
			socket_close($watched[$key]);
			[$watched[$key], $peers[$key]] = one();
			socket_set_nonblock($watched[$key]);
			socket_set_nonblock($peers[$key]);
		},
		'replaced' => function ($key) use (&$watched, &$peers, $add) {
			[$watched[$key], $peers[$key]] = one();
			socket_set_nonblock($watched[$key]);
			socket_set_nonblock($peers[$key]);
		},
		'freed, replaced' => function ($key) use (&$watched, &$peers, $add) {
			$watched[$key] = $peers[$key] = null;
			[$watched[$key], $peers[$key]] = one();
			socket_set_nonblock($watched[$key]);
			socket_set_nonblock($peers[$key]);
			socket_write($peers[$key], 'new');
		},
		'added' => function ($key) use (&$watched, &$peers, $add) {
			$add();
		},
		'reordered' => function ($key) use (&$watched, &$peers, $add) {
			$socket = $watched[$key];
			unset($watched[$key]);
			$watched[$key] = $socket;
		},
		'reversed' => function ($key) use (&$watched, &$peers, $add) {
			$watched = array_reverse($watched, true);
		},
		'exported' => function ($key) use (&$watched, &$peers, $add) {
			$GLOBALS['streams'][] = socket_export_stream($watched[$key]);
		},
		'imported' => function ($key) use (&$watched, &$peers, $add) {
			$watched[$key] = socket_import_stream(socket_export_stream($watched[$key]));
		},
	];
	$weights = ['nothing' => 30, 'data' => 20, 'read' => 20, 'exported' => 0, 'imported' => 0, 'reversed' => 1];
	$bag = [];
	foreach ($actions as $name => $action) {
		array_push($bag, ...array_fill(0, $weights[$name] ?? 4, $name));
	}
	$done = 'start';
	for ($round = 0; $round < 500; $round++) {
		$shape = mt_rand(0, 9);
		$some = array_filter($watched, fn($key) => crc32((string) $key) % 3 === 0, ARRAY_FILTER_USE_KEY);
		check([$watched, $shape < 3 ? $some : null, $shape < 2 ? $watched : null], "seed $seed, round $round, after $done");
		$done = $round > 480 ? ['exported', 'imported'][mt_rand(0, 1)] : $bag[mt_rand(0, count($bag) - 1)];
		$actions[$done](array_rand($watched));
		while (count($watched) < 20) {
			$add();
		}
	}
}
holds($rounds === 2000, "$rounds rounds were compared");

/* The child rebuilds; the parent's registrations stay. */
$pairs = $watched = [];
for ($i = 0; $i < 20; $i++) {
	$pairs[] = unix_pair();
	$watched[] = $pairs[$i][0];
}
for ($i = 0; $i < 80; $i++) {
	check([$watched, null, null], 'before the fork');
}
if (function_exists('pcntl_fork')) {
	$pid = pcntl_fork();
	if ($pid === 0) {
		socket_write($pairs[3][1], 'c');
		$read = $watched;
		$none = null;
		$ok = socket_select($read, $none, $none, 0) === 1 && array_keys($read) === [3] && socket_read($watched[3], 1) === 'c';
		$read = array_slice($watched, 0, 18);
		socket_select($read, $none, $none, 0);
		foreach ($pairs as [$a, $b]) {
			socket_close($a);
			socket_close($b);
		}
		exit($ok ? 0 : 1);
	}
	pcntl_waitpid($pid, $status);
	same(0, pcntl_wexitstatus($status), 'the child sees its socket, and closes all');
} else {
	same(0, 0, 'no fork here');
}
socket_write($pairs[5][1], 'p');
socket_write($pairs[19][1], 'p');
$read = $watched;
$none = null;
same(2, socket_select($read, $none, $none, 0), 'the parent still waits for all');
same([5, 19], array_keys($read), 'and finds its own');
socket_close($watched[12]);
throws('TypeError', 'socket_select(): Argument #1 ($read) contains a closed socket', function () use ($watched) {
	$none = null;
	socket_select($watched, $none, $none, 0);
}, 'a closed socket is refused');
$pairs[12] = unix_pair();
$watched[12] = $pairs[12][0];

/* A socket that became a stream's, which was closed; its number is another's. */
for ($i = 0; $i < 80; $i++) {
	check([$watched, null, null], 'before the export');
}
$stream = socket_export_stream($watched[7]);
fclose($stream);
$pairs[7] = unix_pair();
socket_write($pairs[7][1], 'n');
$old = $watched[7];
$watched[7] = $pairs[7][0];
for ($i = 0; $i < 3; $i++) {
	check([$watched, null, null], 'another has the number');
}
unset($old);
check([$watched, null, null], 'and the old one is gone');

/* More events than one wait brings, of far more sockets. */
$many = [];
for ($i = 0; $i < 1300; $i++) {
	$many[$i] = unix_pair(SOCK_DGRAM);
}
$watched = array_column($many, 0);
for ($i = 0; $i < 80; $i++) {
	$read = $watched;
	socket_select($read, $none, $none, 0) === 0 || die("an idle socket is ready\n");
}
foreach (range(0, 900, 3) as $i) {
	socket_write($many[$i][1], 'x');
}
for ($i = 0; $i < 4; $i++) {
	$read = $watched;
	same(301, socket_select($read, $none, $none, 0), "301 are ready, call $i");
	same(range(0, 900, 3), array_keys($read), "those that were written to, call $i");
}
finish();
?>
--EXPECT--
13 checks held
