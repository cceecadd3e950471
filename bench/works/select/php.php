<?php
require __DIR__ . '/../../common/sockets.php';

const CALLS = 20;
const SPARE = 16;
[$count, $mode, $changes] = [(int) $argv[1], $argv[2], (int) ($argv[3] ?? 0)];
$all = idle($count);
array_map('ready', $mode === 'ready' ? $all : [$all[] = idle(1)[0]]);
$expected = $mode === 'ready' ? $all : [$count => $all[$count]];
if ($mode === 'keyed') {
    $keyed = fn(array $list) => array_combine(array_map('spl_object_id', $list), $list);
    [$all, $expected] = [$keyed(array_reverse($all)), $keyed($expected)];
}

$read = $all;
$write = $except = null;
if (@socket_select($read, $write, $except, 0) === false) {
    Bench::fails('socket_select: ' . socket_strerror(socket_last_error()));
}
Bench::must($read === $expected, 'the ready socket is returned under its key');

$ready = count($read);
$plain = function (Bench $bench) use ($all, $ready) {
    $write = $except = null;
    $bench->mark();
    for ($i = 0; $i < CALLS; $i++) {
        $read = $all;
        socket_select($read, $write, $except, 0);
    }
    $bench->lap(0);
    Bench::must(count($read) === $ready, 'it stays so');
};
$spare = $changes ? idle(SPARE) : [];
$change = function (Bench $bench) use (&$all, &$spare, $count, $changes, $ready) {
    static $next = 0;
    [$set, $others, $at] = [$all, $spare, $next];
    $all = $spare = $write = $except = null;
    $bench->mark();
    for ($i = 0; $i < CALLS; $i++) {
        for ($k = 0; $k < $changes; $k++, $at++) {
            $old = $set[$at % $count];
            $set[$at % $count] = $others[$at % SPARE];
            $others[$at % SPARE] = $old;
        }
        $read = $set;
        socket_select($read, $write, $except, 0);
    }
    $bench->lap(0);
    [$all, $spare, $next] = [$set, $others, $at];
    Bench::must(count($read) === $ready, 'it stays so');
};
Bench::run($changes ? $change : $plain, CALLS, 'call');
