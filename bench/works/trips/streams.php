<?php
require __DIR__ . '/../../common/streams.php';

const TRIPS = 20;
$all = idle((int) $argv[1]);
[$a, $b] = pair();
array_push($all, $a, $b);

$read = $all;
$write = $except = null;
fwrite($a, 't');
if (@stream_select($read, $write, $except, null) === false) {
    Bench::fails('stream_select');
}
Bench::must(array_values($read) === [$b] && fread($b, 1) === 't', 'b has a byte to read');

Bench::run(function (Bench $bench) use ($all, $a, $b) {
    $write = $except = null;
    $bench->mark();
    for ($i = 0; $i < TRIPS; $i++) {
        fwrite($a, 't');
        $read = $all;
        stream_select($read, $write, $except, null);
        foreach ($read as $stream) {
            fwrite($stream, fread($stream, 1));
        }
        $read = $all;
        stream_select($read, $write, $except, null);
        foreach ($read as $stream) {
            fread($stream, 1);
        }
    }
    $bench->lap(0);
}, TRIPS, 'trip');
