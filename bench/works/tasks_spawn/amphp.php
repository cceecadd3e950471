<?php
require __DIR__ . '/../../common/bench.php';
require getenv('BENCH_PACKAGES') . '/autoload.php';

use function Amp\async;

const TASKS = 100;
$alive = (int) $argv[1];

Bench::run(function (Bench $bench) use ($alive) {
    $task = fn(int $number) => $number;
    $bench->mark();
    for ($begun = 0; $begun < TASKS; $begun += $alive) {
        $tasks = [];
        for ($i = 0; $i < $alive; $i++) {
            $tasks[] = async($task, $i);
        }
        foreach ($tasks as $i => $of) {
            $of->await() === $i || Bench::must(false, 'its result');
        }
    }
    $bench->lap(0);
}, TASKS, 'task');
