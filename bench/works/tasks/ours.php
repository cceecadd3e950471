<?php
require __DIR__ . '/../../common/trips.php';

use function Sockets\{pair, read_line, run, spawn, write_all};

function handle(Socket $client): void
{
    while (($line = read_line($client)) !== null) {
        write_all($client, "$line\n");
    }
}

function trip(Socket $server, int $client, int $trip): void
{
    $line = Trips::line($client, $trip);
    write_all($server, "$line\n");
    Trips::answered($line, read_line($server));
}

$trips = new Trips($argv);
run(function () use ($trips) {
    [$mine, $all] = pair();
    $gate = spawn(read_line(...), $mine);
    for ($client = 0; $client < $trips->clients; $client++) {
        [$near, $far] = pair();
        spawn('handle', $far);
        spawn(function () use ($near, $client, $trips, $gate, $all) {
            trip($near, $client, 0);
            if ($trips->isReady()) {
                write_all($all, "go\n");
            }
            $gate->await();
            for ($trip = 1; $trip <= $trips->each; $trip++) {
                trip($near, $client, $trip);
            }
            $trips->end();
        });
    }
    unset($near, $far);
    $gate->await();
    $trips->start();
});
$trips->finish();
