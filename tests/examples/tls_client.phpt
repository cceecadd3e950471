--TEST--
examples/tls_client.php: TLS on an exported stream
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
require __DIR__ . '/example.inc';
need_examples();
need_linux();
need_fork();
extension_loaded('openssl') || skip('openssl is needed');
?>
--FILE--
<?php
require __DIR__ . '/example.inc';
bound();
$out = explode("\n", run_example('tls_client'));
holds(preg_match('~^server on 127\.0\.0\.1 port \d+$~', $out[0]) === 1, "first line: $out[0]");
holds(preg_match('~^encrypted: TLSv1\.[23]$~', $out[1]) === 1, "second line: $out[1]");
same('the server sent: HELLO', $out[2] ?? '', 'output of the server');
finish();
?>
--EXPECT--
4 checks held
