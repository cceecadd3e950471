--TEST--
TLS in a build without OpenSSL: what is missing, and how to get it
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
ob_start();
(new ReflectionExtension('sockets'))->info();
!str_contains(ob_get_clean(), 'TLS => OpenSSL') || skip('a build without OpenSSL is needed');
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, SocketException};
use function Sockets\{connect, listen, pair, secure, secure_info};

require __DIR__ . '/../sockets.inc';

$needed = 'this build has no OpenSSL: build the extension with the option --with-sockets-openssl';
foreach ([
	'connect to tls://localhost:1' => fn() => connect('tls://localhost:1', 5),
	'connect to tls4://127.0.0.1:1' => fn() => connect('tls4://127.0.0.1:1', 5, ['verify' => false]),
	'listen on tls://127.0.0.1:0' => fn() => listen('tls://127.0.0.1:0', ['certificate' => 'x', 'key' => 'y']),
	'secure' => fn() => secure(pair()[0], ['peer_name' => 'localhost']),
] as $what => $call) {
	$e = throws(SocketException::class, "$what: $needed", $call);
	same(ErrorKind::Unsupported, $e->kind, "$what: the kind");
}
same(null, secure_info(pair()[0]), 'no Socket is secured');
same('tls', Endpoint::parse('tls://localhost:443')->scheme, 'endpoints can be parsed');
finish();
?>
--EXPECT--
10 checks held
