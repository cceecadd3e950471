--TEST--
by-reference arguments: the old value's destructor may write to the same variable
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();

/** Destroyed, it writes to a place where it was itself. */
final class Writer
{
	public function __construct(private Closure $write)
	{
	}

	public function __destruct()
	{
		($this->write)();
	}
}

final class Typed
{
	public mixed $free = null;
	public null|string|int|array|Writer $typed = null;
}

/** Runs the call with a variable that writes to itself when it is destroyed, untyped and typed. */
function overwritten(string $name, callable $call, mixed $want): void
{
	foreach (['free', 'typed'] as $property) {
		$holder = new Typed();
		$place = &$holder->$property;
		/* in an array: the engine frees that first and then the object */
		$place = ['elements' => [1, 2, 3], 'writer' => new Writer(function () use (&$place): void {
			$place = ['written', 'by', 'the', 'destructor', new stdClass()];
		})];
		$call($place);
		same(['written', 'by', 'the', 'destructor'], array_slice((array) $place, 0, 4), "$name, $property: what was written last stays");
		$place = null;
		unset($place);
		$call($holder->$property);
		same($want, $holder->$property, "$name, $property: its own value");
	}
}

[$a, $b] = unix_pair();
[$udp, $port] = udp_bound();
$send = fn() => socket_write($a, 'data') . socket_sendto($udp, 'data', 4, 0, '127.0.0.1', $GLOBALS['port']);
overwritten('getsockname address', fn(&$place) => socket_getsockname($udp, $place), '127.0.0.1');
overwritten('getsockname port', fn(&$place) => socket_getsockname($udp, $address, $place), $port);
overwritten('recv', fn(&$place) => $send() . socket_recv($b, $place, 4, 0) . socket_recv($udp, $d, 4, 0), 'data');
overwritten('recv, nothing there', fn(&$place) => @socket_recv($b, $place, 4, MSG_DONTWAIT), null);
overwritten('recvfrom data', fn(&$place) => $send() . socket_recvfrom($udp, $place, 4, 0, $x, $y), 'data');
overwritten('recvfrom address', fn(&$place) => $send() . socket_recvfrom($udp, $x, 4, 0, $place, $y), '127.0.0.1');
overwritten('recvfrom port', fn(&$place) => $send() . socket_recvfrom($udp, $x, 4, 0, $y, $place), $port);
overwritten('addrinfo_lookup', fn(&$place) => socket_addrinfo_lookup('127.0.0.1', 'no such service', [], $place), -8);
foreach ([0, 1] as $i) {
	$holder = new Typed();
	$pair = &$holder->typed;
	$pair = [new Writer(function () use (&$pair): void {
		$pair = ['written'];
	})];
	socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
	same(['written'], $pair, 'create_pair');
	$message = ['buffer_size' => 4, 'x' => new Writer(function () use (&$message): void {
		$message = ['written'];
	})];
	$send();
	socket_recvmsg($udp, $message);
	same(['written'], $message, 'recvmsg');
	$read = [$udp];
	$write = null;
	$send();
	same(1, socket_select($read, $write, $write, 0), 'select');
	same([$udp], $read, 'select keeps what is ready');
}
finish();
?>
--EXPECT--
40 checks held
