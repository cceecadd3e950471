<?php
// TLS of the programs on this extension: both ends of a connection in one process, over TCP.
require_once __DIR__ . '/tls_measure.php';

use Sockets\{Endpoint, SocketException};
use function Sockets\{accept, close, connect, listen, read, run, spawn, write_all};

ob_start();
(new ReflectionExtension('sockets'))->info();
str_contains(ob_get_clean(), 'TLS => OpenSSL') || Bench::fails('it was built without OpenSSL');

/** A server, and what it takes to connect to it: the arguments of tls_pair(). */
function tls_server(string $version, bool $session): array
{
    $file = getenv('BENCH_CERTIFICATE');
    $versions = ['min_version' => $version, 'max_version' => $version];
    $server = listen('tls://127.0.0.1:0', ['certificate' => $file, 'key' => $file, 'nodelay' => true] + $versions);
    $to = Endpoint::parse('tls://127.0.0.1:' . Endpoint::local($server)->port);
    return [$server, $to, ['ca' => $file, 'peer_name' => 'localhost', 'session' => $session, 'nodelay' => true] + $versions];
}

/** Runs a work as a task. */
function tls_run(callable $work, Socket $listener): void
{
    run(function () use ($work, $listener) {
        $work();
        close($listener);
    });
}

/** Inside tls_run(). @return array{Socket, Socket} client and server, after a byte of the server, with which tickets arrive */
function tls_pair(Socket $listener, Endpoint $to, array $options): array
{
    static $task = null, $accepted = [];
    $task ??= spawn(function () use ($listener, &$accepted) {
        try {
            for (;;) {
                $server = accept($listener);
                write_all($server, 'x');
                $accepted[] = $server;
            }
        } catch (SocketException) {    // tls_run() has closed the listener
        }
    });
    $client = connect($to, null, $options);
    Bench::must(read($client, 1) === 'x', 'the byte has arrived');
    return [$client, array_pop($accepted)];
}
