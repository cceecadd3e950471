<?php
require __DIR__ . '/../../common/streams.php';

const CALLS = 20;
const SPARE = 16;
[$count, $mode] = [(int) $argv[1], $argv[2]];
$all = idle($count);
foreach ($mode === 'ready' ? $all : [$all[] = udp()] as $stream) {
    stream_socket_sendto($stream, 'r', 0, stream_socket_get_name($stream, false));
    stream_socket_recvfrom($stream, 1, STREAM_PEEK); // it may take its time
}
$expected = $mode === 'ready' ? $all : [$count => $all[$count]];
if ($mode === 'keyed') {
    $keyed = fn(array $list) => array_combine(array_map('get_resource_id', $list), $list);
    [$all, $expected] = [$keyed(array_reverse($all)), $keyed($expected)];
}

$read = $all;
$write = $except = null;
if (@stream_select($read, $write, $except, 0) === false) {
    Bench::fails('stream_select');
}
Bench::must($read === $expected, 'what is ready is told, under its key');

$ready = count($read);
$plain = function (Bench $bench) use ($all, $ready) {
    $write = $except = null;
    $bench->mark();
    for ($i = 0; $i < CALLS; $i++) {
        $read = $all;
        stream_select($read, $write, $except, 0);
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
        stream_select($read, $write, $except, 0);
    }
    $bench->lap(0);
    Bench::must(count($read) === $ready, 'it stays so');
};
Bench::run($mode === 'change' ? $change : $plain, CALLS, 'call');
