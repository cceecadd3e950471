<?php
require __DIR__ . '/../../common/sockets.php';

$lines = (int) $argv[1];
$line = str_repeat('l', 79) . "\n";
$listener = tcp_listener($port);
$writer = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($writer, '127.0.0.1', $port);
socket_set_option($writer, SOL_TCP, TCP_NODELAY, 1);
$socket = socket_accept($listener);
$reader = class_exists('Sockets\Reader') ? new Sockets\Reader($socket) : null;
socket_write($writer, $line);
Bench::must(($reader?->readLine() . "\n") === $line || socket_read($socket, 1024, PHP_NORMAL_READ) === $line, 'the first line');

$text = str_repeat($line, $lines);
Bench::run($reader
    ? function (Bench $bench) use ($writer, $reader, $text, $lines) {
        socket_write($writer, $text);
        $bench->mark();
        for ($i = 0; $i < $lines; $i++) {
            $reader->readLine();
        }
        $bench->lap(0);
    }
    : function (Bench $bench) use ($writer, $socket, $text, $lines) {
        socket_write($writer, $text);
        $bench->mark();
        for ($i = 0; $i < $lines; $i++) {
            socket_read($socket, 1024, PHP_NORMAL_READ);
        }
        $bench->lap(0);
    }, $lines, 'line');
