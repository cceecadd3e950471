--TEST--
Each constant is found by a name that the script has computed
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(30);

$all = get_defined_constants(true)['sockets'];
same(true, count($all) > 300, 'the extension has constants');

$wrong = [];
foreach ($all as $name => $value) {
	$computed = strrev(strrev($name));
	if (!defined($computed) || constant($computed) !== $value || constant("\\$computed") !== $value) {
		$wrong[] = $name;
	}
}
same([], $wrong, 'constant() finds each of them');
same([], array_diff_key($all, (new ReflectionExtension('sockets'))->getConstants()), 'reflection knows all');
same(AF_INET, eval('return AF_' . 'INET;'), 'compiled code finds one');
same(true, !defined('af_inet'), 'names are case-sensitive');
same(false, @define('AF_INET', 4711), 'none can be defined again');

$names = array_keys($all);
unset($all);
$kept = array_flip($names);
gc_collect_cycles();
same(count($names), count($kept), 'names can be keys of arrays');
finish();
?>
--EXPECT--
7 checks held
