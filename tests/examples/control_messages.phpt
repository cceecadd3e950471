--TEST--
examples/control_messages.php: what comes beside the bytes
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
$before = time();
$out = explode("\n", run_example('control_messages'));
holds(preg_match('~^port \d+ on every address$~', $out[0]) === 1, "first line: $out[0]");
same('18 bytes "these three pieces" from 127.0.0.9', $out[1], 'three pieces, one datagram, the source asked for');
$known = array_slice($out, 2, 4);
sort($known);
holds(preg_match('~^at (\d\d:\d\d:\d\d)\.\d{9}$~', $known[2], $m) === 1, "the time: $known[2]");
$seconds = array_map(fn($t) => gmdate('H:i:s', $t), range($before - 1, time() + 1));
holds(in_array($m[1], $seconds, true), "the time is now: $m[1]");
unset($known[2]);
same(['TOS 0', 'TTL 42', 'to 127.0.0.5 by interface 1'], array_values($known), 'the other control messages');
same('answer from 127.0.0.5', $out[6], 'the answer comes from the address that was asked');
finish();
?>
--EXPECT--
7 checks held
