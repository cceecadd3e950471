<?php
// A stream cannot ask for a reset, so that ext/sockets makes the clients: only accepting is measured.
require __DIR__ . '/../../common/streams.php';

const CONNECTIONS = 64;
$listener = tcp_listener($port);

Bench::run(function (Bench $bench) use ($listener, $port) {
    $reset = ['l_onoff' => 1, 'l_linger' => 0];
    for ($i = 0; $i < CONNECTIONS; $i++) {
        $clients[$i] = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
        socket_set_option($clients[$i], SOL_SOCKET, SO_LINGER, $reset);
        socket_connect($clients[$i], '127.0.0.1', $port);
    }
    $bench->mark();
    for ($i = 0; $i < CONNECTIONS; $i++) {
        $servers[$i] = stream_socket_accept($listener);
    }
    $bench->lap(0);
    for ($i = 0; $i < CONNECTIONS; $i++) {
        socket_close($clients[$i]);
        fclose($servers[$i]);
    }
}, CONNECTIONS, 'accept');
