<?php
require __DIR__ . '/../../common/streams.php';

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
Bench::must(fwrite($a, $data) === $bytes && fread($b, $asked) === $data, 'what was written is read');

$write = function (Bench $bench) use ($out, $in, $data, $asked) {
    $bench->mark();
    foreach ($out as $stream) {
        fwrite($stream, $data);
    }
    $bench->lap(0);
    foreach ($in as $stream) {
        fread($stream, $asked);
    }
    $bench->lap(1);
};
$send = function (Bench $bench) use ($out, $in, $data, $asked) {
    $bench->mark();
    foreach ($out as $stream) {
        stream_socket_sendto($stream, $data);
    }
    $bench->lap(0);
    foreach ($in as $stream) {
        stream_socket_recvfrom($stream, $asked);
    }
    $bench->lap(1);
};
Bench::run($call === 'send' ? $send : $write, $messages, 'out', 'in');
