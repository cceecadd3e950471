--TEST--
SCM_RIGHTS to another process: a connection and a listener are served there
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_fork();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$control, $far] = unix_pair();
[$listener, $port] = tcp_listener();
$worker = peer(function () use ($far, $listener): void {
	socket_close($listener);
	$space = socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 1);
	for ($i = 0; $i < 2; $i++) {
		$message = ['buffer_size' => 1, 'controllen' => $space];
		socket_recvmsg($far, $message);
		$socket = $message['control'][0]['data'][0];
		if ($message['iov'][0] === 'l') {
			$socket = socket_accept($socket);
		}
		socket_getsockname($socket, $address, $own);
		socket_write($socket, "served by " . getmypid() . " on $own: " . socket_read($socket, 100));
		socket_close($socket);
	}
	/* a file goes the same way, through a stream */
	$message = ['buffer_size' => 1, 'controllen' => $space];
	socket_recvmsg($far, $message);
	fwrite($message['control'][0]['data'][0], 'written there');
});
socket_close($far);
$send = fn(string $kind, mixed $thing) => socket_sendmsg($control, ['iov' => [$kind], 'control' => [
	['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$thing]]]]);
/* a connection that was accepted here */
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($client, '127.0.0.1', $port);
$accepted = socket_accept($listener);
same(1, $send('c', $accepted), 'a connection is sent');
socket_close($accepted);
socket_write($client, 'hello');
same("served by $worker->pid on $port: hello", socket_read($client, 100), 'and served there');
same('', socket_read($client, 100), 'and closed there');
/* the listener itself */
same(1, $send('l', $listener), 'the listener is sent');
socket_close($listener);
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
same(true, socket_connect($client, '127.0.0.1', $port), 'it still listens');
socket_write($client, 'again');
same("served by $worker->pid on $port: again", socket_read($client, 100), 'and accepts there');
$file = tmpfile();
same(1, $send('f', $file), 'a file is sent');
same(0, $worker->wait(), 'the worker ends well');
rewind($file);
same('written there', fread($file, 100), 'what it wrote is here');
finish();
?>
--EXPECT--
9 checks held
