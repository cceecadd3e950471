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

function signature(ReflectionFunctionAbstract $function): string
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

function exists(string $name): bool
{
	return class_exists($name) || interface_exists($name);
}

/** A class as a whole: what it is, and its constants, cases, properties and methods. */
function whole(ReflectionClass $class): string
{
	$interfaces = $class->getInterfaceNames();
	sort($interfaces);
	$text = head($class) . ($interfaces ? ' implements ' . implode(', ', $interfaces) : '') . "\n";
	foreach ($class->getReflectionConstants() as $constant) {
		$value = $constant->getValue();
		$text .= $class->getName() . '::' . $constant->getName() . (is_int($value) ? " = $value" : '') . "\n";
	}
	foreach ($class->isEnum() ? [] : $class->getProperties() as $property) {
		$of = $property->getDeclaringClass()->getName();
		if ($of === $class->getName()) {
			$text .= "$of::\$" . $property->getName() . ' ' . $property->getType()
				. ($property->isReadOnly() ? ' readonly' : '') . ($property->isPublic() ? ' public' : '') . "\n";
		}
	}
	foreach ($class->getMethods() as $method) {
		$of = $method->getDeclaringClass()->getName();
		if ($of === $class->getName()) {
			$text .= "$of::" . implode(' ', Reflection::getModifierNames($method->getModifiers()))
				. ' ' . signature($method) . "\n";
		}
	}
	return $text;
}

/* Classes that PHP has since 8.6 and this extension before, and one that PHP has drafted. */
const POLLING = ['Io\IoException', 'Io\Poll\Backend', 'Io\Poll\BackendUnavailableException', 'Io\Poll\Context',
	'Io\Poll\Event', 'Io\Poll\FailedContextInitializationException', 'Io\Poll\FailedHandleAddException',
	'Io\Poll\FailedPollOperationException', 'Io\Poll\FailedPollWaitException',
	'Io\Poll\FailedWatcherModificationException', 'Io\Poll\Handle', 'Io\Poll\HandleAlreadyWatchedException',
	'Io\Poll\InactiveWatcherException', 'Io\Poll\InvalidHandleException', 'Io\Poll\PollException',
	'Io\Poll\Watcher', 'StreamPollHandle', 'Time\Duration', 'Time\TimeException'];
const DRAFTED = ['SocketPollHandle'];

if (!extension_loaded('sockets')) {
	file_put_contents('php://stderr', "surface: the sockets extension is not loaded\n");
	exit(2);
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
	if (!in_array($class->getName(), [...POLLING, ...DRAFTED], true)) {
		echo head($class), "\n";
	}
}
foreach (['Polling of PHP' => POLLING, 'Drafted of PHP' => DRAFTED] as $heading => $names) {
	echo "\n## $heading\n";
	foreach (array_filter($names, 'exists') as $name) {
		echo whole(new ReflectionClass($name));
	}
}
echo "\n## Constants of ext/sockets (name = value on $system)\n";
foreach ($extension->getConstants() as $name => $value) {
	echo "$name = ", is_int($value) ? $value : var_export($value, true), "\n";
}
