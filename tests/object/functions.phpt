--TEST--
The functions: names, parameters, types, defaults and return types of PHP 8.6
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
require __DIR__ . '/surface.inc';

function parameter(ReflectionParameter $parameter): string
{
	$text = trim($parameter->getType() . ' ')
		. ($parameter->hasType() ? ' ' : '')
		. ($parameter->isPassedByReference() ? '&' : '') . '$' . $parameter->getName();
	if (!$parameter->isDefaultValueAvailable()) {
		return $text;
	}
	if ($parameter->isDefaultValueConstant()) {
		return "$text = " . $parameter->getDefaultValueConstantName();
	}
	$value = $parameter->getDefaultValue();
	return "$text = " . ($value === [] ? '[]' : var_export($value, true));
}

$declared = [];
foreach ((new ReflectionExtension('sockets'))->getFunctions() as $name => $function) {
	if (str_starts_with($name, 'socket_wsaprotocol_info_') || str_starts_with($name, 'Sockets\\')) {
		continue; /* Winsock has three more, and Sockets\ has its own. */
	}
	$declared[] = $name . '(' . implode(', ', array_map('parameter', $function->getParameters())) . ')'
		. ($function->hasReturnType() ? ': ' . $function->getReturnType() : '');
}
foreach (surface('Functions') as $i => $line) {
	same($line, $declared[$i] ?? null, "function $i");
}
same(count(surface('Functions')), count($declared), 'no other functions');

$default = fn(string $function, int $i) => (new ReflectionParameter($function, $i))->getDefaultValue();
same(SOMAXCONN, $default('socket_create_listen', 1), 'the default of $backlog');
same(PHP_BINARY_READ, $default('socket_read', 2), 'the default of $mode of socket_read()');
same(SHUT_RDWR, $default('socket_shutdown', 1), 'the default of $mode of socket_shutdown()');
finish();
?>
--EXPECT--
41 checks held
