<?php
// A Fiber's own memory first: n of them that are suspended at the same depth of calls.
require __DIR__ . '/../../common/bench.php';

use function Sockets\{pair, read_line, run, sleep, spawn};

$count = (int) $argv[1];

function resident(): int
{
    return (int) explode(' ', file_get_contents('/proc/self/statm'))[1] * 4096;
}

function memory(): array
{
    return [memory_get_usage(), resident()];
}

/** Bytes of each between two results of memory(). */
function each(array $before, array $after): array
{
    return [($after[0] - $before[0]) / $GLOBALS['count'], ($after[1] - $before[1]) / $GLOBALS['count']];
}

function wait_in_fiber(Socket $socket): void
{
    Fiber::suspend();
}

function wait_in_task(Socket $socket): void
{
    read_line($socket);
}

$pairs = [];
for ($i = 0; $i < $count; $i++) {
    $pairs[] = pair();
}
$fibers = array_fill(0, $count, null);
$tasks = array_fill(0, $count, null);
$before = memory();
foreach ($pairs as $i => $ends) {
    $fibers[$i] = new Fiber(wait_in_fiber(...));
    $fibers[$i]->start($ends[0]);
}
$fiber = each($before, memory());
$task = run(function () use (&$tasks, $pairs) {
    $before = memory();
    foreach ($pairs as $i => $ends) {
        $tasks[$i] = spawn(wait_in_task(...), $ends[0]);
    }
    sleep(0);
    sleep(0);
    $after = memory();
    foreach ($tasks as $i => $waiting) {
        Bench::must(!$waiting->isDone(), 'the task waits');
        Sockets\write_all($pairs[$i][1], "the end\n");
    }
    return each($before, $after);
});
Bench::report('bytes', $task[0]);
Bench::report('resident', $task[1]);
Bench::report('beyond', $task[0] - $fiber[0]);
Bench::report('resident_beyond', $task[1] - $fiber[1]);
