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
$buffer = ($argv[2] ?? '') === 'buffer' && class_exists('Sockets\Reader') ? new Sockets\Reader($reader) : null;
if ($buffer) {
    socket_write($writer, $line);
    Bench::must($buffer->readLine() . "\n" === $line, 'a line of the buffer');
}
Bench::run($buffer ? function (Bench $bench) use ($writer, $buffer, $text, $lines) {
    socket_write($writer, $text);
    $bench->mark();
    for ($i = 0; $i < $lines; $i++) {
        $buffer->readLine();
    }
    $bench->lap(0);
} : function (Bench $bench) use ($writer, $reader, $text, $lines) {
    socket_write($writer, $text);
    $bench->mark();
    for ($i = 0; $i < $lines; $i++) {
        socket_read($reader, 1024, PHP_NORMAL_READ);
    }
    $bench->lap(0);
}, $lines, 'line');
