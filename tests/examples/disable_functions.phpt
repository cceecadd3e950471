--TEST--
disable_functions: the names of SECURITY.md switch functions off, and leave no way to a Socket
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/example.inc';
need_examples();
require __DIR__ . '/../skipif.inc';
need_linux();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound(60);

preg_match('~## disable_functions(.*?)\n## ~s', file_get_contents(dirname(__DIR__, 2) . '/SECURITY.md'), $m);
preg_match_all('~`((?:sockets\\\\|socket_)\w+)`~', $m[1], $names);
$names = array_values(array_unique($names[1]));
/* whatever gives a Socket is named: by its type, and the lists of Sockets */
$giving = ['sockets\activated', 'sockets\receive_handles', 'socket_create_pair', 'socket_recvmsg'];
foreach ((new ReflectionExtension('sockets'))->getFunctions() as $function) {
	if (preg_match('~(^|[|?\\\\])Socket($|\|)~', (string) $function->getReturnType())) {
		$giving[] = strtolower($function->getName());
	}
}
$giving = array_diff($giving, ['socket_wsaprotocol_info_import']);
holds(count($giving) >= 12, count($giving) . ' functions give Sockets');
same([], array_values(array_diff($giving, $names)), 'all of them are named');
same([], array_values(array_filter($names, fn($name) => !function_exists($name))), 'every name is a function');

/* PHP reads the names as they stand */
$show = 'echo json_encode(array_values(array_filter(json_decode($argv[1]), "function_exists")));';
[$status, $out] = run(php_command('-d', 'disable_functions=' . implode(',', $names), '-r', $show, json_encode($names)));
same([0, '[]'], [$status, $out], 'all are off');
$call = 'try { Sockets\connect("tcp://127.0.0.1:1", 1); } catch (Error $e) { echo get_class($e), ": ", $e->getMessage(); }';
same('Error: Call to undefined function Sockets\connect()', run(php_command('-d', 'disable_functions=sockets\connect', '-r', $call))[1], 'a call');
finish();
?>
--EXPECT--
5 checks held
