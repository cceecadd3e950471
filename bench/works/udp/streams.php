<?php
require __DIR__ . '/../../common/streams.php';

const MESSAGES = 64;
$a = udp();
$b = udp($name);
$data = str_repeat('u', 64);

Bench::run(function (Bench $bench) use ($a, $b, $data, $name) {
    $bench->mark();
    for ($i = 0; $i < MESSAGES; $i++) {
        stream_socket_sendto($a, $data, 0, $name);
    }
    $bench->lap(0);
    for ($i = 0; $i < MESSAGES; $i++) {
        stream_socket_recvfrom($b, 2048, 0, $sender);
    }
    $bench->lap(1);
}, MESSAGES, 'out', 'in');
