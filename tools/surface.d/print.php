<?php
/* Prints what the loaded sockets extension declares: functions, classes, constants. */

function parameter(ReflectionParameter $parameter): string
{
	$text = $parameter->hasType() ? $parameter->getType() . ' ' : '';
	$text .= $parameter->isPassedByReference() ? '&' : '';
	$text .= $parameter->isVariadic() ? '...' : '';
	$text .= '$' . $parameter->getName();
	if (!$parameter->isDefaultValueAvailable()) {
		return $text . ($parameter->isOptional() && !$parameter->isVariadic() ? ' = ?' : '');
	}
	if ($parameter->isDefaultValueConstant()) {
		return $text . ' = ' . $parameter->getDefaultValueConstantName();
	}
	$value = $parameter->getDefaultValue();
	return $text . ' = ' . ($value === [] ? '[]' : var_export($value, true));
}

function signature(ReflectionFunction $function): string
{
	$type = $function->hasReturnType() ? ': ' . $function->getReturnType() : '';
	$parameters = implode(', ', array_map('parameter', $function->getParameters()));
	$deprecated = $function->isDeprecated() ? ' deprecated' : '';
	return $function->getName() . "($parameters)$type$deprecated";
}

function head(ReflectionClass $class): string
{
	$kind = $class->isEnum() ? 'enum' : ($class->isInterface() ? 'interface' : 'class');
	$text = ($class->isFinal() && $kind === 'class' ? 'final ' : '')
		. ($class->isAbstract() && $kind === 'class' ? 'abstract ' : '')
		. "$kind " . $class->getName();
	$parent = $class->getParentClass();
	return $text . ($parent ? ' extends ' . $parent->getName() : '');
}

$extension = new ReflectionExtension('sockets');
$system = PHP_OS_FAMILY . ' ' . str_replace('_', '-', php_uname('m'));
echo '# PHP ', PHP_VERSION, " on $system, read by reflection\n";
echo "\n## Functions of ext/sockets\n";
foreach ($extension->getFunctions() as $function) {
	echo signature($function), "\n";
}
echo "\n## Classes of ext/sockets\n";
foreach ($extension->getClasses() as $class) {
	echo head($class), "\n";
}
echo "\n## Constants of ext/sockets (name = value on $system)\n";
foreach ($extension->getConstants() as $name => $value) {
	echo "$name = ", is_int($value) ? $value : var_export($value, true), "\n";
}
