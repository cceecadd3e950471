<?php
require __DIR__ . '/case.inc';

/* Every function with too few, too many and wrong arguments, one at a time. */
$message = ['buffer_size' => 10, 'controllen' => 10];
$functions = [
	'socket_select' => [[], null, null, 0, 0],
	'socket_create_listen' => [0, 5],
	'socket_accept' => ['S'],
	'socket_set_nonblock' => ['S'],
	'socket_set_block' => ['S'],
	'socket_listen' => ['S', 0],
	'socket_close' => ['S'],
	'socket_write' => ['S', 'x', 1],
	'socket_read' => ['S', 1, PHP_BINARY_READ],
	'socket_getsockname' => ['S', null, null],
	'socket_getpeername' => ['S', null, null],
	'socket_create' => [AF_UNIX, SOCK_STREAM, 0],
	'socket_connect' => ['S', 'missing.sock', 1],
	'socket_strerror' => [1],
	'socket_bind' => ['S', '', 0],
	'socket_recv' => ['S', null, 1, MSG_DONTWAIT],
	'socket_send' => ['S', 'x', 1, 0],
	'socket_recvfrom' => ['S', null, 1, MSG_DONTWAIT, null, null],
	'socket_sendto' => ['S', 'x', 1, 0, 'missing.sock', 1],
	'socket_get_option' => ['S', SOL_SOCKET, SO_TYPE],
	'socket_getopt' => ['S', SOL_SOCKET, SO_TYPE],
	'socket_set_option' => ['S', SOL_SOCKET, SO_REUSEADDR, 1],
	'socket_setopt' => ['S', SOL_SOCKET, SO_REUSEADDR, 1],
	'socket_create_pair' => [AF_UNIX, SOCK_STREAM, 0, null],
	'socket_shutdown' => ['S', 2],
	'socket_atmark' => ['S'],
	'socket_last_error' => ['S'],
	'socket_clear_error' => ['S'],
	'socket_import_stream' => ['R'],
	'socket_export_stream' => ['S'],
	'socket_sendmsg' => ['S', ['iov' => ['x']], 0],
	'socket_recvmsg' => ['S', $message, MSG_DONTWAIT],
	'socket_cmsg_space' => [SOL_SOCKET, SCM_RIGHTS, 1],
	'socket_addrinfo_lookup' => ['127.0.0.1', '80', ['ai_socktype' => 1], null],
	'socket_addrinfo_connect' => ['A'],
	'socket_addrinfo_bind' => ['A'],
	'socket_addrinfo_explain' => ['A'],
];
$wrong = ['null' => null, 'true' => true, 'int' => 3, 'float' => 1.5, 'whole float' => 2.0, 'text' => 'abc',
	'digits' => '1', 'empty text' => '', 'array' => [], 'object' => new stdClass(),
	'closure' => fn() => 1, 'AddressInfo' => socket_addrinfo_lookup('127.0.0.1', '1', ['ai_socktype' => 1])[0],
	'stream' => fopen('php://memory', 'r'), 'infinite' => INF, 'huge float' => 1e30];

/** Calls $function with a fresh socket, stream or address where the list has S, R or A. */
function called(string $function, array $arguments, stdClass $o): mixed
{
	if (!function_exists($function)) {
		return 'no such function';
	}
	$keep = [];
	foreach ($arguments as $i => $argument) {
		if ($argument === 'S') {
			$keep[] = $pair = pair();
			socket_set_nonblock($pair[0]);
			socket_write($pair[1], "x\n");
			$arguments[$i] = $pair[0];
		} elseif ($argument === 'R') {
			$arguments[$i] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0)[0];
		} elseif ($argument === 'A') {
			$arguments[$i] = socket_addrinfo_lookup('127.0.0.1', '1', ['ai_socktype' => 2])[0];
		}
	}
	$r = $function(...$arguments);
	return $r instanceof Socket ? 'Socket' : $r;
}

foreach ($functions as $function => $arguments) {
	$least = count($arguments);
	for ($n = 0; $n < $least; $n++) {
		case_("$function with $n arguments", fn($o) => called($function, array_slice($arguments, 0, $n), $o));
	}
	case_("$function as it should be", fn($o) => called($function, $arguments, $o));
	case_("$function with one too many", fn($o) => called($function, [...$arguments, 1], $o));
	case_("$function with an unknown name", fn($o) => called($function, [...$arguments, 'what' => 1], $o));
	foreach ($arguments as $at => $ignored) {
		foreach ($wrong as $label => $value) {
			case_("$function argument $at $label", function ($o) use ($function, $arguments, $at, $value) {
				$arguments[$at] = $value;
				return called($function, $arguments, $o);
			});
		}
	}
}
foreach (['socket_shutdown' => ['socket' => 'S', 'mode' => 1], 'socket_recv' => ['length' => 1, 'flags' => MSG_DONTWAIT,
		'socket' => 'S', 'data' => null], 'socket_create' => ['protocol' => 0, 'type' => SOCK_STREAM, 'domain' => AF_UNIX],
		'socket_listen' => ['socket' => 'S'], 'socket_sendto' => ['address' => 'missing.sock', 'flags' => 0, 'length' => 1,
		'data' => 'x', 'socket' => 'S'], 'socket_read' => ['socket' => 'S', 'length' => 1, 'mode' => 2]] as $function => $named) {
	case_("$function with names", fn($o) => called($function, $named, $o));
}
done();
