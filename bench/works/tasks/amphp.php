<?php
// amphp/socket 2, on the driver of Revolt that the program chooses (amphp_ours.php has another).
require __DIR__ . '/../../common/trips.php';
require getenv('BENCH_PACKAGES') . '/autoload.php';

use Amp\ByteStream\BufferedReader;
use Amp\Socket\Socket as Connection;
use Amp\DeferredFuture;
use Revolt\EventLoop;
use Revolt\EventLoop\Driver\StreamSelectDriver;
use function Amp\async;
use function Amp\Future\await;
use function Amp\Socket\createSocketPair;

function handle(Connection $client): void
{
    $lines = new BufferedReader($client);
    try {
        while (true) {
            $client->write($lines->readUntil("\n") . "\n");
        }
    } catch (Amp\ByteStream\BufferException | Amp\ByteStream\ClosedException) {
        // the client has ended
    }
}

function trip(Connection $server, BufferedReader $lines, int $client, int $trip): void
{
    $line = Trips::line($client, $trip);
    $server->write("$line\n");
    Trips::answered($line, $lines->readUntil("\n"));
}

$trips = new Trips($argv);
if (2 * $trips->clients + 16 > 1024 && EventLoop::getDriver() instanceof StreamSelectDriver) {
    Bench::fails('stream_select() takes 1,024 descriptors');
}
$ready = new DeferredFuture();
$gate = new DeferredFuture();
$all = [];
for ($client = 0; $client < $trips->clients; $client++) {
    [$near, $far] = createSocketPair();
    async(handle(...), $far);
    $all[] = async(function () use ($near, $client, $trips, $ready, $gate) {
        $lines = new BufferedReader($near);
        trip($near, $lines, $client, 0);
        if ($trips->isReady()) {
            $ready->complete();
        }
        $gate->getFuture()->await();
        for ($trip = 1; $trip <= $trips->each; $trip++) {
            trip($near, $lines, $client, $trip);
        }
        $trips->end();
        $near->close();
    });
}
unset($near, $far);
$ready->getFuture()->await();
$trips->start();
$gate->complete();
await($all);
$trips->finish();
