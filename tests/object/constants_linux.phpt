--TEST--
Every constant of PHP 8.6, with its value on Linux
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
PHP_OS_FAMILY === 'Linux' || skip('the numbers are those of Linux');
SO_REUSEPORT === 15 && SOCKET_ENOSYS === 38 || skip('this processor has numbers of its own');
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
require __DIR__ . '/surface.inc';
$declared = (new ReflectionExtension('sockets'))->getConstants();
foreach (surface_constants() as $name => $value) {
	same($value, $declared[$name] ?? null, $name);
}
finish();
?>
--EXPECT--
263 checks held
