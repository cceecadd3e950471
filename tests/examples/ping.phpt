--TEST--
examples/ping.php: raw, and as datagrams without a privilege
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
in_namespace(__FILE__, 'echo 0 0 >/proc/sys/net/ipv4/ping_group_range');
bound();
foreach (['raw', 'dgram'] as $kind) {
	$out = run_example('ping', '127.0.0.1', '2', $kind);
	$line = fn($n) => "$n: 40 bytes from 127\.0\.0\.1, \d+\.\d+ ms";
	holds(preg_match("~^{$line(1)}\n{$line(2)}$~", $out) === 1, "$kind: $out");
}
[$status, $out, $err] = run(php_command(example_path('ping'), 'nosuch.invalid'));
holds($status === 1 && str_starts_with($err, 'connect to udp4://nosuch.invalid:0?protocol=1: '), $err);
finish();
?>
--EXPECT--
5 checks held
