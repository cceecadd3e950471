--TEST--
Sockets\ exceptions: kind, symbol, code and words
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, ResolveException, SocketException, TimeoutException};

require __DIR__ . '/../sockets.inc';
$server = socket_create_listen(0);
try {
	Endpoint::peer($server);
} catch (SocketException $e) {
	same([ErrorKind::NotConnected, 'ENOTCONN', SOCKET_ENOTCONN], [$e->kind, $e->symbol, $e->getCode()], 'what it was');
	same([null, '', 0], [$e->endpoint, $e->partial, $e->transferred], 'nothing was done');
	same('peer address: ' . socket_strerror(SOCKET_ENOTCONN), $e->getMessage(), 'in words');
	same(SOCKET_ENOTCONN, socket_last_error($server), 'recorded on the socket');
}
/* One that a program makes has values, too. */
$own = new TimeoutException('mine', 5, new Exception('before'));
same([ErrorKind::TimedOut, '', null, '', 0], [$own->kind, $own->symbol, $own->endpoint, $own->partial, $own->transferred], 'defaults');
same(['mine', 5, 'before'], [$own->getMessage(), $own->getCode(), $own->getPrevious()->getMessage()], 'as any exception');
throws('Error', 'Cannot modify readonly property Sockets\SocketException::$partial', function () use ($own) {
	$own->partial = 'x';
});
same(true, is_subclass_of(TimeoutException::class, SocketException::class), 'a timeout is a socket exception');
same(true, is_subclass_of(ResolveException::class, SocketException::class), 'so is a name without an address');
same(true, is_subclass_of(SocketException::class, RuntimeException::class), 'which is a runtime exception');
same(26, count(ErrorKind::cases()), 'kinds');
final class Mine extends SocketException
{
}
same(ErrorKind::Other, (new Mine('x'))->kind, 'a class of a program');
finish();
?>
--EXPECT--
12 checks held
