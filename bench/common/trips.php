<?php
// The work of the clients of works/tasks, in PHP: how many trips, when the clock starts, what is reported.
require_once __DIR__ . '/bench.php';

final class Trips
{
    public readonly int $clients;
    /** How many trips each client makes. */
    public readonly int $each;
    private int $ready = 0;
    private int $ended = 0;
    private float $start = 0;

    public function __construct(array $argv)
    {
        $this->clients = (int) $argv[1];
        $fixed = (int) getenv('BENCH_LOOPS');
        $this->each = $fixed ?: max(4, intdiv((int) (getenv('BENCH_MS') ?: 20) * 5000, $this->clients));
    }

    public static function line(int $client, int $trip): string
    {
        return "trip $trip of client $client";
    }

    public static function answered(string $line, ?string $answer): void
    {
        if ($answer !== $line) {
            Bench::must(false, "'$line' was answered by '$answer'");
        }
    }

    /** Each client after its first trip. True for the last one: now they are all connected. */
    public function isReady(): bool
    {
        return ++$this->ready === $this->clients;
    }

    public function start(): void
    {
        $this->start = self::cpu();
    }

    /** Each client after its last trip. */
    public function end(): void
    {
        if (++$this->ended === $this->clients) {
            $trips = $this->clients * $this->each;
            Bench::report('trip', (self::cpu() - $this->start) / $trips);
            getenv('BENCH_LOOPS') && Bench::report('operations', $trips);
        }
    }

    public function finish(): void
    {
        Bench::must($this->ended === $this->clients, 'every client made its trips');
    }

    /** Nanoseconds of the process. */
    private static function cpu(): float
    {
        $used = getrusage();
        return ($used['ru_utime.tv_sec'] + $used['ru_stime.tv_sec']) * 1e9
            + ($used['ru_utime.tv_usec'] + $used['ru_stime.tv_usec']) * 1e3;
    }
}
