<?php
/* Before case.inc: it fills in missing constants. */
$constants = (new ReflectionExtension('sockets'))->getConstants();
require __DIR__ . '/case.inc';

$extension = new ReflectionExtension('sockets');
case_('name', fn() => [extension_loaded('sockets'), $extension->getName()]);
case_('classes', fn() => array_values(array_intersect(['Socket', 'AddressInfo'],
	$extension->getClassNames())));
foreach (file(__DIR__ . '/constants.txt', FILE_IGNORE_NEW_LINES) as $row) {
	[$name] = explode(' = ', $row);
	case_("constant $name", fn() => $constants[$name] ?? 'missing');
}
$functions = ['socket_select', 'socket_create_listen', 'socket_accept', 'socket_set_nonblock', 'socket_set_block',
	'socket_listen', 'socket_close', 'socket_write', 'socket_read', 'socket_getsockname', 'socket_getpeername',
	'socket_create', 'socket_connect', 'socket_strerror', 'socket_bind', 'socket_recv', 'socket_send',
	'socket_recvfrom', 'socket_sendto', 'socket_get_option', 'socket_getopt', 'socket_set_option', 'socket_setopt',
	'socket_create_pair', 'socket_shutdown', 'socket_atmark', 'socket_last_error', 'socket_clear_error',
	'socket_import_stream', 'socket_export_stream', 'socket_sendmsg', 'socket_recvmsg', 'socket_cmsg_space',
	'socket_addrinfo_lookup', 'socket_addrinfo_connect', 'socket_addrinfo_bind', 'socket_addrinfo_explain'];

function parameter(ReflectionParameter $p): string
{
	$text = $p->getType() . ' ' . ($p->isPassedByReference() ? '&' : '') . '$' . $p->getName();
	if ($p->isDefaultValueAvailable()) {
		$text .= ' = ' . ($p->getDefaultValueConstantName() ?? var_export($p->getDefaultValue(), true));
	} elseif ($p->isOptional()) {
		$text .= ' optional';
	}
	return trim($text);
}

foreach ($functions as $name) {
	case_("signature $name", function () use ($name) {
		if (!function_exists($name)) {
			return 'missing';
		}
		$f = new ReflectionFunction($name);
		return sprintf('(%s): %s%s', implode(', ', array_map('parameter', $f->getParameters())), $f->getReturnType(),
			$f->isDeprecated() ? ' deprecated' : '');
	});
}
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
