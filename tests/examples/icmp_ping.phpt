--TEST--
examples/icmp_ping.php: answers over the loopback; without rights it prints an error
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
need_examples();
need_linux();
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
bound();
$out = run_example('icmp_ping', '127.0.0.1', '2');
if (str_starts_with($out, 'skipped')) {
	same('skipped: Operation not permitted (a raw socket takes root or CAP_NET_RAW)', $out, 'without rights');
	holds(@socket_create(AF_INET, SOCK_RAW, 1) === false, 'there is no raw socket');
} else {
	$line = fn($n) => "$n: 40 bytes from 127\.0\.0\.1, TTL \d+, \d+\.\d+ ms";
	holds(preg_match("~^{$line(1)}\n{$line(2)}$~", $out) === 1, "two answers: $out");
	holds(true, 'with rights');
}
finish();
?>
--EXPECT--
3 checks held
