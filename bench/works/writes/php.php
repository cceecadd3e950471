<?php
require __DIR__ . '/../../common/sockets.php';

$strings = (int) $argv[1];
$text = str_repeat('w', 50);
$listener = tcp_listener($port);
$sender = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($sender, '127.0.0.1', $port);
socket_set_option($sender, SOL_TCP, TCP_NODELAY, 1);
$receiver = socket_accept($listener);
$receive = function () use ($receiver, $strings): void {
    for ($left = $strings * 50; $left > 0; $left -= strlen($data)) {
        socket_recv($receiver, $data, 65536, 0);
    }
};

$buffer = ($argv[2] ?? '') === 'buffer' && class_exists('Sockets\Writer') ? new Sockets\Writer($sender) : null;
Bench::run($buffer ? function (Bench $bench) use ($buffer, $receive, $text, $strings) {
    $bench->mark();
    for ($i = 0; $i < $strings; $i++) {
        $buffer->write($text);
    }
    $buffer->flush();
    $bench->lap(0);
    $receive();
} : function (Bench $bench) use ($sender, $receive, $text, $strings) {
    $bench->mark();
    for ($i = 0; $i < $strings; $i++) {
        socket_write($sender, $text);
    }
    $bench->lap(0);
    $receive();
}, $strings, 'write');
