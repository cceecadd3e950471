<?php
require __DIR__ . '/../../common/streams.php';

$lines = (int) $argv[1];
$listener = tcp_listener($port);
$writer = stream_socket_client("tcp://127.0.0.1:$port", context: stream_context_create(['socket' => ['tcp_nodelay' => true]]));
$reader = stream_socket_accept($listener);

$text = str_repeat(str_repeat('l', 79) . "\n", $lines);
Bench::run(function (Bench $bench) use ($writer, $reader, $text, $lines) {
    fwrite($writer, $text);
    $bench->mark();
    for ($i = 0; $i < $lines; $i++) {
        fgets($reader, 1024);
    }
    $bench->lap(0);
}, $lines, 'line');
