<?php
// Ends with its last client.
require __DIR__ . '/../../common/sockets.php';

$listener = tcp_listener($port);
$all = [$listener];
Bench::report('port', $port);
do {
    $read = $all;
    $write = $except = null;
    Bench::must(socket_select($read, $write, $except, null) > 0, 'select');
    foreach ($read as $id => $socket) {
        if ($socket === $listener) {
            $all[] = socket_accept($listener);
            continue;
        }
        $data = socket_read($socket, 4096);
        if ($data === '' || $data === false) {
            unset($all[$id]);
            continue;
        }
        socket_write($socket, $data);
    }
} while (count($all) > 1);
