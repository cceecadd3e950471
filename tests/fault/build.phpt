--TEST--
Failing calls: a mistake in SKC_FAULTS aborts the process with a message
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/fault.inc';
need_faults();
?>
--FILE--
<?php
require __DIR__ . '/fault.inc';
foreach (['recvv:1:EINTR', 'recv:0:EINTR', 'recv:1:ENOSUCH', 'bind:1:short=1', 'recv:1', 'recv:1:EINTR:', ','] as $faults) {
	[$status, $out, $err] = run(php_command('-r', 'echo "not reached";'), ['SKC_FAULTS' => $faults]);
	same(['', "SKC_FAULTS: no such fault in \"$faults\"\n"], [$out, $err], $faults);
	holds($status !== 0, "$faults: exit status");
}
[$status, $out] = run(php_command('-r', 'echo "reached";'), ['SKC_FAULTS' => 'recv:1:EINTR:0,send:2:104:3,close:1:5']);
same([0, 'reached'], [$status, $out], 'right rules');
finish();
?>
--EXPECT--
15 checks held
