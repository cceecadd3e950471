--TEST--
random calls of every function: nothing crashes, no descriptor stays open
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_fork();
need_function('posix_kill');
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(100);
foreach ([1, 2, 3] as $seed) {
	[$status, $out, $err] = run(php_command(__DIR__ . '/../fuzz/api.php', "--seed=$seed", '--calls=8000', '--seconds=10'));
	same([0, "seed $seed\ndone\n"], [$status, $out], "seed $seed: $err");
	holds(preg_match('~^\d{3,} calls; not false: .* recvmsg=[1-9].* select=[1-9]~m', $err) === 1, "seed $seed reaches what it is for: $err");
}
/*
 * In the middle of signals. A handler that throws makes PHP 8.2 lose the value that an internal function
 * has just returned (range() alone loses megabytes so): LeakSanitizer has nothing to say about that run.
 */
putenv('ASAN_OPTIONS=' . getenv('ASAN_OPTIONS') . ':detect_leaks=0');
/* posix may be a module of its own */
$posix = run(php_command('-r', 'exit((int) !function_exists("posix_kill"));'))[0] === 0 ? [] : ['-d', 'extension=posix'];
[$status, $out, $err] = run(php_command(...$posix, ...[__DIR__ . '/../fuzz/api.php', '--seed=4', '--calls=8000', '--seconds=6', '--signals']));
same([0, "seed 4\ndone\n"], [$status, $out], "signals: $err");
finish();
?>
--EXPECT--
7 checks held
