<?php
require __DIR__ . '/../../common/sockets.php';

[$bytes, $how] = [(int) $argv[1], $argv[2]];
if (!function_exists('Sockets\read_exactly') && $how !== 'waitall') {
    Bench::fails('has no Sockets\\');
}
[$near, $far] = pair();
$data = str_repeat('x', $bytes);
$framed = str_contains($how, 'frame');
$reader = class_exists('Sockets\Reader') ? new Sockets\Reader($near) : null;
$read = match ($how) {
    'waitall' => function () use ($near, $bytes) {
        socket_recv($near, $data, $bytes, MSG_WAITALL);
        return $data;
    },
    'exactly' => fn() => Sockets\read_exactly($near, $bytes),
    'frame' => fn() => Sockets\read_frame($near),
    'reader' => fn() => $reader->readExactly($bytes),
    'reader frame' => fn() => $reader->readFrame(),
};

// The peer writes all messages as fast as they are read.
if (!function_exists('pcntl_fork')) {
    Bench::fails('needs pcntl');
}
if (pcntl_fork() === 0) {
    socket_close($near);
    unset($reader, $read);
    $piece = substr($data, 0, 1 << 18);
    $header = $framed ? pack('N', $bytes) : '';
    while (true) {
        @socket_send($far, $header, strlen($header), MSG_NOSIGNAL);
        for ($i = $bytes; $i > 0; $i -= strlen($piece)) {
            @socket_send($far, $piece, strlen($piece), MSG_NOSIGNAL) === strlen($piece) || exit(0);
        }
    }
}
socket_close($far);
Bench::must($read() === $data, 'the message');
unset($data);

Bench::run(function (Bench $bench) use ($read) {
    $bench->mark();
    $read();
    $bench->lap(0);
}, 1, 'message');
