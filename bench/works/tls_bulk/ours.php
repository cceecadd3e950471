<?php
require __DIR__ . '/../../common/tls.php';

use function Sockets\{read_exactly, write_all};

$bytes = (int) $argv[1];
$data = str_repeat('b', $bytes);
$server = tls_server('1.3', false);
tls_run(function () use ($server, $data, $bytes) {
    [$client, $served] = tls_pair(...$server);
    measure_cpu(function () use ($client, $served, $data, $bytes) {
        write_all($client, $data);
        Bench::must(strlen(read_exactly($served, $bytes)) === $bytes, 'all of it');
    }, 'message', 100);
}, $server[0]);
