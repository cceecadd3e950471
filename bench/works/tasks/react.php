<?php
// react/stream, with callbacks as its users write them, on the loop that the program chooses (react_ours.php has
// another).
require __DIR__ . '/../../common/trips.php';
require getenv('BENCH_PACKAGES') . '/autoload.php';

use React\EventLoop\Loop;
use React\Stream\DuplexResourceStream;

/** Calls $take with each line. */
function on_lines(DuplexResourceStream $stream, callable $take): void
{
    $have = '';
    $stream->on('data', function (string $data) use (&$have, $take) {
        $lines = explode("\n", $have . $data);
        $have = array_pop($lines);
        array_map($take, $lines);
    });
}

/** A client: its first trip, then the others once all clients have made theirs. */
function client(DuplexResourceStream $server, int $client, Trips $trips, array &$all): void
{
    $trip = 0;
    $ask = function () use (&$trip, $server, $client) {
        $server->write(Trips::line($client, $trip) . "\n");
    };
    $all[] = $ask;
    on_lines($server, function (string $answer) use (&$trip, $server, $client, $trips, $ask, &$all) {
        Trips::answered(Trips::line($client, $trip), $answer);
        if ($trip++ === 0) {
            $trips->isReady() && start($trips, $all);
        } elseif ($trip <= $trips->each) {
            $ask();
        } else {
            $trips->end();
            $server->close();
        }
    });
    $ask();
}

function start(Trips $trips, array $all): void
{
    $trips->start();
    foreach ($all as $ask) {
        $ask();
    }
}

$trips = new Trips($argv);
$all = [];
if (2 * $trips->clients + 16 > 1024 && Loop::get() instanceof React\EventLoop\StreamSelectLoop) {
    Bench::fails('stream_select() takes 1,024 descriptors');
}
for ($client = 0; $client < $trips->clients; $client++) {
    [$near, $far] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $handler = new DuplexResourceStream($far);
    on_lines($handler, static fn(string $line) => $handler->write("$line\n"));
    client(new DuplexResourceStream($near), $client, $trips, $all);
}
unset($handler, $near, $far);
Loop::run();
$trips->finish();
