<?php
require __DIR__ . '/../../common/streams.php';

$strings = (int) $argv[1];
$text = str_repeat('w', 50);
$listener = tcp_listener($port);
$sender = stream_socket_client("tcp://127.0.0.1:$port", context: stream_context_create(['socket' => ['tcp_nodelay' => true]]));
$receiver = stream_socket_accept($listener);

Bench::run(function (Bench $bench) use ($sender, $receiver, $text, $strings) {
    $bench->mark();
    for ($i = 0; $i < $strings; $i++) {
        fwrite($sender, $text);
    }
    $bench->lap(0);
    for ($left = $strings * 50; $left > 0; $left -= strlen(fread($receiver, $left)));
}, $strings, 'write');
