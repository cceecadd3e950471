<?php
// Started by the harness for the counts: an empty script. For the times it starts others as itself.
if (getenv('BENCH_LOOPS') !== false) {
    exit;
}
require __DIR__ . '/../../common/bench.php';

/** The command of this process, with an empty script. */
function command(): array
{
    $words = explode("\0", rtrim(file_get_contents('/proc/self/cmdline'), "\0"));
    array_pop($words);
    return [...$words, '-r', ''];
}

/** The CPU time of the children that have ended, in ns. */
function spent(): float
{
    $used = getrusage(1);
    return ($used['ru_utime.tv_sec'] + $used['ru_stime.tv_sec']) * 1e9 + ($used['ru_utime.tv_usec'] + $used['ru_stime.tv_usec']) * 1e3;
}

[$command, $times, $busy] = [command(), [], []];
for ($reps = (int) (getenv('BENCH_REPS') ?: 7); $reps > 0; $reps--) {
    [$began, $before] = [hrtime(true), spent()];
    $ended = proc_close(proc_open($command, [], $pipes));
    Bench::must($ended === 0, 'PHP starts');
    $times[] = hrtime(true) - $began;
    $busy[] = spent() - $before;
}
sort($times);
sort($busy);
Bench::report('start', $times[intdiv(count($times), 2)]);
Bench::report('processor', $busy[intdiv(count($busy), 2)]);
