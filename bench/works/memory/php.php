<?php
require __DIR__ . '/../../common/sockets.php';

const COUNT = 10000;
function resident(): int
{
    return (int) explode(' ', file_get_contents('/proc/self/statm'))[1] * 4096;
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
