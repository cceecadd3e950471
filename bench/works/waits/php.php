<?php
require __DIR__ . '/../../common/sockets.php';

$what = $argv[1];
[$all, [$a, $b]] = [idle(10), pair()];
if ($what === 'read' && !function_exists('Sockets\\read') || $what === 'poll' && !class_exists('SocketPollHandle')) {
    Bench::fails('no such function');
}
socket_set_option($a, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 1000]);
if ($what === 'poll') {
    $context = new Io\Poll\Context();
    foreach ($all as $socket) {
        $context->add(new SocketPollHandle($socket), [Io\Poll\Event::Read]);
    }
    $millisecond = Time\Duration::fromMilliseconds(1);
}
$wait = match ($what) {
    'select' => function () use ($all) {
        $read = $all;
        $write = $except = null;
        socket_select($read, $write, $except, 0, 1000);
    },
    'receive' => fn() => @socket_recv($a, $data, 100, 0),
    'read' => function () use ($a) {
        try {
            Sockets\read($a, 100, 0.001);
        } catch (Sockets\TimeoutException) {
        }
    },
    'poll' => fn() => $context->wait($millisecond),
};
Bench::run(function (Bench $bench) use ($wait) {
    $bench->mark();
    for ($i = 0; $i < 5; $i++) {
        $wait();
    }
    $bench->lap(0);
}, 5, 'wait');
