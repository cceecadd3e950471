<?php
require __DIR__ . '/../../common/tls_streams.php';

$bytes = (int) $argv[1];
[$client, $server] = tls_pair('1.3');
$data = str_repeat('b', $bytes);
measure_cpu(function () use ($client, $server, $data, $bytes) {
    Bench::must(fwrite($client, $data) === $bytes, 'it is sent');
    for ($got = ''; strlen($got) < $bytes; $got .= fread($server, $bytes - strlen($got))) {
    }
}, 'message', 100);
