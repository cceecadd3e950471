<?php
require __DIR__ . '/../../common/tls_streams.php';

$argv[2] === 'full' || Bench::fails('streams do not resume sessions');
measure_cpu(function () use ($argv) {
    foreach (tls_pair($argv[1]) as $end) {
        fclose($end);
    }
}, 'handshake', 10);
