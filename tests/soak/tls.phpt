--TEST--
soak: 400 TLS connections begin and end in every way, and nothing of them stays
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_tls();
need_program('openssl');
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
require __DIR__ . '/soak.inc';
bound(280);

$soak = new Soak();
(require __DIR__ . '/tls.face.inc')($soak, 400, 0);
same([], $soak->broken, 'every promise held');
finish();
?>
--EXPECT--
1 checks held
