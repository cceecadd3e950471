<?php
require __DIR__ . '/../../common/sockets.php';

const COUNT = 32;
$streams = [];
for ($i = 0; $i < COUNT / 2; $i++) {
    array_push($streams, ...stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0));
}

Bench::run(function (Bench $bench) use ($streams) {
    $sockets = $made = [];
    for ($i = 0; $i < COUNT / 2; $i++) {
        array_push($sockets, ...pair());
    }
    $bench->mark();
    foreach ($streams as $stream) {
        $made[] = socket_import_stream($stream);
    }
    $bench->lap(0);
    $made = [];
    $bench->mark();
    foreach ($sockets as $socket) {
        $made[] = socket_export_stream($socket);
    }
    $bench->lap(1);
}, COUNT, 'import', 'export');
