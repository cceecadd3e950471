<?php
require __DIR__ . '/../../common/sockets.php';

use Sockets\{Datagram, Endpoint, ProxyHeader, Reader, Writer};

const CALLS = 16;

[$a, $b] = pair();
$text = str_repeat('x', 100);
$listener = Sockets\listen('tcp://127.0.0.1:0', ['backlog' => 1000]);
$there = Endpoint::local($listener);
$path = '/tmp/skt-bench-' . getmypid();
$unix = Sockets\listen('unix://' . $path);
register_shutdown_function(fn() => @unlink($path));
$connected = Sockets\connect($there, 5);
$accepted = Sockets\accept($listener);
$udp = Sockets\listen('udp://127.0.0.1:0');
$client = Sockets\connect(Endpoint::local($udp));
$file = tmpfile();
fwrite($file, $text);
fflush($file);
$reader = new Reader($b);
$writer = new Writer($a);
$header = (string) ProxyHeader::of(Endpoint::parse('tcp://192.0.2.1:1234'), Endpoint::parse('tcp://192.0.2.2:443'));

/** One call of each function, with those that it needs. */
$calls = [
    'write_all, read' => function () use ($a, $b, $text) {
        Sockets\write_all($a, $text);
        Sockets\read($b, 1000);
    },
    'write_all, read with a timeout' => function () use ($a, $b, $text) {
        Sockets\write_all($a, $text, 5);
        Sockets\read($b, 1000, 5);
    },
    'try_write, try_read' => function () use ($a, $b, $text) {
        Sockets\try_write($a, $text);
        Sockets\try_read($b, 1000);
    },
    'try_read without data' => fn() => Sockets\try_read($b, 1000),
    'write_all of 4 strings, read_exactly' => function () use ($a, $b) {
        Sockets\write_all($a, ['one', 'two', 'three', 'four']);
        Sockets\read_exactly($b, 15);
    },
    'read_line' => function () use ($a, $b) {
        Sockets\write_all($a, "a line\n");
        Sockets\read_line($b);
    },
    'read_until' => function () use ($a, $b) {
        Sockets\write_all($a, 'some text;');
        Sockets\read_until($b, ';');
    },
    'write_frame, read_frame' => function () use ($a, $b, $text) {
        Sockets\write_frame($a, $text);
        Sockets\read_frame($b, 1000);
    },
    'Reader: readExactly' => function () use ($a, $reader, $text) {
        Sockets\write_all($a, $text);
        $reader->readExactly(100);
    },
    'Reader: readFrame' => function () use ($a, $reader, $text) {
        Sockets\write_frame($a, $text);
        $reader->readFrame();
    },
    'Reader: readMessage' => function () use ($a, $reader) {
        Sockets\write_all($a, "key: value\n");
        $reader->readMessage(fn(Reader $r) => $r->readLine());
    },
    'Writer: write, flush' => function () use ($b, $writer, $text) {
        $writer->write($text);
        $writer->flush();
        Sockets\read($b, 1000);
    },
    'send_file of 100 B' => function () use ($a, $b, $file) {
        Sockets\send_file($a, $file);
        Sockets\read_exactly($b, 100);
    },
    'connect, accept, close' => function () use ($there, $listener) {
        $client = Sockets\connect($there, 5);
        Sockets\close(Sockets\accept($listener), 0);
        Sockets\close($client);
    },
    'connect to a name, accept, close' => function () use ($there, $listener) {
        $client = Sockets\connect("tcp4://localhost:$there->port", 5);
        Sockets\close(Sockets\accept($listener), 0);
        Sockets\close($client);
    },
    'connect, accept, close of a path' => function () use ($path, $unix) {
        $client = Sockets\connect("unix://$path");
        Sockets\accept($unix);
    },
    'try_accept without a connection' => fn() => Sockets\try_accept($listener),
    'listen, close' => fn() => Sockets\close(Sockets\listen('tcp://127.0.0.1:0')),
    'pair' => fn() => Sockets\pair(),
    'Endpoint::parse' => fn() => Endpoint::parse('tcp://192.0.2.1:8080?nodelay=1'),
    'Endpoint::local' => fn() => Endpoint::local($listener),
    'Endpoint::peer' => fn() => Endpoint::peer($client),
    'Endpoint as a string' => fn() => (string) $there,
    'set_option' => fn() => Sockets\set_option($connected, 'keepalive', true),
    'get_option' => fn() => Sockets\get_option($connected, 'keepalive'),
    'resolve a number' => fn() => Sockets\resolve('tcp://127.0.0.1:80'),
    'send_batch, receive_batch of 1' => function () use ($client, $udp, $text) {
        Sockets\send_batch($client, [$text]);
        Sockets\receive_batch($udp, 1, 1000);
    },
    'Datagram::reply' => function () use ($client, $udp, $text) {
        Sockets\write_all($client, $text);
        [$datagram] = Sockets\receive_batch($udp, 1, 1000);
        Sockets\send_batch($udp, [$datagram->reply('x')]);
        Sockets\read($client, 100);
    },
    'ProxyHeader::parse' => fn() => ProxyHeader::parse($header),
    'describe' => fn() => Sockets\describe($client),
    'tcp_info' => fn() => Sockets\tcp_info($connected),
];
$call = $calls[$argv[1]] ?? Bench::must(false, "a call named $argv[1]");

Bench::run(function (Bench $bench) use ($call) {
    $bench->mark();
    for ($i = 0; $i < CALLS; $i++) {
        $call();
    }
    $bench->lap(0);
}, CALLS, 'call');
