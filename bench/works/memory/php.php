<?php
require __DIR__ . '/../../common/sockets.php';

const COUNT = 10000;
const HELD = 4000; // pairs of sockets
function resident(): int
{
    return (int) explode(' ', file_get_contents('/proc/self/statm'))[1] * 4096;
}

/** What lies on top of a socket, which is not counted. */
function holder(string $kind): ?Closure
{
    $context = class_exists('SocketPollHandle') ? new Io\Poll\Context() : null;
    if (in_array($kind, ['reader', 'burst']) && !class_exists('Sockets\Reader') || $kind === 'watcher' && $context === null) {
        Bench::fails('no such class');
    }
    return match ($kind) {
        'reader', 'burst' => fn(Socket $socket) => new Sockets\Reader($socket),
        'watcher' => fn(Socket $socket) => $context->add(new SocketPollHandle($socket), [Io\Poll\Event::Read]),
        default => null,
    };
}

$holder = holder($argv[1]);
if ($holder !== null) {
    $ends = array_map(fn() => pair(), range(1, HELD));
    $held = array_fill(0, HELD, null);
    [$bytes, $resident] = [memory_get_usage(), resident()];
    foreach ($ends as $i => [$one, $other]) {
        $held[$i] = $holder($one);
        if ($argv[1] === 'burst') {
            socket_write($other, str_repeat("a line of 80 bytes\n", 200));
            for ($line = 0; $line < 200; $line++) {
                $held[$i]->readLine();
            }
        }
    }
    Bench::report('bytes', (memory_get_usage() - $bytes) / HELD);
    Bench::report('resident', (resident() - $resident) / HELD);
    exit;
}
$used = $argv[1] === 'used';
$all = array_fill(0, COUNT, null);
[$bytes, $resident] = [memory_get_usage(), resident()];
for ($i = 0; $i < COUNT; $i++) {
    $all[$i] = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
    if ($used) {
        socket_bind($all[$i], '127.0.0.1', 0);
        socket_getsockname($all[$i], $host, $port);
        socket_sendto($all[$i], 'm', 1, 0, $host, $port);
        socket_recvfrom($all[$i], $data, 100, 0, $host, $port);
    }
}
Bench::must(count(array_filter($all)) === COUNT, 'all were made');
unset($data, $host);
Bench::report('bytes', (memory_get_usage() - $bytes) / COUNT);
Bench::report('resident', (resident() - $resident) / COUNT);
