<?php
// Ends with its last client.
require __DIR__ . '/../../common/bench.php';

use Sockets\{Endpoint, Task};
use function Sockets\{accept, listen, read, run, spawn, write_all};

function serve_client(Socket $client, Task $accepting, int &$clients): void
{
    while (($data = read($client, 65536)) !== '') {
        write_all($client, $data);
    }
    if (--$clients === 0) {
        $accepting->cancel();
    }
}

run(function () {
    $listener = listen('tcp://127.0.0.1:0', ['backlog' => 1024]);
    Bench::report('port', Endpoint::local($listener)->port);
    $accepting = spawn(function () use ($listener, &$accepting) {
        $clients = 0;
        while (true) {
            $client = accept($listener);
            $clients++;
            spawn(function () use ($client, $accepting, &$clients) {
                serve_client($client, $accepting, $clients);
            });
        }
    });
});
