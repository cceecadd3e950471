--TEST--
soak: 20,000 tasks start and end in every way, and nothing of them stays
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
require __DIR__ . '/soak.inc';
bound(280);

$soak = new Soak();
(require __DIR__ . '/tasks.face.inc')($soak, 20000, 0);
same([], $soak->broken, 'every promise held');
finish();
--EXPECT--
1 checks held
