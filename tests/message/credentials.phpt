--TEST--
SCM_CREDENTIALS: the process that sent the message
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
need_linux();
need_fork();
?>
--FILE--
<?php
require __DIR__ . '/../sockets.inc';
bound();
$stat = stat('/proc/self');
[$a, $b] = unix_pair(SOCK_DGRAM);
same(true, socket_set_option($b, SOL_SOCKET, SO_PASSCRED, 1), 'credentials are wanted');
same(1, socket_get_option($b, SOL_SOCKET, SO_PASSCRED), 'is read');
$space = socket_cmsg_space(SOL_SOCKET, SCM_CREDENTIALS);
$receive = function () use ($b, $space): array {
	$message = ['buffer_size' => 100, 'controllen' => $space];
	socket_recvmsg($b, $message);
	return [$message['iov'][0], $message['control']];
};
$own = fn(int $pid) => [['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => ['pid' => $pid, 'uid' => $stat['uid'], 'gid' => $stat['gid']]]];
socket_send($a, 'plain', 5, 0);
same(['plain', $own(getmypid())], $receive(), 'the kernel fills them in');
same(5, socket_sendmsg($a, ['iov' => ['given'], 'control' => $own(getmypid())]), 'given explicitly');
same(['given', $own(getmypid())], $receive(), 'arrive');
$peer = peer(fn() => socket_send($a, 'child', 5, 0));
same(['child', $own($peer->pid)], $receive(), 'another process is another pid');
same(0, $peer->wait(), 'the peer');
same(false, collecting(fn() => socket_sendmsg($a, ['iov' => ['x'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => ['pid' => getmypid()]]]]), $messages), 'keys are missing');
same(["socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): The key 'uid' is required"], $messages, 'the warning');
finish();
?>
--EXPECT--
9 checks held
