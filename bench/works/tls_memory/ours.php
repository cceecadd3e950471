<?php
require __DIR__ . '/../../common/tls.php';

$server = tls_server('1.3', false);
tls_run(function () use ($argv, $server) {
    $all = array_fill(0, (int) $argv[1], null);
    $first = tls_pair(...$server);
    $before = resident();
    foreach ($all as $i => $_) {
        $all[$i] = tls_pair(...$server);
    }
    Bench::report('resident', (resident() - $before) / count($all) / 2);
}, $server[0]);
