<?php
// What the programs with TLS measure beside the time.
require_once __DIR__ . '/bench.php';

/** Nanoseconds of the processor. */
function cpu(): float
{
    $u = getrusage();
    return ($u['ru_utime.tv_sec'] + $u['ru_stime.tv_sec']) * 1e9 + ($u['ru_utime.tv_usec'] + $u['ru_stime.tv_usec']) * 1e3;
}

function resident(): int
{
    return (int) explode(' ', file_get_contents('/proc/self/statm'))[1] * 4096;
}

/** Calls an operation for so many times as many milliseconds as BENCH_MS has; prints its CPU time. */
function measure_cpu(callable $operation, string $metric, int $each_ms): void
{
    $loops = (int) getenv('BENCH_LOOPS') ?: (int) (getenv('BENCH_MS') ?: 20) * $each_ms;
    $operation();
    $operation();
    $start = cpu();
    for ($i = 0; $i < $loops; $i++) {
        $operation();
    }
    getenv('BENCH_LOOPS') ? Bench::report('operations', $loops) : Bench::report($metric, (cpu() - $start) / $loops);
}
