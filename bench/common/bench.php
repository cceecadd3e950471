<?php
// The harness of the PHP programs; see bench.h. $batch is called with the Bench, whose mark() starts
// the clock and whose lap() adds the time since mark() or lap() to a metric.
final class Bench
{
    private int $last = 0;
    private array $spent = [];

    public function mark(): void
    {
        $this->last = hrtime(true);
    }

    public function lap(int $metric): void
    {
        $now = hrtime(true);
        $this->spent[$metric] = ($this->spent[$metric] ?? 0) + $now - $this->last;
        $this->last = $now;
    }

    public static function run(callable $batch, int $operations, string ...$names): void
    {
        $bench = new self();
        if ($fixed = (int) getenv('BENCH_LOOPS')) {
            $bench->repeat($batch, $fixed);
            self::report('operations', $fixed * $operations);
            return;
        }
        $loops = $bench->calibrate($batch, (int) (getenv('BENCH_MS') ?: 20));
        $values = [];
        for ($reps = (int) (getenv('BENCH_REPS') ?: 7); $reps > 0; $reps--) {
            $before = self::processor();
            $bench->repeat($batch, $loops);
            $values['processor'][] = (self::processor() - $before) / ($loops * $operations);
            foreach ($names as $metric => $name) {
                $values[$name][] = $bench->spent[$metric] / ($loops * $operations);
            }
        }
        foreach ($values as $name => $list) {
            sort($list);
            self::report($name, $list[intdiv(count($list), 2)]);
        }
    }

    /** The CPU time of this process so far, in ns. */
    public static function processor(): float
    {
        $used = getrusage();
        return ($used['ru_utime.tv_sec'] + $used['ru_stime.tv_sec']) * 1e9 + ($used['ru_utime.tv_usec'] + $used['ru_stime.tv_usec']) * 1e3;
    }

    public static function report(string $name, float|int|string $value): void
    {
        echo "$name $value\n";
    }

    /** This extension cannot do the work: a result, not an error of the program. */
    public static function fails(string $why): never
    {
        echo "fails $why\n";
        exit(0);
    }

    /** Ends the program when a condition that must hold does not. */
    public static function must(bool $condition, string $what): void
    {
        if (!$condition) {
            fwrite(STDERR, "failed: $what\n");
            exit(1);
        }
    }

    private function repeat(callable $batch, int $loops): float
    {
        $this->spent = [];
        $start = hrtime(true);
        for ($i = 0; $i < $loops; $i++) {
            $batch($this);
        }
        return (hrtime(true) - $start) / 1e6;
    }

    private function calibrate(callable $batch, int $ms): int
    {
        for ($loops = 1; ($took = $this->repeat($batch, $loops)) < $ms / 4; $loops *= 2);
        return max(1, (int) ($loops * $ms / $took));
    }
}
