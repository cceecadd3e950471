--TEST--
200,000 random calls, with PHP code in the middle of many
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
getenv('SKIP_SLOW_TESTS') && die('skip slow');
?>
--FILE--
<?php
/* The long mode: php tests/fuzz/api.php --calls=100000000 --seconds=3600 */
require __DIR__ . '/../sockets.inc';
bound(220);
/* Under a sanitizer a call takes several times as long: the time ends the run there. */
$sanitized = getenv('SKC_SANITIZED') === '1';
for ($seed = 11; $seed <= 18; $seed++) {
	[$status, $out, $err] = run(php_command(__DIR__ . '/../fuzz/api.php', "--seed=$seed", '--calls=25000', '--seconds=6'));
	same([0, "seed $seed\ndone\n"], [$status, $out], "seed $seed: $err");
	holds(preg_match('~^(\d+) calls;~m', $err, $m) === 1 && ($sanitized || $m[1] > 1000), "seed $seed: $err");
}
finish();
?>
--EXPECT--
16 checks held
