<?php
// Sockets for the PHP programs on ext/sockets.
require_once __DIR__ . '/bench.php';

function pair(): array
{
    Bench::must(socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $ends), 'a pair');
    return $ends;
}

function udp(?int &$port = null): Socket
{
    $socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
    Bench::must($socket && socket_bind($socket, '127.0.0.1', 0), 'a UDP socket');
    socket_getsockname($socket, $address, $port);
    return $socket;
}

/** Only ready() makes them ready; see bench_idle() in bench.h. */
function idle(int $count): array
{
    hub($port);
    $all = [];
    while ($count-- > 0) {
        $all[] = $socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
        Bench::must(socket_connect($socket, '127.0.0.1', $port), 'an idle socket');
    }
    return $all;
}

function hub(?int &$port = null): Socket
{
    static $hub = null, $at = 0;
    $hub ??= udp($at);
    $port = $at;
    return $hub;
}

function ready(Socket $socket): void
{
    socket_getsockname($socket, $host, $port);
    socket_sendto(hub(), 'r', 1, 0, $host, $port);
    socket_recv($socket, $data, 1, MSG_PEEK); // waits until it has arrived
}

function tcp_listener(?int &$port = null): Socket
{
    $listener = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    Bench::must(socket_bind($listener, '127.0.0.1', 0) && socket_listen($listener, 1024), 'a listener');
    socket_getsockname($listener, $address, $port);
    return $listener;
}
