--TEST--
The functions: names, parameters, types, defaults and return types of PHP 8.6
--EXTENSIONS--
sockets
--FILE--
<?php
function parameter(ReflectionParameter $parameter): string
{
	$text = trim($parameter->getType() . ' ')
		. ($parameter->hasType() ? ' ' : '')
		. ($parameter->isPassedByReference() ? '&' : '') . '$' . $parameter->getName();
	if (!$parameter->isDefaultValueAvailable()) {
		return $text;
	}
	if ($parameter->isDefaultValueConstant()) {
		return "$text = " . $parameter->getDefaultValueConstantName();
	}
	$value = $parameter->getDefaultValue();
	return "$text = " . ($value === [] ? '[]' : var_export($value, true));
}

foreach ((new ReflectionExtension('sockets'))->getFunctions() as $name => $function) {
	if (str_starts_with($name, 'socket_wsaprotocol_info_') || str_starts_with($name, 'Sockets\\')) {
		continue; /* Winsock has three more; a namespace of our own has others */
	}
	echo $name, '(', implode(', ', array_map('parameter', $function->getParameters())), ')',
		$function->hasReturnType() ? ': ' . $function->getReturnType() : '', "\n";
}

echo "\nDefaults\n";
$default = fn(string $function, int $i) =>
	(new ReflectionParameter($function, $i))->getDefaultValue();
var_dump($default('socket_create_listen', 1) === SOMAXCONN);
var_dump($default('socket_read', 2) === PHP_BINARY_READ);
var_dump($default('socket_shutdown', 1) === SHUT_RDWR);
?>
--EXPECT--
socket_select(?array &$read, ?array &$write, ?array &$except, ?int $seconds, int $microseconds = 0): int|false
socket_create_listen(int $port, int $backlog = SOMAXCONN): Socket|false
socket_accept(Socket $socket): Socket|false
socket_set_nonblock(Socket $socket): bool
socket_set_block(Socket $socket): bool
socket_listen(Socket $socket, int $backlog = 0): bool
socket_close(Socket $socket): void
socket_write(Socket $socket, string $data, ?int $length = NULL): int|false
socket_read(Socket $socket, int $length, int $mode = PHP_BINARY_READ): string|false
socket_getsockname(Socket $socket, &$address, &$port = NULL): bool
socket_getpeername(Socket $socket, &$address, &$port = NULL): bool
socket_create(int $domain, int $type, int $protocol): Socket|false
socket_connect(Socket $socket, string $address, ?int $port = NULL): bool
socket_strerror(int $error_code): string
socket_bind(Socket $socket, string $address, int $port = 0): bool
socket_recv(Socket $socket, &$data, int $length, int $flags): int|false
socket_send(Socket $socket, string $data, int $length, int $flags): int|false
socket_recvfrom(Socket $socket, &$data, int $length, int $flags, &$address, &$port = NULL): int|false
socket_sendto(Socket $socket, string $data, int $length, int $flags, string $address, ?int $port = NULL): int|false
socket_get_option(Socket $socket, int $level, int $option): array|int|false
socket_getopt(Socket $socket, int $level, int $option): array|int|false
socket_set_option(Socket $socket, int $level, int $option, $value): bool
socket_setopt(Socket $socket, int $level, int $option, $value): bool
socket_create_pair(int $domain, int $type, int $protocol, &$pair): bool
socket_shutdown(Socket $socket, int $mode = 2): bool
socket_atmark(Socket $socket): bool
socket_last_error(?Socket $socket = NULL): int
socket_clear_error(?Socket $socket = NULL): void
socket_import_stream($stream): Socket|false
socket_export_stream(Socket $socket)
socket_sendmsg(Socket $socket, array $message, int $flags = 0): int|false
socket_recvmsg(Socket $socket, array &$message, int $flags = 0): int|false
socket_cmsg_space(int $level, int $type, int $num = 0): int
socket_addrinfo_lookup(string $host, ?string $service = NULL, array $hints = [], &$error_code = NULL): array|false
socket_addrinfo_connect(AddressInfo $address): Socket|false
socket_addrinfo_bind(AddressInfo $address): Socket|false
socket_addrinfo_explain(AddressInfo $address): array

Defaults
bool(true)
bool(true)
bool(true)
