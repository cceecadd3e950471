<?php
require __DIR__ . '/../../common/sockets.php';

const CALLS = 24;
[$count, $mode, $ready] = [(int) $argv[1], $argv[2], (int) ($argv[3] ?? 1)];
$all = idle($count);
// Those that are ready are spread over the set.
for ($i = 0; $i < $ready; $i++) {
    ready($all[intdiv($i * $count, $ready)]);
}

/** A list of $count from $all, whose first ones are those from $at on. */
$from = fn(int $at) => array_merge(array_slice($all, $at), array_slice($all, 0, $at));

mt_srand(1);
$written = null;
$sets = match ($mode) {
    'ready', 'reference', 'imported', 'duplicate', 'write' => [$all],
    'turn' => [$all, [...idle($count - 1), $all[0]]],
    'pairs' => [$all, $all, $other = [...idle($count - 1), $all[0]], $other],
    'shuffled' => array_map(function () use ($all) {
        shuffle($all);
        return $all;
    }, range(1, 8)),
    'shifted' => array_map($from, range(0, 7)),
    'swap' => array_map(fn($i) => [$i => idle(1)[0]] + $all, range(1, 8)),
};
if ($mode === 'reference') {
    foreach ($sets[0] as &$socket);
} elseif ($mode === 'imported') {
    $sets[0][1] = socket_import_stream($kept = stream_socket_client('udp://127.0.0.1:9'));
} elseif ($mode === 'duplicate') {
    $sets[0][] = $all[1];
} elseif ($mode === 'write') {
    $written = array_slice($all, 0, 2);
}

foreach ([...$sets, ...$sets, ...$sets] as $set) {
    $read = $set;
    $write = $written;
    $except = null;
    if (@socket_select($read, $write, $except, 0) === false) {
        Bench::fails('socket_select: ' . socket_strerror(socket_last_error()));
    }
    Bench::must(count($read) === $ready && $read === array_filter($set, fn($s) => in_array($s, $read, true)), 'the ready sockets are returned under their keys');
    Bench::must($write === $written, 'and those that can be written to');
}
unset($read, $set);

Bench::run(function (Bench $bench) use ($sets, $written, $ready) {
    $except = null;
    $count = count($sets);
    $bench->mark();
    for ($i = 0; $i < CALLS; $i++) {
        $read = $sets[$i % $count];
        $write = $written;
        socket_select($read, $write, $except, 0);
    }
    $bench->lap(0);
    Bench::must(count($read) === $ready, 'it stays so');
}, CALLS, 'call');
