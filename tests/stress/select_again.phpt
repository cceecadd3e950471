--TEST--
socket_select() again and again while its sockets change: the answers of calls for each socket alone
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_fork();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(100);
$posix = run(php_command('-r', 'exit((int) !function_exists("posix_kill"));'))[0] === 0 ? [] : ['-d', 'extension=posix'];
foreach ([1, 2, 3] as $seed) {
	[$status, $out] = run(php_command(...$posix, ...[__DIR__ . '/../fuzz/select.php', "--seed=$seed", '--rounds=5000', '--seconds=15']));
	same(0, $status, "seed $seed: $out");
	same(1, preg_match('~^[0-9]{2,} rounds\n$~D', $out), "seed $seed goes to its end: $out");
}
finish();
?>
--EXPECT--
6 checks held
