<?php
require __DIR__ . '/../../common/sockets.php';

const MESSAGES = 32;
[$a, $b] = pair();
$iov = ['plain' => [str_repeat('p', 100)], 'chunks' => array_fill(0, 16, str_repeat('c', 64)), 'descriptor' => ['d']][$argv[1]];
$data = implode('', $iov);
$message = ['iov' => $iov];
if ($argv[1] === 'descriptor') {
    // A stream: in some releases the bundled extension passes descriptor 0 in the place of a Socket.
    $passed = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $message['control'] = [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$passed[0]]]];
}
$buffer = ['name' => [], 'buffer_size' => strlen($data), 'controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 1)];

$received = $buffer;
Bench::must(socket_sendmsg($a, $message, 0) === strlen($data), 'the message is sent');
Bench::must(socket_recvmsg($b, $received, 0) === strlen($data) && $received['iov'] === [$data], 'and received');
if ($argv[1] === 'descriptor') {
    $copy = $received['control'][0]['data'][0];
    Bench::must($copy instanceof Socket, 'with a descriptor');
    socket_write($copy, 'x');
    Bench::must(fread($passed[1], 1) === 'x', 'which is the one that was sent');
    unset($copy, $received);
}

Bench::run(function (Bench $bench) use ($a, $b, $message, $buffer) {
    $bench->mark();
    for ($i = 0; $i < MESSAGES; $i++) {
        socket_sendmsg($a, $message, 0);
    }
    $bench->lap(0);
    for ($i = 0; $i < MESSAGES; $i++) {
        $received = $buffer;
        socket_recvmsg($b, $received, 0);
    }
    unset($received);
    $bench->lap(1);
}, MESSAGES, 'out', 'in');
