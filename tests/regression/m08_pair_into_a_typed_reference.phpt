--TEST--
M8: socket_create_pair into a reference that refuses an array leaks nothing
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
class Holder { public int $number = 7; public ?string $text = null; public array $list = []; public Socket|null $one = null; }
$holder = new Holder;
$refused = fn(string $name, string $type) => "Cannot assign array to reference held by property Holder::\$$name of type $type";
$before = descriptors();
for ($i = 0; $i < 5; $i++) {
	throws('TypeError', $refused('number', 'int'), fn() => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $holder->number));
	throws('TypeError', $refused('text', '?string'), fn() => socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, $holder->text));
	throws('TypeError', $refused('one', '?Socket'), fn() => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $holder->one));
}
gc_collect_cycles();
same($before, descriptors(), 'no descriptor stays open');
same([7, null, null], [$holder->number, $holder->text, $holder->one], 'the properties are as they were');
same(true, socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $holder->list), 'a reference that takes arrays');
socket_write($holder->list[0], 'works');
same('works', socket_read($holder->list[1], 10), 'the pair works');
finish();
?>
--EXPECT--
19 checks held
