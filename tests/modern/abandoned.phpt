--TEST--
Sockets\: the kernel abandons a connection long before the call times out
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_namespace();
?>
--FILE--
<?php
use Sockets\{Endpoint, ErrorKind, Reader, SocketException, TimeoutException};
use function Sockets\{accept, connect, listen, read, write_all};

require __DIR__ . '/../sockets.inc';
in_namespace(__FILE__);
bound(60);

/** @return array{string, ErrorKind, string} */
function caught(callable $call): array
{
	try {
		return ['no exception', $call()];
	} catch (SocketException $e) {
		return [$e::class, $e->kind, $e->partial];
	}
}

$listener = listen('tcp4://127.0.0.1:0');
$pairs = [];
for ($i = 0; $i < 2; $i++) {
	$client = connect(Endpoint::local($listener), 10, ['user_timeout' => 0.2]);
	$pairs[] = [$client, accept($listener, 10)];
	write_all($pairs[$i][1], 'DELETE FROM t WHERE id = 1'); /* the rest, "2\n", never comes */
	same('D', Sockets\read($client, 1, 10), 'it has arrived');
}
run(['ip', 'link', 'set', 'lo', 'down']);
$reader = new Reader($pairs[0][0], timeout: 50);
same([TimeoutException::class, ErrorKind::TimedOut, ''], caught(fn() => $reader->readLine(0)), 'a timeout of ours');
write_all($pairs[0][0], "ping\n");
write_all($pairs[1][0], "ping\n");
$rest = 'ELETE FROM t WHERE id = 1';
for ($i = 0; $i < 2; $i++) {
	same([SocketException::class, ErrorKind::TimedOut, $rest], caught(fn() => $reader->readLine()), 'the connection is abandoned');
}
same($rest, $reader->read(100), 'half a line can be taken');
same([SocketException::class, ErrorKind::TimedOut, ''], caught(fn() => $reader->readLine()), 'that is not the end of the stream');
same($rest, read($pairs[1][0], 100, 50), 'without a Reader');
same([SocketException::class, ErrorKind::TimedOut, ''], caught(fn() => read($pairs[1][0], 1, 50)), 'the same');
finish();
?>
--EXPECT--
9 checks held
