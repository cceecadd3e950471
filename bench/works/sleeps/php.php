<?php
use Io\Poll\{Context, Event};
use Time\Duration;

[$count, $kind] = [(int) $argv[1], $argv[2]];
$kind = class_exists('SocketPollHandle') ? $kind : 'stream';
require __DIR__ . "/../../common/{$kind}s.php";
$class = ucfirst($kind) . 'PollHandle';

$context = new Context();
foreach (idle($count) as $i => $socket) {
    $context->add(new $class($socket), [Event::Read], $i);
}
$millisecond = Duration::fromMilliseconds(1);

/** The processor time of this process, in ns. */
function spent(): float
{
    $used = getrusage();
    return ($used['ru_utime.tv_sec'] + $used['ru_stime.tv_sec']) * 1e9 + ($used['ru_utime.tv_usec'] + $used['ru_stime.tv_usec']) * 1e3;
}

function sleeps(Context $context, Duration $time, int $calls): float
{
    $before = spent();
    for ($i = 0; $i < $calls; $i++) {
        Bench::must($context->wait($time) === [], 'nothing comes');
    }
    return (spent() - $before) / $calls;
}

if ($fixed = (int) getenv('BENCH_LOOPS')) {
    sleeps($context, $millisecond, $fixed);
    Bench::report('operations', $fixed);
    exit;
}
sleeps($context, $millisecond, 5);
$values = [];
for ($reps = (int) (getenv('BENCH_REPS') ?: 7); $reps > 0; $reps--) {
    $values[] = sleeps($context, $millisecond, max(10, (int) (getenv('BENCH_MS') ?: 20)));
}
sort($values);
Bench::report('cpu', $values[intdiv(count($values), 2)]);
