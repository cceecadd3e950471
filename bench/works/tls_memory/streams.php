<?php
require __DIR__ . '/../../common/tls_streams.php';

$all = array_fill(0, (int) $argv[1], null);
$first = tls_pair('1.3');
$before = resident();
foreach ($all as $i => $_) {
    $all[$i] = tls_pair('1.3');
}
Bench::report('resident', (resident() - $before) / count($all) / 2);
