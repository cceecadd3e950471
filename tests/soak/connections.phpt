--TEST--
soak: connections that end in order, half-close, cancel, reset and are silent: nothing is lost
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_fork();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
require __DIR__ . '/soak.inc';
bound(280);

$soak = new Soak();
(require __DIR__ . '/connections.face.inc')($soak, 200, 5);
same([], $soak->broken, 'every promise held');
finish();
--EXPECT--
1 checks held
