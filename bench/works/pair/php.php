<?php
require __DIR__ . '/../../common/sockets.php';

[, $call, $bytes, $asked, $messages, $pairs] = $argv;
[$bytes, $asked, $messages] = [(int) $bytes, (int) $asked, (int) $messages];
$data = str_repeat('x', $bytes - 1) . 'e';
for ($i = 0; $i < $messages; $i++) {
    if ($i < (int) $pairs) {
        [$a, $b] = pair();
    }
    $out[] = $a;
    $in[] = $b;
}
Bench::must(socket_write($a, $data) === $bytes && socket_read($b, $asked) === $data, 'what was written is read');

$write = function (Bench $bench) use ($out, $in, $data, $asked) {
    $bench->mark();
    foreach ($out as $socket) {
        socket_write($socket, $data);
    }
    $bench->lap(0);
    foreach ($in as $socket) {
        socket_read($socket, $asked);
    }
    $bench->lap(1);
};
$send = function (Bench $bench) use ($out, $in, $data, $asked) {
    $length = strlen($data);
    $bench->mark();
    foreach ($out as $socket) {
        socket_send($socket, $data, $length, 0);
    }
    $bench->lap(0);
    foreach ($in as $socket) {
        socket_recv($socket, $received, $asked, 0);
    }
    $bench->lap(1);
};
Bench::run($call === 'send' ? $send : $write, $messages, 'out', 'in');
