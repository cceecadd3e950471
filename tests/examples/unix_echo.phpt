--TEST--
examples/unix_echo.php: a path, abstract names, a pair
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
need_examples();
need_linux();
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
bound();
$path = temp_path();
same("path $path: HELLO
abstract name of %d bytes: HELLO
abstract name of 6 bytes: HELLO
pair: through the pair
the peer is this process", preg_replace('~name of (?!6 )\d+~', 'name of %d', run_example('unix_echo', $path)), 'output');
same(false, file_exists($path), 'the path is taken away');
finish();
?>
--EXPECT--
3 checks held
