<?php
require __DIR__ . '/../../common/sockets.php';

[$a, $b] = pair();
socket_set_nonblock($a);
Bench::must(socket_read($a, 100) === false && socket_last_error($a) === SOCKET_EAGAIN, 'EAGAIN');

Bench::run(function (Bench $bench) use ($a) {
    $bench->mark();
    for ($i = 0; $i < 64; $i++) {
        socket_read($a, 100);
    }
    $bench->lap(0);
}, 64, 'read');
