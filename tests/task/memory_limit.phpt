--TEST--
Tasks when memory_limit ends the program: no code of them runs any more
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
getenv('USE_ZEND_ALLOC') === '0' && skip('memory_limit needs PHP\'s own allocator');
?>
--FILE--
<?php
require __DIR__ . '/ending.inc';
bound(60);

same([255, 'shutdown Allowed memory size of 8', 'run again'], program(AGAIN . '
ini_set("memory_limit", "8M");
run(function () {
	spawn("waiting", "task");
	sleep(0);
	str_repeat("x", 50 << 20);
});'), 'memory_limit, in a task');
same([255, 'shutdown Allowed memory size of 8', 'run again'], program(AGAIN . '
ini_set("memory_limit", "8M");
run(function () {
	while (true) {
		spawn("waiting", "task");
		sleep(0);
	}
});'), 'memory_limit, by the number of tasks');
same([255, 'shutdown Allowed memory size of 8', 'run again'], program(AGAIN . '
ini_set("memory_limit", "8M");
run(function () {
	while (true) {
		spawn("waiting", "task");
	}
});'), 'memory_limit, by tasks that have not started');
finish();
--EXPECT--
3 checks held
