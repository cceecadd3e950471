<?php
require __DIR__ . '/../../common/sockets.php';

function cpu(): float
{
    $u = getrusage();
    return ($u['ru_utime.tv_sec'] + $u['ru_stime.tv_sec']) * 1e9 + ($u['ru_utime.tv_usec'] + $u['ru_stime.tv_usec']) * 1e3;
}

$total = (int) getenv('BENCH_BYTES');
$data = str_repeat('b', 1 << 20);
$listener = tcp_listener($port);
Bench::report('port', $port);
$socket = socket_accept($listener);
[$start, $used, $bytes] = [hrtime(true), cpu(), 0];
if ($argv[1] === 'send') {
    for (; $bytes < $total; $bytes += $n) {
        $n = socket_write($socket, $data);
        Bench::must($n > 0, 'it is sent');
    }
    socket_close($socket);
} else {
    while (($data = socket_read($socket, 1 << 16)) !== '') {
        $bytes += strlen($data);
    }
}
Bench::must($bytes === $total, "$total bytes");
Bench::report('time', (hrtime(true) - $start) / $bytes * 1e9);
Bench::report('cpu', (cpu() - $used) / $bytes * 1e9);
