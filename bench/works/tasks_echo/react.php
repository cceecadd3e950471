<?php
// Ends with its last client.
require __DIR__ . '/../../common/bench.php';
require getenv('BENCH_PACKAGES') . '/autoload.php';

use React\Socket\{ConnectionInterface, TcpServer};

$listener = new TcpServer('127.0.0.1:0', null, ['backlog' => 1024, 'tcp_nodelay' => true]);
Bench::report('port', parse_url($listener->getAddress(), PHP_URL_PORT));
$clients = 0;
$listener->on('connection', function (ConnectionInterface $client) use ($listener, &$clients) {
    $clients++;
    $client->on('data', fn(string $data) => $client->write($data));
    $client->on('close', function () use ($listener, &$clients) {
        if (--$clients === 0) {
            $listener->close();
        }
    });
});
React\EventLoop\Loop::run();
