<?php
require __DIR__ . '/../../common/sockets.php';

[$a, $b] = pair();
socket_set_nonblock($a);
Bench::must(socket_read($a, 100) === false && socket_last_error($a) === SOCKET_EAGAIN, 'EAGAIN');
/* The bundled extension has socket_read() only. */
$how = function_exists('Sockets\try_read') ? $argv[1] ?? '' : '';

Bench::run(match ($how) {
    'try' => function (Bench $bench) use ($a) {
        $bench->mark();
        for ($i = 0; $i < 64; $i++) {
            Sockets\try_read($a, 100);
        }
        $bench->lap(0);
    },
    'timeout' => function (Bench $bench) use ($a) {
        $bench->mark();
        for ($i = 0; $i < 64; $i++) {
            try {
                Sockets\read($a, 100, 0);
            } catch (Sockets\TimeoutException) {
            }
        }
        $bench->lap(0);
    },
    '' => function (Bench $bench) use ($a) {
        $bench->mark();
        for ($i = 0; $i < 64; $i++) {
            socket_read($a, 100);
        }
        $bench->lap(0);
    },
}, 64, 'read');
