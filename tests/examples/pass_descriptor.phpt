--TEST--
examples/pass_descriptor.php: a connection and a file for a child
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
need_examples();
need_linux();
need_fork();
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
bound();
same('the client got: an answer by the child, from a file that the child has not opened',
	run_example('pass_descriptor'), 'output');
finish();
?>
--EXPECT--
2 checks held
