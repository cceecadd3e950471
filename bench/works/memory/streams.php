<?php
require __DIR__ . '/../../common/streams.php';

const COUNT = 10000;
function resident(): int
{
    return (int) explode(' ', file_get_contents('/proc/self/statm'))[1] * 4096;
}

$used = $argv[1] === 'used';
$all = array_fill(0, COUNT, null);
[$bytes, $resident] = [memory_get_usage(), resident()];
for ($i = 0; $i < COUNT; $i++) {
    $all[$i] = udp($name);
    if ($used) {
        stream_socket_sendto($all[$i], 'm', 0, $name);
        stream_socket_recvfrom($all[$i], 100, 0, $name);
    }
}
Bench::report('bytes', (memory_get_usage() - $bytes) / COUNT);
Bench::report('resident', (resident() - $resident) / COUNT);
