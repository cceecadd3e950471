--TEST--
sendmsg and recvmsg: what is wrong in the array is named by its path
--EXTENSIONS--
sockets
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
[$udp, $port] = udp_bound();
$to = ['addr' => '127.0.0.1', 'port' => $port];
$send = fn(array $message) => socket_sendmsg($udp, $message);
$cases = [
	"msghdr > iov): expected an array here" => ['name' => $to, 'iov' => 'x'],
	"msghdr > name): expected an array here" => ['name' => 'x', 'iov' => ['x']],
	"msghdr > control): expected an array here" => ['name' => $to, 'iov' => ['x'], 'control' => 'x'],
	"msghdr > control > element #0): expected an array here" => ['name' => $to, 'iov' => ['x'], 'control' => ['x']],
	"msghdr > control > element #0): The key 'level' is required" => ['name' => $to, 'iov' => ['x'], 'control' => [[]]],
	"msghdr > control > element #0): The key 'type' is required" => ['name' => $to, 'iov' => ['x'], 'control' => [['level' => 1]]],
	"msghdr > control > element #0): cmsghdr with level 999 and type 999 not supported" => ['name' => $to, 'iov' => ['x'], 'control' => [['level' => 999, 'type' => 999, 'data' => 1]]],
	"msghdr > name > port): given PHP integer is out of bounds for an unsigned 16-bit integer" => ['name' => ['addr' => '127.0.0.1', 'port' => 70000], 'iov' => ['x']],
];
foreach ($cases as $text => $message) {
	same(false, collecting(fn() => $send($message), $messages), $text);
	same(["socket_sendmsg(): error converting user data (path: $text"], $messages, $text);
}
same(false, @socket_recv($udp, $data, 10, MSG_DONTWAIT), 'nothing was sent');
$receive = function (array $message) use ($udp) {
	return collecting(function () use ($udp, &$message) {
		return socket_recvmsg($udp, $message, MSG_DONTWAIT);
	}, $GLOBALS['messages']);
};
foreach ([-1, 104857601] as $size) {
	same(false, $receive(['buffer_size' => $size, 'controllen' => 64]), "buffer_size $size");
	same(["socket_recvmsg(): error converting user data (path: msghdr > buffer_size): the buffer size must be between 1 and 104857600; given $size"], $messages, "buffer_size $size");
}
same(false, $receive(['buffer_size' => 'x', 'controllen' => 64]), 'buffer_size of letters');
same(1, count($messages), 'buffer_size of letters: one warning');
finish();
?>
--EXPECT--
23 checks held
