<?php
require __DIR__ . '/../../common/sockets.php';

const MESSAGES = 64;
$a = udp($from);
$b = udp($port);
socket_connect($a, '127.0.0.1', $port);
$data = str_repeat('u', 64);
$joined = str_repeat($data, MESSAGES);
$batch = array_fill(0, MESSAGES, $data);
$segments = $argv[1] !== 'mmsg';
$ours = function_exists('Sockets\receive_batch');
if ($ours) {
    $argv[1] === 'gro' && socket_set_option($b, SOL_UDP, UDP_GRO, 1);
    $segments ? Sockets\send_segments($a, $joined, 64) : Sockets\send_batch($a, $batch);
    for ($got = []; count($got) < MESSAGES;) {
        array_push($got, ...Sockets\receive_batch($b, MESSAGES, 2048));
    }
    foreach ($got as $datagram) {
        Bench::must($datagram->data === $data && $datagram->address === '127.0.0.1' && $datagram->port === $from, 'a datagram arrives, with its address');
    }
}

Bench::run($ours
    ? function (Bench $bench) use ($a, $b, $segments, $joined, $batch) {
        $bench->mark();
        $segments ? Sockets\send_segments($a, $joined, 64) : Sockets\send_batch($a, $batch);
        $bench->lap(0);
        for ($got = 0; $got < MESSAGES;) {
            $got += count(Sockets\receive_batch($b, MESSAGES, 2048));
        }
        $bench->lap(1);
    }
    : function (Bench $bench) use ($a, $b, $data, $port) {
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
