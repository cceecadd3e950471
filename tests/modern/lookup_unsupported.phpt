--TEST--
Sockets\lookup_srv, lookup_mx, lookup_txt and lookup_ptr without c-ares
--EXTENSIONS--
sockets
--SKIPIF--
<?php
ob_start();
(new ReflectionExtension('sockets'))->info();
!str_contains(ob_get_clean(), 'c-ares') || die('skip the build has c-ares');
?>
--FILE--
<?php
use Sockets\{ErrorKind, SocketException};
use function Sockets\{connect, lookup_mx, lookup_ptr, lookup_srv, lookup_txt, resolve};

require __DIR__ . '/../sockets.inc';

$needed = 'c-ares is needed: build the extension with the option --with-sockets-cares';
foreach ([
	'look up the SRV records of _sip._tcp.test' => fn() => lookup_srv('_sip._tcp.test'),
	'look up the MX records of test' => fn() => lookup_mx('test', 1),
	'look up the TXT records of test' => fn() => lookup_txt('test', null),
	'look up the names of ::1' => fn() => lookup_ptr('::1', 0),
	'connect to srv+tcp://_sip.test' => fn() => connect('srv+tcp://_sip.test', 1),
	'resolve srv+udp://_sip.test' => fn() => resolve('srv+udp://_sip.test'),
] as $what => $call) {
	$e = throws(SocketException::class, "$what: $needed", $call);
	same(ErrorKind::Unsupported, $e->kind, "$what: the kind");
}
/* arguments are checked before */
throws(ValueError::class, 'Sockets\lookup_srv(): Argument #1 ($name) must be a domain name', fn() => lookup_srv('a b'));
throws(ValueError::class, 'Sockets\lookup_ptr(): Argument #1 ($address) must be an IPv4 or IPv6 address', fn() => lookup_ptr('a'));
throws(ValueError::class, 'Sockets\lookup_mx(): Argument #2 ($timeout) must not be negative', fn() => lookup_mx('a', -1));
finish();
?>
--EXPECT--
15 checks held
