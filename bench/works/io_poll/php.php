<?php
use Io\Poll\{Context, Event};
use Time\Duration;

const CALLS = 20;
[$count, $mode, $kind] = [(int) $argv[1], $argv[2], $argv[3]];
$kind = class_exists('SocketPollHandle') ? $kind : 'stream';
require __DIR__ . "/../../common/{$kind}s.php";
$class = ucfirst($kind) . 'PollHandle';
gc_disable();

$context = new Context();
$all = idle($count);
if ($mode === 'ready') {
    array_map('ready', $all);
} else {
    $all[] = $one = idle(1)[0];
    ready($one);
}
$watchers = [];
foreach ($all as $i => $socket) {
    $watchers[$i] = $context->add(new $class($socket), [Event::Read], $i);
}
$zero = Duration::fromSeconds(0);
$ready = $mode === 'ready' ? $count : 1;
$found = $context->wait($zero);
Bench::must(count($found) === $ready && ($mode === 'ready' || $found[0] === $watchers[$count]), 'the ready watchers are returned');

$wait = function (Bench $bench) use ($context, $zero, $ready) {
    $bench->mark();
    for ($i = 0; $i < CALLS; $i++) {
        $found = $context->wait($zero);
    }
    $bench->lap(0);
    Bench::must(count($found) === $ready, 'they stay ready');
};
$spare = new $class(idle(1)[0]);
$add = function (Bench $bench) use ($context, $spare) {
    $events = [Event::Read];
    $bench->mark();
    for ($i = 0; $i < CALLS; $i++) {
        $context->add($spare, $events)->remove();
    }
    $bench->lap(0);
};
$modify = function (Bench $bench) use ($watchers) {
    $watcher = $watchers[0];
    $events = [[Event::Read], [Event::Read, Event::Write]];
    $bench->mark();
    for ($i = 0; $i < CALLS; $i++) {
        $watcher->modifyEvents($events[$i & 1]);
    }
    $bench->lap(0);
};
Bench::run(match ($mode) { 'add' => $add, 'modify' => $modify, default => $wait }, CALLS, 'call');
