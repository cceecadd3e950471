<?php
require __DIR__ . '/../../common/sockets.php';

$lines = (int) $argv[1];
$line = str_repeat('l', 79) . "\n";
$listener = tcp_listener($port);
$writer = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($writer, '127.0.0.1', $port);
socket_set_option($writer, SOL_TCP, TCP_NODELAY, 1);
$reader = socket_accept($listener);
socket_write($writer, $line . $line);
Bench::must(socket_read($reader, 1024, PHP_NORMAL_READ) === $line, 'the first line');
Bench::must(socket_read($reader, 1024, PHP_NORMAL_READ) === $line, 'the second line');

$text = str_repeat($line, $lines);
Bench::run(function (Bench $bench) use ($writer, $reader, $text, $lines) {
    socket_write($writer, $text);
    $bench->mark();
    for ($i = 0; $i < $lines; $i++) {
        socket_read($reader, 1024, PHP_NORMAL_READ);
    }
    $bench->lap(0);
}, $lines, 'line');
