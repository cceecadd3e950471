--TEST--
W15: SOCK_NONBLOCK at creation is known to the exported stream
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
bound();
const NONBLOCK = 2048;
const CLOEXEC = 524288;
$blocked = fn(Socket $s) => stream_get_meta_data(socket_export_stream($s))['blocked'];
foreach (['SOCK_NONBLOCK' => NONBLOCK, 'with SOCK_CLOEXEC' => NONBLOCK | CLOEXEC] as $name => $flags) {
	foreach (['tcp' => [AF_INET, SOCK_STREAM], 'udp' => [AF_INET, SOCK_DGRAM], 'unix' => [AF_UNIX, SOCK_STREAM]] as $kind => [$family, $type]) {
		$socket = quiet(fn() => try_create($family, $type | $flags), "$kind $name");
		same(true, $socket instanceof Socket, "$kind $name: made");
		same(false, $socket instanceof Socket ? $blocked($socket) : null, "$kind $name: the stream knows");
	}
	try {
		socket_create_pair(AF_UNIX, SOCK_STREAM | $flags, 0, $pair);
	} catch (ValueError $e) {
		$pair = unix_pair();
		array_map('socket_set_nonblock', $pair);
		holds(false, "pair $name: " . $e->getMessage());
	}
	foreach ([0, 1] as $i) {
		same(false, @socket_read($pair[$i], 10), "pair $name: a read does not block");
		same(SOCKET_EAGAIN, socket_last_error($pair[$i]), "pair $name: EAGAIN");
		$stream = socket_export_stream($pair[$i]);
		same(false, stream_get_meta_data($stream)['blocked'], "pair $name: the stream knows");
		same('', (string) fread($stream, 10), "pair $name: the stream does not block");
	}
}
foreach ([0, CLOEXEC] as $flags) {
	$socket = try_create(AF_INET, SOCK_DGRAM | $flags);
	same(true, $socket instanceof Socket ? $blocked($socket) : null, "a blocking one ($flags) is known to block");
}
/* and what is changed later is carried over too */
$socket = try_create(AF_INET, SOCK_DGRAM | NONBLOCK);
if ($socket instanceof Socket) {
	socket_set_block($socket);
	same(true, $blocked($socket), 'set_block after SOCK_NONBLOCK');
	socket_set_nonblock($socket);
	same(false, $blocked($socket), 'set_nonblock again');
}
finish();

function try_create(int $family, int $type): Socket|string
{
	try {
		return socket_create($family, $type, 0);
	} catch (ValueError $e) {
		return $e->getMessage();
	}
}
?>
--EXPECT--
38 checks held
