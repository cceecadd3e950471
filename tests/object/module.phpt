--TEST--
The module is named sockets, starts without a message, and nothing is registered twice
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
$extension = new ReflectionExtension('sockets');
same('sockets', $extension->getName(), 'name');
same(true, extension_loaded('Sockets'), 'the name in any case');
same(true, function_exists('socket_import_stream'), 'what Workerman and ReactPHP look for');
same(true, defined('MCAST_JOIN_GROUP'), 'what multicast libraries look for');
same(true, in_array('socket_select', get_extension_funcs('sockets'), true), 'its functions');
foreach ($extension->getFunctions() as $name => $function) {
	if (!$function->isInternal() || $function->isDeprecated() || !in_array($function->getNamespaceName(), ['', 'Sockets'], true)) {
		holds(false, "$name is an ordinary internal function");
	}
}
foreach ($extension->getConstants() as $name => $value) {
	if (!is_int($value) || constant($name) !== $value) {
		holds(false, "$name is an int, and the constant of that name");
	}
}

/* A constant or function that exists already causes a warning at startup. */
[$status, $out, $err] = run(php_command('-d', 'display_startup_errors=1', '-d', 'display_errors=1',
	'-d', 'error_reporting=-1', '-r', 'echo extension_loaded("sockets") ? "loaded" : "not loaded";'));
same([0, 'loaded', ''], [$status, $out, $err], 'it starts in silence');
finish();
?>
--EXPECT--
6 checks held
