--TEST--
Socket and AddressInfo have no properties and take none
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
$info = socket_addrinfo_lookup('127.0.0.1', '80', ['ai_flags' => AI_NUMERICHOST])[0];

foreach ([$socket, $info] as $object) {
	$name = get_class($object);
	throws('Error', "Cannot create dynamic property $name::\$x", fn() => $object->x = 1);
	throws('Error', "Cannot create dynamic property $name::\$y", fn() => $object->y[] = 1);
	same(null, warns("Undefined property: $name::\$x", fn() => $object->x), "$name: reading");
	same([false, false], [isset($object->x), property_exists($object, 'x')], "$name: isset");
	quiet(function () use ($object): void {
		unset($object->x);
	}, "$name: unset");
	same([], (array) $object, "$name as array");
	same([], get_object_vars($object), "$name: get_object_vars");
	$seen = 0;
	foreach ($object as $value) {
		$seen++;
	}
	same(0, $seen, "$name: iteration");
}
finish();
?>
--EXPECT--
18 checks held
