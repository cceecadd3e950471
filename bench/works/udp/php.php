<?php
require __DIR__ . '/../../common/sockets.php';

const MESSAGES = 64;
$a = udp($from);
$b = udp($port);
$data = str_repeat('u', 64);
socket_sendto($a, $data, 64, 0, '127.0.0.1', $port);
Bench::must(socket_recvfrom($b, $received, 2048, 0, $host, $sender) === 64 && $received === $data
    && $host === '127.0.0.1' && $sender === $from, 'the datagram arrives, with its address');

Bench::run(function (Bench $bench) use ($a, $b, $data, $port) {
    $bench->mark();
    for ($i = 0; $i < MESSAGES; $i++) {
        socket_sendto($a, $data, 64, 0, '127.0.0.1', $port);
    }
    $bench->lap(0);
    for ($i = 0; $i < MESSAGES; $i++) {
        socket_recvfrom($b, $received, 2048, 0, $host, $sender);
    }
    $bench->lap(1);
}, MESSAGES, 'out', 'in');
