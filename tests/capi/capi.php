<?php
// Run by tests/capi/run with a sockets extension and sockets_capi_test loaded. Prints each failure,
// and as its last line how many checks passed and failed.

$passed = $failed = 0;

function same(string $what, mixed $expected, mixed $got): void
{
    global $passed, $failed;
    if ($expected === $got) {
        $passed++;
        return;
    }
    $failed++;
    echo "FAIL $what: expected ", json_encode($expected), ', got ', json_encode($got), "\n";
}

/** Every warning that $call raises, in order. */
function warnings(callable $call, mixed &$result = null): array
{
    $seen = [];
    set_error_handler(function (int $level, string $text) use (&$seen): bool {
        $seen[] = $text;
        return true;
    });
    $result = $call();
    restore_error_handler();
    return $seen;
}

// The header that was compiled in is the one that was meant: PHP's own calls itself PHP_VERSION.
same('version in the header', $argv[1] === 'PHP_VERSION' ? PHP_VERSION : trim($argv[1], '"'), capi_header());

// Layout: four ints, a zval, the object; last_error first in the globals.
$layout = capi_layout();
$int = $layout['sizeof int'];
same('offset of bsd_socket', 0, $layout['bsd_socket']);
same('offset of type', $int, $layout['type']);
same('offset of error', 2 * $int, $layout['error']);
same('offset of blocking', 3 * $int, $layout['blocking']);
same('offset of zstream', 4 * $int, $layout['zstream']);
same('offset of std', 4 * $int + $layout['sizeof zval'], $layout['std']);
same('size of php_socket', $layout['std'] + $layout['sizeof zend_object'], $layout['sizeof']);
same('offset of last_error', 0, $layout['last_error']);
same('the class behind socket_ce', 'Socket', capi_class());

// A Socket of the extension, read through the header.
$families = ['inet' => AF_INET, 'unix' => AF_UNIX];
if (@socket_create(AF_INET6, SOCK_DGRAM, 0)) {
    $families['inet6'] = AF_INET6;
}
foreach ($families as $name => $family) {
    $socket = socket_create($family, SOCK_STREAM, 0);
    $seen = capi_read($socket);
    same("$name: type is the address family", $family, $seen['type']);
    same("$name: error of a new socket", 0, $seen['error']);
    same("$name: a new socket blocks", true, $seen['blocking']);
    same("$name: no stream behind it", null, $seen['stream']);
    same("$name: not closed", false, $seen['invalid']);

    socket_set_nonblock($socket);
    same("$name: blocking after set_nonblock", false, capi_read($socket)['blocking']);
    socket_set_block($socket);
    same("$name: blocking after set_block", true, capi_read($socket)['blocking']);
    $fd = capi_read($socket)['bsd_socket'];
    same("$name: the descriptor is the system's", true, is_int(capi_inode($fd)));
    socket_close($socket);
    same("$name: close blanks the descriptor", true, capi_read($socket)['invalid']);
    same("$name: close closes it", false, capi_inode($fd));
}

// Two sockets, identified by the inodes of their descriptors.
[$left, $right] = [null, null];
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
[$left, $right] = $pair;
$leftFd = capi_read($left)['bsd_socket'];
$rightFd = capi_read($right)['bsd_socket'];
same('the ends of a pair differ', true, capi_inode($leftFd) !== capi_inode($rightFd));
same('type of a pair', AF_UNIX, capi_read($left)['type']);

// Errors: the socket's and the global one, both directions.
socket_clear_error();
$listener = socket_create_listen(0);
socket_getsockname($listener, $ignored, $port);
same('type of a listener', AF_INET, capi_read($listener)['type']);
$other = socket_create(AF_INET, SOCK_STREAM, 0);
$raised = warnings(fn () => socket_bind($other, '0.0.0.0', $port), $bound);
same('a taken port cannot be bound', false, $bound);
same('... which warns once', 1, count($raised));
same('error of the socket', SOCKET_EADDRINUSE, capi_read($other)['error']);
same('SOCKETS_G(last_error)', SOCKET_EADDRINUSE, capi_last_error());
same('error of another socket', 0, capi_read($listener)['error']);
socket_clear_error($other);
same('error after clear', 0, capi_read($other)['error']);
same('the global one stays', SOCKET_EADDRINUSE, capi_last_error());
capi_set_last_error(SOCKET_ECONNREFUSED);
same('last_error written from outside', SOCKET_ECONNREFUSED, socket_last_error());
socket_clear_error();
same('last_error cleared', 0, capi_last_error());

foreach ([SOCKET_EADDRINUSE, SOCKET_EPIPE, 1, 123456, -10001] as $code) {
    same("sockets_strerror($code)", socket_strerror($code), capi_strerror($code));
}
same('sockets_strerror returns the text', 'Address already in use', capi_strerror(SOCKET_EADDRINUSE));

// A Socket made from a descriptor: the same socket, and the object owns the descriptor.
$copy = capi_dup($leftFd);
$made = capi_import($copy);
same('the imported object', 'Socket', get_debug_type($made));
same('its descriptor', $copy, capi_read($made)['bsd_socket']);
same('its type', AF_UNIX, capi_read($made)['type']);
same('it blocks', true, capi_read($made)['blocking']);
same('its error', 0, capi_read($made)['error']);
same('it is the socket behind the descriptor', capi_inode($leftFd), capi_inode(capi_read($made)['bsd_socket']));
same('bytes written to it', 5, socket_write($made, 'hello'));
same('arrive at the other end', 'hello', socket_read($right, 100));
socket_write($right, 'back');
same('and come back through it', 'back', socket_read($made, 100));
unset($made);
same('the object closed its descriptor', false, capi_inode($copy));
same('and no other', true, is_int(capi_inode($leftFd)));

socket_set_nonblock($right);
$made = capi_import(capi_dup($rightFd));
same('an imported non-blocking socket', false, capi_read($made)['blocking']);
same('reads as one', false, @socket_read($made, 10));
same('with EAGAIN', SOCKET_EAGAIN, capi_read($made)['error']);
unset($made);

$made = capi_import(capi_dup(capi_read($listener)['bsd_socket']));
same('type of an imported listener', AF_INET, capi_read($made)['type']);
socket_getsockname($made, $ignored, $madePort);
same('port of an imported listener', $port, $madePort);
$client = socket_create(AF_INET, SOCK_STREAM, 0);
socket_connect($client, '127.0.0.1', $port);
socket_getsockname($client, $ignored, $clientPort);
$accepted = socket_accept($made);
socket_getpeername($accepted, $ignored, $peerPort);
same('it accepts the client', $clientPort, $peerPort);
same('type of the accepted', AF_INET, capi_read($accepted)['type']);
unset($made, $client, $accepted);

// A php_socket that is no object of ours: only its own bytes may be touched.
foreach ([false, true] as $atEnd) {
    $own = capi_import_own($leftFd, $atEnd);
    same('own php_socket: result', true, $own['result']);
    same('own php_socket: descriptor', $leftFd, $own['bsd_socket']);
    same('own php_socket: type', AF_UNIX, $own['type']);
    same('own php_socket: blocking', true, $own['blocking']);
    same('own php_socket: error', 0, $own['error']);
    $own = capi_import_own($rightFd, $atEnd);
    same('own php_socket, non-blocking', false, $own['blocking']);
    same('own php_socket, the other end', $rightFd, $own['bsd_socket']);
}

// A descriptor that is no socket.
$file = tmpfile();
socket_import_stream(stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0)[0]);
$fileFd = capi_dup(0);
$raised = warnings(fn () => capi_import($fileFd), $made);
same('no socket: the result', false, $made);
same('no socket: one warning', 1, count($raised));
same('no socket: its text', 1, preg_match('/\[\d+\]: Socket operation on non-socket$/', $raised[0] ?? ''));
same('no socket: last_error', SOCKET_ENOTSOCK, capi_last_error());
same('no socket: still the caller\'s', true, is_int(capi_inode($fileFd)));
$raised = warnings(fn () => capi_import_own($fileFd, false), $own);
same('no socket, own php_socket: the result', false, $own['result']);
same('no socket, own php_socket: one warning', 1, count($raised));
same('no socket, own php_socket: error', SOCKET_ENOTSOCK, $own['error']);
capi_close($fileFd);

// A Socket round a stream: the stream is in zstream, and the descriptor is the stream's.
$streams = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$socket = socket_import_stream($streams[0]);
$seen = capi_read($socket);
same('imported stream: zstream', get_resource_id($streams[0]), $seen['stream']);
same('imported stream: descriptor', fstat($streams[0])['ino'], capi_inode($seen['bsd_socket']));
same('imported stream: type', AF_UNIX, $seen['type']);

echo "$passed $failed\n";
