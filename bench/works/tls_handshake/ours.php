<?php
require __DIR__ . '/../../common/tls.php';

use function Sockets\secure_info;

$resumed = $argv[2] === 'resumed';
$server = tls_server($argv[1], $resumed);
$count = 0;
$handshake = function () use ($server, $resumed, &$count) {
    [$client, $served] = tls_pair(...$server);
    if ($count++ < 2) {
        Bench::must(secure_info($served)->resumed === ($resumed && $count > 1), 'resumed');
    }
    socket_close($client);
    socket_close($served);
};
tls_run(fn() => measure_cpu($handshake, 'handshake', 10), $server[0]);
