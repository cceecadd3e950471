--TEST--
M5: SCM_RIGHTS leaves no descriptor open when something fails
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
const SO_TIMESTAMP_NUMBER = 29;

[$a, $b] = unix_pair(SOCK_DGRAM);
[$c, $d] = unix_pair();
$file = tmpfile();
$rights = fn(array $things) => ['iov' => ['x'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => $things]]];

/* Sending what is no descriptor sends nothing. */
socket_set_nonblock($b);
$closed = tmpfile();
fclose($closed);
[$gone] = unix_pair();
socket_close($gone);
foreach (['a string' => 'x', 'null' => null, 'an int' => 0, 'an object' => new stdClass, 'a closed stream' => $closed,
		'a memory stream' => fopen('php://memory', 'r'), 'a closed socket' => $gone] as $kind => $bad) {
	$before = descriptors();
	foreach ([[$bad], [$c, $bad], [$c, $file, $bad, $d]] as $things) {
		try {
			$sent = collecting(fn() => socket_sendmsg($a, $rights($things)), $messages);
		} catch (Throwable $e) {
			[$sent, $messages] = [false, [$e->getMessage()]];
		}
		same(false, $sent, "$kind is not sent");
		holds(count($messages) > 0, "$kind: there is an error");
	}
	same($before, descriptors(), "$kind: no descriptor is opened or closed");
	same(false, @socket_read($b, 1), "$kind: nothing arrived");
}
socket_set_block($b);

/* Receiving. */
keeps_descriptors(function () use ($a, $b, $c, $file, $rights): void {
	socket_sendmsg($a, $rights([$c, $file]));
	$message = ['buffer_size' => 10, 'controllen' => 100];
	socket_recvmsg($b, $message);
}, 'received and let go');
keeps_descriptors(function () use ($a, $b, $c, $file, $rights): void {
	socket_sendmsg($a, $rights([$c, $file, $c, $file, $c]));
	$message = ['buffer_size' => 10, 'controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 2)];
	$n = socket_recvmsg($b, $message);
	same(1, $n, 'cut short: the message is there');
	same(MSG_CTRUNC, $message['flags'] & MSG_CTRUNC, 'cut short: MSG_CTRUNC is set');
	holds(count($message['control'][0]['data']) < 5, 'cut short: less than was sent');
}, 'cut short by a small controllen');
keeps_descriptors(function () use ($a, $b, $c, $file, $rights): void {
	socket_sendmsg($a, $rights([$c, $file]));
	same(1, socket_recv($b, $data, 1, 0), 'plain recv of a message with rights');
}, 'received by socket_recv');
socket_set_option($b, SOL_SOCKET, SO_TIMESTAMP_NUMBER, 1);
keeps_descriptors(function () use ($a, $b, $c, $file, $rights): void {
	socket_sendmsg($a, $rights([$c, $file, $c]));
	$message = ['buffer_size' => 10, 'controllen' => 200];
	same(1, @socket_recvmsg($b, $message), 'rights beside another control message');
	same(2, count($message['control'] ?? []), 'both are there');
}, 'beside another control message');
socket_set_option($b, SOL_SOCKET, SO_TIMESTAMP_NUMBER, 0);

finish();
?>
--EXPECT--
72 checks held
