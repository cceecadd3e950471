<?php
require __DIR__ . '/../../common/sockets.php';

const CALLS = 20;
const SPARE = 16;
[$count, $mode] = [(int) $argv[1], $argv[2]];
$all = idle($count);
foreach ($mode === 'ready' ? $all : [$all[] = udp()] as $socket) {
    socket_getsockname($socket, $host, $port);
    socket_sendto($socket, 'r', 1, 0, $host, $port);
    socket_recv($socket, $here, 1, MSG_PEEK); // it may take its time
}
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
Bench::must($read === $expected, 'what is ready is told, under its key');

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
$spare = $mode === 'change' ? idle(SPARE) : [];
$change = function (Bench $bench) use (&$all, &$spare, $count, $ready) {
    static $at = 0;
    $write = $except = null;
    $bench->mark();
    for ($i = 0; $i < CALLS; $i++) {
        for ($k = 0; $k < 4; $k++, $at++) {
            $old = $all[$at % $count];
            $all[$at % $count] = $spare[$at % SPARE];
            $spare[$at % SPARE] = $old;
        }
        $read = $all;
        socket_select($read, $write, $except, 0);
    }
    $bench->lap(0);
    Bench::must(count($read) === $ready, 'it stays so');
};
Bench::run($mode === 'change' ? $change : $plain, CALLS, 'call');
