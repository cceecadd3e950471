<?php
require __DIR__ . '/../../common/sockets.php';

const CONNECTIONS = 64;
$listener = tcp_listener($port);

Bench::run(function (Bench $bench) use ($listener, $port) {
    $reset = ['l_onoff' => 1, 'l_linger' => 0];
    $bench->mark();
    for ($i = 0; $i < CONNECTIONS; $i++) {
        $clients[$i] = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
        socket_set_option($clients[$i], SOL_SOCKET, SO_LINGER, $reset);
        socket_connect($clients[$i], '127.0.0.1', $port);
    }
    $bench->lap(0);
    for ($i = 0; $i < CONNECTIONS; $i++) {
        $servers[$i] = socket_accept($listener);
    }
    $bench->lap(1);
    for ($i = 0; $i < CONNECTIONS; $i++) {
        socket_close($clients[$i]);
        socket_close($servers[$i]);
    }
    $bench->lap(2);
}, CONNECTIONS, 'connect', 'accept', 'close');
