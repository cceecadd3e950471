<?php
// Ends with its last client.
require __DIR__ . '/../../common/streams.php';

$listener = tcp_listener($port);
$all = [$listener];
Bench::report('port', $port);
do {
    $read = $all;
    $write = $except = null;
    Bench::must(stream_select($read, $write, $except, null) > 0, 'select');
    foreach ($read as $id => $stream) {
        if ($stream === $listener) {
            $all[] = $client = stream_socket_accept($listener);
            stream_set_read_buffer($client, 0);
            stream_set_blocking($client, false);
            continue;
        }
        $data = fread($stream, 4096);
        if ($data === '' || $data === false) {
            unset($all[$id]);
            continue;
        }
        fwrite($stream, $data);
    }
    unset($stream, $read, $client);
} while (count($all) > 1);
