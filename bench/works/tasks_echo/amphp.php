<?php
// Ends with its last client.
require __DIR__ . '/../../common/bench.php';
require getenv('BENCH_PACKAGES') . '/autoload.php';

use Amp\Socket\{ResourceServerSocket, Socket as Connection};
use function Amp\async;
use function Amp\Socket\listen;

function serve_client(Connection $client, ResourceServerSocket $listener, int &$clients): void
{
    while (($data = $client->read()) !== null) {
        $client->write($data);
    }
    $client->close();
    if (--$clients === 0) {
        $listener->close();
    }
}

$context = (new Amp\Socket\BindContext())->withBacklog(1024)->withTcpNoDelay();
$listener = listen('127.0.0.1:0', $context);
Bench::report('port', $listener->getAddress()->getPort());
$clients = 0;
while ($client = $listener->accept()) {
    $clients++;
    async(function () use ($client, $listener, &$clients) {
        serve_client($client, $listener, $clients);
    });
}
