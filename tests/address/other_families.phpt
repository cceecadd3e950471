--TEST--
socket_create: families by number, whose addresses are bytes
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_counter();
?>
--FILE--
<?php
use Sockets\{Datagram, Endpoint, ErrorKind, SocketException};

require __DIR__ . '/../sockets.inc';
bound(60);
const OTHER = 63;
const FORM = 'must be the bytes of an address of family 63, which begin with the family';

if (getenv('SKT_PRELOADED') !== '1') {
	/* Family 63 has no system: a preloaded library makes sockets of AF_UNIX of it. */
	same(false, warns('socket_create(): Unable to create socket [97]: Address family not supported by protocol', fn() => socket_create(OTHER, SOCK_DGRAM, 0)), 'the system does not know it');
	same(SOCKET_EAFNOSUPPORT, socket_last_error(), 'its code');
	same(false, warns('socket_create_pair(): Unable to create socket pair [97]: Address family not supported by protocol', fn() => socket_create_pair(OTHER, SOCK_DGRAM, 0, $pair)), 'a pair');
	$library = temp_path('.so');
	[$status, , $err] = run(['cc', '-shared', '-fPIC', '-O1', '-o', $library, __DIR__ . '/other_families.c', '-ldl']);
	same([0, ''], [$status, $err], 'the library');
	$preload = trim((getenv('LD_PRELOAD') ?: '') . ':' . $library, ':');
	[$status, $out, $err] = run(php_command(__FILE__), ['LD_PRELOAD' => $preload, 'SKT_PRELOADED' => '1']);
	same([0, '26 checks held', ''], [$status, trim($out), $err], 'with the library');
	finish();
	exit;
}

/** The bytes of an address: the family, then an abstract name. */
function name(string $text): string
{
	return pack('S', OTHER) . "\0skt-" . getmypid() . "-$text";
}

$a = socket_create(OTHER, SOCK_DGRAM, 0);
$b = socket_create(OTHER, SOCK_DGRAM | SOCK_NONBLOCK, 0);
holds($a instanceof Socket && $b instanceof Socket, 'two sockets');
same([true, true], [socket_bind($a, name('a')), socket_bind($b, name('b'))], 'bind');
same([true, name('a')], [socket_getsockname($a, $text, $port), $text], 'its name');
same(null, $port, 'which has no port');
same(4, socket_sendto($a, 'data', 4, 0, name('b')), 'sendto');
same(4, socket_sendto($a, 'more', 4, 0, name('b'), 77), 'a port has no meaning');
same([4, 'data', name('a')], [socket_recvfrom($b, $data, 10, 0, $text), $data, $text], 'recvfrom');
same([4, 'more'], [socket_recv($b, $data, 10, 0), $data], 'recv');
same([true, true, name('b')], [socket_connect($a, name('b')), socket_getpeername($a, $text), $text], 'connect');
same([5, 'hello'], [socket_write($a, 'hello'), socket_read($b, 10)], 'write and read');
$server = socket_create(OTHER, SOCK_STREAM, 0);
same([true, true], [socket_bind($server, name('s')), socket_listen($server)], 'listen');
$client = socket_create(OTHER, SOCK_STREAM, 0);
same(true, socket_connect($client, name('s')), 'connect to it');
$connection = socket_accept($server);
same([2, 'hi'], [socket_write($client, 'hi'), socket_read($connection, 10)], 'accept');
same([true, name('s')], [socket_getsockname($connection, $text), $text], 'the name of the connection');

/* What is no address of the family. */
foreach (['', "\0", pack('S', AF_UNIX) . 'x', 'name', name(str_repeat('x', 128))] as $bad) {
	throws('ValueError', 'socket_bind(): Argument #2 ($address) ' . FORM, fn() => socket_bind($b, $bad), bin2hex(substr($bad, 0, 8)));
}
throws('ValueError', 'socket_connect(): Argument #2 ($address) ' . FORM, fn() => socket_connect($b, '127.0.0.1', 1));
throws('ValueError', 'socket_sendto(): Argument #5 ($address) ' . FORM, fn() => socket_sendto($b, 'x', 1, 0, '/path'));

/* Sockets\ has no endpoints of it. */
same(ErrorKind::Unsupported, raised(SocketException::class, fn() => Endpoint::local($a))?->kind, 'no endpoint');
throws('ValueError', 'Sockets\send_batch(): Argument #2 ($datagrams) element #0 must have no address for a socket of this family', fn() => Sockets\send_batch($b, [new Datagram('x', '127.0.0.1', 9)]));
same([null, 'SOCK_DGRAM', null], array_values(array_intersect_key(Sockets\describe($a), ['family' => 1, 'type' => 1, 'local' => 1])), 'describe');
same(1, Sockets\send_batch($a, ['batch']), 'to the peer');
finish();
?>
--EXPECT--
7 checks held
