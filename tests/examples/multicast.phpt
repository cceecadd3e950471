--TEST--
examples/multicast.php: groups, leaving, a source filter
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
bound();
in_namespace(__FILE__);
$out = explode("\n", run_example('multicast'));
holds(preg_match('~^group 239\.255\.77\.1 port \d+$~', array_shift($out)) === 1, 'first line');
same([
	'first:  "to both" from 127.0.0.1',
	'second: "to both" from 127.0.0.1',
	'first:  "to one" from 127.0.0.1',
	'second: nothing, it has left',
	'first:  "from the wrong one" from 127.0.0.1',
	'second: nothing, it hears 127.0.0.2 only',
	'second: "from the right one" from 127.0.0.2',
], $out, 'the rest');
finish();
?>
--EXPECT--
3 checks held
