<?php
// A Fiber alone.
require __DIR__ . '/../../common/bench.php';

const FIBERS = 100;
$alive = (int) $argv[1];

Bench::run(function (Bench $bench) use ($alive) {
    $code = fn(int $number) => $number;
    $bench->mark();
    for ($begun = 0; $begun < FIBERS; $begun += $alive) {
        $fibers = [];
        for ($i = 0; $i < $alive; $i++) {
            $fibers[] = new Fiber($code);
        }
        foreach ($fibers as $i => $of) {
            $of->start($i);
            $of->getReturn() === $i || Bench::must(false, 'its result');
        }
    }
    $bench->lap(0);
}, FIBERS, 'task');
