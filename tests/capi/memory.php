<?php
// Prints how many bytes of PHP's memory one Socket takes, over as many as the argument asks for.
$count = (int) $argv[1];
$sockets = array_fill(0, $count, null);
// The table of objects grows first, so that it is not counted.
foreach ($sockets as $i => $none) {
    $sockets[$i] = new stdClass();
}
for ($i = 0; $i < $count; $i++) {
    $sockets[$i] = null;
}
$before = memory_get_usage();
for ($i = 0; $i < $count; $i++) {
    $sockets[$i] = socket_create(AF_UNIX, SOCK_STREAM, 0);
    if (!$sockets[$i]) {
        exit(1);
    }
}
echo (memory_get_usage() - $before) / $count, "\n";
