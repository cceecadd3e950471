<?php
require __DIR__ . '/../../common/sockets.php';

const TRIPS = 20;
$all = idle((int) $argv[1]);
[$a, $b] = pair();
array_push($all, $a, $b);

$read = $all;
$write = $except = null;
socket_write($a, 't');
if (@socket_select($read, $write, $except, null) === false) {
    Bench::fails('socket_select: ' . socket_strerror(socket_last_error()));
}
Bench::must(array_values($read) === [$b] && socket_read($b, 1) === 't', 'b has a byte to read');

Bench::run(function (Bench $bench) use ($all, $a, $b) {
    $write = $except = null;
    $bench->mark();
    for ($i = 0; $i < TRIPS; $i++) {
        socket_write($a, 't');
        $read = $all;
        socket_select($read, $write, $except, null);
        foreach ($read as $socket) {
            socket_write($socket, socket_read($socket, 1));
        }
        $read = $all;
        socket_select($read, $write, $except, null);
        foreach ($read as $socket) {
            socket_read($socket, 1);
        }
    }
    $bench->lap(0);
}, TRIPS, 'trip');
