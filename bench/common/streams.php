<?php
// Sockets for the PHP programs on streams.
require_once __DIR__ . '/bench.php';

function pair(): array
{
    $ends = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    foreach ($ends as $end) {
        stream_set_read_buffer($end, 0);
        stream_set_chunk_size($end, 1 << 20);
    }
    return $ends;
}

function udp(?string &$name = null)
{
    $stream = stream_socket_server('udp://127.0.0.1:0', $code, $text, STREAM_SERVER_BIND);
    Bench::must($stream !== false, 'a UDP socket');
    $name = stream_socket_get_name($stream, false);
    return $stream;
}

/** Only ready() makes them ready; see bench_idle() in bench.h. */
function idle(int $count): array
{
    hub($name);
    $all = [];
    while ($count-- > 0) {
        $all[] = $stream = stream_socket_client("udp://$name");
        Bench::must($stream !== false, 'an idle socket');
    }
    return $all;
}

function hub(?string &$name = null)
{
    static $hub = null, $at = '';
    $hub ??= udp($at);
    $name = $at;
    return $hub;
}

function ready($stream): void
{
    stream_socket_sendto(hub(), 'r', 0, stream_socket_get_name($stream, false));
    stream_socket_recvfrom($stream, 1, STREAM_PEEK); // waits until it has arrived
}

function tcp_listener(?int &$port = null)
{
    $context = stream_context_create(['socket' => ['backlog' => 1024, 'tcp_nodelay' => true]]);
    $flags = STREAM_SERVER_BIND | STREAM_SERVER_LISTEN;
    $listener = stream_socket_server('tcp://127.0.0.1:0', $code, $text, $flags, $context);
    Bench::must($listener !== false, 'a listener');
    $port = (int) substr(strrchr(stream_socket_get_name($listener, false), ':'), 1);
    return $listener;
}
