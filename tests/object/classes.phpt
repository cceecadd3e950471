--TEST--
Socket and AddressInfo are final, and only the extension makes them
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
$info = socket_addrinfo_lookup('127.0.0.1', '80', ['ai_flags' => AI_NUMERICHOST])[0];
$maker = ['Socket' => 'socket_create()', 'AddressInfo' => 'socket_addrinfo_lookup()'];

foreach (['Socket' => $socket, 'AddressInfo' => $info] as $name => $object) {
	$class = new ReflectionClass($name);
	same($name, get_class($object), 'the class of what the extension makes');
	same('sockets', $class->getExtensionName(), "$name: extension");
	same([true, false, true], [$class->isFinal(), $class->isCloneable(), $class->isInternal()],
		"$name: final, not cloneable, internal");
	same([[], [], [], []], [$class->getMethods(), $class->getProperties(), $class->getConstants(),
		$class->getInterfaceNames()], "$name: no members");
	same(false, $class->getParentClass(), "$name: no parent");

	$message = "Cannot directly construct $name, use $maker[$name] instead";
	throws('Error', $message, fn() => new $name());
	throws('Error', $message, fn() => $class->newInstance(), "$name by reflection");
	throws('ReflectionException', "Class $name is an internal class marked as final that cannot be"
		. ' instantiated without invoking its constructor',
		fn() => $class->newInstanceWithoutConstructor());
	throws('Error', "Trying to clone an uncloneable object of class $name", fn() => clone $object);
	throws('Exception', "Serialization of '$name' is not allowed", fn() => serialize($object));
	throws('Exception', "Serialization of '$name' is not allowed", fn() => serialize([[$object]]),
		"$name in an array");
	foreach (['O', 'C'] as $letter) {
		throws('Exception', "Unserialization of '$name' is not allowed",
			fn() => unserialize(sprintf('%s:%d:"%s":0:{}', $letter, strlen($name), $name)),
			"$name as $letter");
	}
	throws('Error', "Object of class $name could not be converted to string", fn() => "$object");
}
same(true, socket_set_nonblock($socket), 'the socket is whole');
same('127.0.0.1', socket_addrinfo_explain($info)['ai_addr']['sin_addr'], 'the address is whole');
finish();
?>
--EXPECT--
30 checks held
