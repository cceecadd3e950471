<?php
require __DIR__ . '/../../common/streams.php';

[$a, $b] = pair();
stream_set_blocking($a, false);

Bench::run(function (Bench $bench) use ($a) {
    $bench->mark();
    for ($i = 0; $i < 64; $i++) {
        fread($a, 100);
    }
    $bench->lap(0);
}, 64, 'read');
