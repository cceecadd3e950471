<?php
/* Classes and objects. tools/surface compares functions and constants with PHP 8.6's. */
require __DIR__ . '/case.inc';

$extension = new ReflectionExtension('sockets');
case_('name', fn() => [extension_loaded('sockets'), $extension->getName()]);
case_('classes', fn() => array_values(array_intersect(['Socket', 'AddressInfo'],
	$extension->getClassNames())));
$functions = surface_functions();
case_('functions beyond 8.6', fn() => array_values(array_filter(array_keys($extension->getFunctions()),
	fn($name) => !in_array($name, $functions, true) && !str_contains($name, '\\'))));
foreach (['Socket', 'AddressInfo'] as $class) {
	$c = new ReflectionClass($class);
	case_("$class modifiers", fn() => [$c->isFinal(), $c->isInstantiable(), $c->isCloneable(), $c->isInternal()]);
	case_("$class members", fn() => [array_map(fn($m) => $m->getName(), $c->getMethods()), $c->getProperties(),
		$c->getConstants(), $c->getInterfaceNames()]);
	case_("$class new", fn() => new $class());
	case_("$class new with arguments", fn() => new $class(1, 2));
	case_("$class without constructor", fn() => $c->newInstanceWithoutConstructor());
	case_("$class unserialize", fn() => unserialize(sprintf('O:%d:"%s":0:{}', strlen($class), $class)));
	case_("$class unserialize custom", fn() => unserialize(sprintf('C:%d:"%s":0:{}', strlen($class), $class)));
	isolated("$class extended", function () use ($class) {
		eval("class Child extends $class {}");
	});
}
[$a, $b] = pair();
case_('clone', fn() => clone $a);
case_('serialize', fn() => serialize($a));
case_('serialize inside', fn() => serialize(['x' => $a]));
case_('var_export', fn() => var_export($a, true));
case_('json', fn() => json_encode($a));
case_('print_r', fn() => print_r($a, true));
case_('dynamic property', function () use ($a) {
	$a->x = 1;
	return $a->x;
});
case_('read of a property', fn() => $a->x ?? 'none');
case_('read of a missing property', fn() => $a->missing);
case_('isset', fn() => isset($a->x));
case_('unset', function () use ($a) {
	unset($a->x);
	return true;
});
case_('compare', fn() => [$a == $b, $a === $a, $a == $a, $a != $b]);
case_('order', fn() => [$a < $b, $a > $b, $a <=> $b]);
case_('compare with others', fn() => [$a == null, $a == 1, $a == 'x', $a == []]);
case_('cast to bool', fn() => (bool) $a);
case_('cast to array', fn() => (array) $a);
case_('cast to int', fn() => (int) $a);
case_('cast to text', fn() => (string) $a);
case_('foreach', function () use ($a) {
	$n = 0;
	foreach ($a as $ignored) {
		$n++;
	}
	return $n;
});
case_('arithmetic', fn() => $a + 1);
case_('call it', fn() => $a());
case_('index', fn() => $a[0]);
case_('WeakMap', function () {
	$map = new WeakMap();
	[$x] = pair();
	$map[$x] = 1;
	unset($x);
	return count($map);
});
case_('SplObjectStorage', function () use ($a, $b) {
	$set = new SplObjectStorage();
	$set[$a] = 'a';
	$set[$b] = 'b';
	return [$set[$a], $set[$b]];
});
case_('var_dump', function () use ($a) {
	ob_start();
	var_dump($a);
	return preg_replace('/#\d+/', '#N', ob_get_clean());
});
case_('instanceof', fn() => [$a instanceof Socket, is_object($a), is_resource($a), gettype($a)]);
case_('garbage cycle', function () {
	[$x, $y] = pair();
	$holder = new stdClass();
	$holder->self = $holder;
	$holder->socket = $x;
	unset($x, $holder);
	gc_collect_cycles();
	return socket_read($y, 10);
});
case_('ini entries', fn() => $extension->getINIEntries());
done();
