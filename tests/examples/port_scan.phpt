--TEST--
examples/port_scan.php: open, closed, no answer
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
need_examples();
need_linux();
need_namespace();
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
in_namespace(__FILE__, 'ip link add hole type veth peer name nobody
ip link set nobody up
ip link set hole arp off up
ip addr add 10.9.0.1/24 dev hole');
bound();
$open = Sockets\Endpoint::local($server = Sockets\listen('tcp4://127.0.0.1:0'))->port;
$closed = $open > 1024 ? $open - 1 : $open + 1;
[$low, $high] = [min($open, $closed), max($open, $closed)];
$lines = [$open => 'open', $closed => 'closed'];
same("$low $lines[$low]\n$high $lines[$high]\n$open open", run_example('port_scan', '127.0.0.1', "$low-$high,$open"), 'open and closed');
same("1 no answer\n2 no answer", run_example('port_scan', '10.9.0.99', '1,2', '0.05'), 'a black hole');
[$status, $out, $err] = run(php_command(example_path('port_scan'), 'nosuch.invalid', '1'));
holds($status === 1 && str_starts_with($err, 'connect to tcp://nosuch.invalid:1: '), $err);
holds(str_starts_with(run_example('port_scan'), 'usage: '), 'usage');
finish();
?>
--EXPECT--
7 checks held
