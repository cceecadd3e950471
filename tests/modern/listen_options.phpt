--TEST--
Sockets\listen: defer_accept, fastopen, names with several addresses; options that the system refuses
--EXTENSIONS--
sockets
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, SocketException};
use function Sockets\{accept, listen};

require __DIR__ . '/../sockets.inc';
bound(30);

/* The exception of a call: kind, message. */
function caught(callable $call): array
{
	try {
		return ['no exception', $call()];
	} catch (SocketException $e) {
		return [$e->kind, $e->getMessage()];
	}
}

/* each option is set, or named where the system lacks it */
$options = ['defer_accept' => 'TCP_DEFER_ACCEPT', 'fastopen' => 'TCP_FASTOPEN'];
foreach ($options as $name => $constant) {
	foreach ([fn($n) => listen("tcp4://127.0.0.1:0?$name=$n"), fn($n) => listen('tcp4://127.0.0.1:0', [$name => $n])] as $open) {
		if (!defined($constant)) {
			same(ErrorKind::Unsupported, caught(fn() => $open(9))[0], "no $name here");
			continue;
		}
		holds(socket_get_option($open(9), SOL_TCP, constant($constant)) > 0, "$name is set");
		same(0, socket_get_option($open(0), SOL_TCP, constant($constant)), "$name is off");
	}
	holds(listen("udp4://127.0.0.1:0?$name=1") instanceof Socket, "$name is passed over for datagrams");
}
if (PHP_OS_FAMILY === 'Linux') {
	/* The kernel counts in retransmissions, and gives the time of so many. */
	$deferred = listen('tcp4://127.0.0.1:0', ['defer_accept' => true]);
	same(1, socket_get_option($deferred, SOL_TCP, TCP_DEFER_ACCEPT), 'true is one second');
	same(0, socket_get_option(listen('tcp4://127.0.0.1:0', ['defer_accept' => false]), SOL_TCP, TCP_DEFER_ACCEPT), 'false is off');
	same(300, socket_get_option(listen('tcp4://127.0.0.1:0', ['fastopen' => 300]), SOL_TCP, TCP_FASTOPEN), 'a queue of so many');
	/* a connection that has sent nothing yet does not count */
	$deferred = listen('tcp4://127.0.0.1:0', ['defer_accept' => 20]);
	$client = socket_create(AF_INET, SOCK_STREAM, 0);
	socket_connect($client, '127.0.0.1', Endpoint::local($deferred)->port);
	same(ErrorKind::TimedOut, caught(fn() => accept($deferred, 0.05))[0], 'silent');
	socket_write($client, 'first');
	same('first', socket_read(accept($deferred, 5), 9), 'it has spoken');
}

/* a name is taken by its IPv4 address; one in use is not passed over */
$first = listen('tcp://localhost:0');
same('127.0.0.1', Endpoint::local($first)->host, 'localhost');
$at = 'tcp://localhost:' . Endpoint::local($first)->port;
same([ErrorKind::AddressInUse, "listen on $at: " . socket_strerror(SOCKET_EADDRINUSE)], caught(fn() => listen($at)), 'in use');
same(ErrorKind::AddressNotAvailable, caught(fn() => listen('tcp://192.0.2.1:0'))[0], 'an address of another host');

/* a protocol; a raw socket needs a privilege besides */
foreach (['icmp' => 'raw://127.0.0.1', 'udplite' => 'udp4://127.0.0.1:0'] as $name => $on) {
	$protocol = ['icmp' => 1, 'udplite' => 136][$name];
	foreach ([fn() => listen("$on?protocol=$protocol"), fn() => listen($on, ['protocol' => $protocol])] as $open) {
		[$kind, $socket] = caught($open);
		$refused = [ErrorKind::PermissionDenied, ErrorKind::Unsupported];
		holds($socket instanceof Socket ? socket_get_option($socket, SOL_SOCKET, SO_PROTOCOL) === $protocol : in_array($kind, $refused), "protocol $name");
	}
}

/* arguments */
$on = fn(...$arguments) => fn() => listen(...$arguments);
$start = 'Sockets\listen(): Argument #';
throws('TypeError', "{$start}2 (\$options) option \"defer_accept\" must be of type int|bool, string given", $on('tcp://*:0', ['defer_accept' => '1']));
throws('TypeError', "{$start}2 (\$options) option \"fastopen\" must be of type int, bool given", $on('tcp://*:0', ['fastopen' => true]));
throws('TypeError', "{$start}2 (\$options) option \"mode\" must be of type int, string given", $on('unix://x', ['mode' => '0660']));
throws('TypeError', "{$start}2 (\$options) option \"replace\" must be of type bool, int given", $on('unix://x', ['replace' => 1]));
throws('ValueError', "{$start}2 (\$options) option \"mode\" must be between 0 and 0777", $on('unix://x', ['mode' => 01000]));
throws('ValueError', "{$start}2 (\$options) option \"mode\" must be between 0 and 0777", $on('unix://x', ['mode' => -1]));
foreach (['0888', '', 'rw', '01000', '77777777777777777777777', '0x1ff', ' 660', '-1'] as $text) {
	$encoded = rawurlencode($text);
	throws('ValueError', "{$start}1 (\$on) option \"mode\" must be between 0 and 0777", $on("unix://x?mode=$encoded"), "mode=$text");
}
throws('ValueError', "{$start}1 (\$on) option \"fastopen\" must be between 0 and 2147483647", $on('tcp://*:0?fastopen=-1'));
throws('ValueError', "{$start}2 (\$options) option \"defer_accept\" must be between 0 and 2147483647", $on('tcp://*:0', ['defer_accept' => -1]));
finish();
?>
--EXPECT--
38 checks held
