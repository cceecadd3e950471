<?php
// TLS of the programs on streams: both ends of a connection in one process, over TCP.
require_once __DIR__ . '/tls_measure.php';

extension_loaded('openssl') || Bench::fails('PHP has no openssl');

/** @return array{resource, resource} client and server, after a byte of the server */
function tls_pair(string $version): array
{
    static $listener = null;
    $file = getenv('BENCH_CERTIFICATE');
    $listener ??= stream_socket_server('tcp://127.0.0.1:0', $code, $text, context: stream_context_create(
        ['socket' => ['tcp_nodelay' => true, 'backlog' => 1024], 'ssl' => ['local_cert' => $file]]));
    $client = stream_socket_client('tcp://' . stream_socket_get_name($listener, false), context: stream_context_create(
        ['socket' => ['tcp_nodelay' => true], 'ssl' => ['cafile' => $file, 'peer_name' => 'localhost']]));
    $server = stream_socket_accept($listener);
    $methods = $version === '1.2' ? [STREAM_CRYPTO_METHOD_TLSv1_2_CLIENT, STREAM_CRYPTO_METHOD_TLSv1_2_SERVER]
        : [STREAM_CRYPTO_METHOD_TLSv1_3_CLIENT, STREAM_CRYPTO_METHOD_TLSv1_3_SERVER];
    stream_set_blocking($client, false);
    stream_set_blocking($server, false);
    [$here, $there] = [0, 0];
    while ($here !== true || $there !== true) {
        $here = $here === true ?: stream_socket_enable_crypto($client, true, $methods[0]);
        $there = $there === true ?: stream_socket_enable_crypto($server, true, $methods[1]);
        Bench::must($here !== false && $there !== false, 'the handshake goes on');
    }
    stream_set_blocking($client, true);
    stream_set_blocking($server, true);
    fwrite($server, 'x');
    Bench::must(fread($client, 1) === 'x', 'the byte has arrived');
    return [$client, $server];
}
