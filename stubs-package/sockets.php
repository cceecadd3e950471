<?php

/*
 * This is a generated file: tools/gen-stubs-package of the sockets extension writes it. It declares what
 * the extension defines, and is never executed.
 */

/**
 * Functions and classes of PHP 8.6's own extension, in the order of PHP's manual.
 *
 * An error is a warning and the result false; socket_last_error($socket) returns its code,
 * socket_strerror() the text of the code. Every function that takes a Socket throws Error if the
 * socket was closed. Seconds and microseconds are whole numbers; lengths are in bytes.
 */

/**
 * A socket, which functions such as socket_create() make and new cannot. It is closed by
 * socket_close() or with its last reference. socket(7)
 */
final class Socket
{
}

/**
 * An address that socket_addrinfo_lookup() has found. getaddrinfo(3)
 */
final class AddressInfo
{
}

/**
 * Waits until a socket is ready. Sockets that are not ready are removed from the arrays, whose keys
 * do not change. The numbers of descriptors are not limited. A handled signal ends the wait: false,
 * SOCKET_EINTR. select(2), poll(2)
 *
 * @param array<Socket>|null $read sockets to wait on for data, a connection to accept, or the end of the
 *   stream
 * @param array<Socket>|null $write sockets to wait on for buffer space, or the end of a connect
 * @param array<Socket>|null $except sockets to wait on for urgent data
 * @param-out array<Socket>|null $read the ready ones
 * @param-out array<Socket>|null $write the ready ones
 * @param-out array<Socket>|null $except the ready ones
 * @param int|null $seconds null: no timeout; 0: does not wait
 * @param int $microseconds added to the seconds
 * @return int|false the number of ready sockets in all arrays, 0 if the call timed out, false on error;
 *   the arrays are unchanged then. ValueError if no array has a socket
 * @phpstan-impure
 */
function socket_select(
	?array &$read,
	?array &$write,
	?array &$except,
	?int $seconds,
	int $microseconds = 0
): int|false {}

/**
 * Makes an IPv4 TCP socket that listens on all interfaces. bind(2), listen(2)
 *
 * @param int $port 0 to 65535; 0: the system chooses a free port
 * @param int $backlog connections that may wait for accept
 * @return Socket|false false on error
 * @phpstan-impure
 */
function socket_create_listen(int $port, int $backlog = SOMAXCONN): Socket|false {}

/**
 * Accepts the next connection; waits for one if the listening socket is blocking. accept(2)
 *
 * @param Socket $socket a listening socket
 * @return Socket|false the connection, which is blocking if the listening socket is; child programs
 *   do not inherit it. false on error, whose code is that of the listening socket (SOCKET_EAGAIN: no
 *   connection is waiting)
 * @phpstan-impure
 */
function socket_accept(Socket $socket): Socket|false {}

/**
 * Makes the socket non-blocking: calls return immediately instead of waiting. fcntl(2)
 *
 * @return bool false on error
 * @phpstan-impure
 */
function socket_set_nonblock(Socket $socket): bool {}

/**
 * Makes the socket blocking: calls wait. fcntl(2)
 *
 * @return bool false on error
 * @phpstan-impure
 */
function socket_set_block(Socket $socket): bool {}

/**
 * Makes a bound socket accept connections. listen(2)
 *
 * @param int $backlog connections that may wait for accept
 * @return bool false on error
 * @phpstan-impure
 */
function socket_listen(Socket $socket, int $backlog = 0): bool {}

/**
 * Closes the socket and the stream that was exported from it. While a filter of that stream runs, it
 * raises a warning and closes nothing, like fclose(). close(2)
 * @phpstan-impure
 */
function socket_close(Socket $socket): void {}

/**
 * Writes to a connected socket; may write fewer bytes than it was passed. write(2)
 *
 * @param int|null $length the maximum number of bytes; null: all. ValueError if it is negative
 * @return int|false the number of bytes written, which may be 0; false on error
 * @phpstan-impure
 */
function socket_write(Socket $socket, string $data, ?int $length = null): int|false {}

/**
 * Reads from a connected socket. read(2)
 *
 * @param int $length the maximum number of bytes; 0 or less returns false without an error
 * @param int $mode PHP_BINARY_READ: the available bytes; PHP_NORMAL_READ: up to and including \r or \n
 * @return string|false "" at the end of the stream, false on error
 * @phpstan-impure
 */
function socket_read(Socket $socket, int $length, int $mode = PHP_BINARY_READ): string|false {}

/**
 * Gets the local address of the socket. getsockname(2)
 *
 * @param-out string $address the IP address, unix path or interface name
 * @param-out int $port the port, or to the index of the interface for AF_PACKET; unchanged for
 *   AF_UNIX
 * @return bool false on error
 * @phpstan-impure
 */
function socket_getsockname(Socket $socket, &$address, &$port = null): bool {}

/**
 * Gets the address of the peer. getpeername(2)
 *
 * @param-out string $address the IP address, unix path or interface name
 * @param-out int $port the port; unchanged for AF_UNIX
 * @return bool false on error
 * @phpstan-impure
 */
function socket_getpeername(Socket $socket, &$address, &$port = null): bool {}

/**
 * Makes a socket. socket(2)
 *
 * @param int $domain AF_*
 * @param int $type SOCK_*, optionally combined with SOCK_NONBLOCK and SOCK_CLOEXEC
 * @param int $protocol IPPROTO_*, or 0 for the default protocol of the family and type
 * @return Socket|false false on error; ValueError for an unknown family or type
 * @phpstan-impure
 */
function socket_create(int $domain, int $type, int $protocol): Socket|false {}

/**
 * Connects to an address, or sets the peer of a datagram socket. connect(2)
 *
 * @param string $address IP address, host name or unix path
 * @param int|null $port 1 to 65535; required for AF_INET and AF_INET6
 * @return bool false on error. SOCKET_EINPROGRESS: the socket is non-blocking; wait until it is
 *   writable, then read SO_ERROR
 * @phpstan-impure
 */
function socket_connect(Socket $socket, string $address, ?int $port = null): bool {}

/**
 * Returns the system's text for an error code. strerror(3), gai_strerror(3)
 *
 * @param int $error_code a result of socket_last_error()
 * @phpstan-impure
 */
function socket_strerror(int $error_code): string {}

/**
 * Binds the socket to a local address. bind(2)
 *
 * @param string $address IP address, host name, unix path, or interface name for AF_PACKET
 * @param int $port 0 to 65535; 0: the system chooses a free port
 * @return bool false on error
 * @phpstan-impure
 */
function socket_bind(Socket $socket, string $address, int $port = 0): bool {}

/**
 * Receives from a socket. recv(2)
 *
 * @param-out string|null $data the received bytes; null at the end of the stream and on error
 * @param int $length the maximum number of bytes; 0 or less returns false without an error
 * @param int $flags MSG_*
 * @return int|false the number of bytes received (with MSG_TRUNC, the whole length of the datagram), 0
 *   at the end of the stream, false on error
 * @phpstan-impure
 */
function socket_recv(Socket $socket, &$data, int $length, int $flags): int|false {}

/**
 * Sends on a connected socket. send(2)
 *
 * @param int $length the maximum number of bytes of $data. ValueError if it is negative
 * @param int $flags MSG_*
 * @return int|false the number of bytes sent, false on error
 * @phpstan-impure
 */
function socket_send(Socket $socket, string $data, int $length, int $flags): int|false {}

/**
 * Receives a datagram and the address of its sender. recvfrom(2)
 *
 * @param-out string|null $data the received bytes
 * @param int $length the maximum number of bytes; 0 or less returns false without an error
 * @param int $flags MSG_*
 * @param-out string $address the sender's IP address, unix path or interface name
 * @param-out int $port the sender's port; required for AF_INET and AF_INET6
 * @return int|false the number of bytes received, false on error
 * @phpstan-impure
 */
function socket_recvfrom(
	Socket $socket,
	&$data,
	int $length,
	int $flags,
	&$address,
	&$port = null
): int|false {}

/**
 * Sends a datagram to an address. sendto(2)
 *
 * @param int $length the maximum number of bytes of $data. ValueError if it is negative
 * @param int $flags MSG_*
 * @param string $address IP address, host name, unix path or interface name
 * @param int|null $port 0 to 65535; required for AF_INET and AF_INET6
 * @return int|false the number of bytes sent, false on error
 * @phpstan-impure
 */
function socket_sendto(
	Socket $socket,
	string $data,
	int $length,
	int $flags,
	string $address,
	?int $port = null
): int|false {}

/**
 * Returns the value of an option. getsockopt(2)
 *
 * @param int $level SOL_SOCKET, or the protocol: IPPROTO_* or SOL_*
 * @param int $option SO_*, IP_*, IPV6_*, TCP_*, etc.
 * @return array<string, mixed>|int|false an int, or an array if the option is a structure (SO_LINGER: l_onoff,
 *   l_linger; SO_RCVTIMEO: sec, usec); false on error
 * @phpstan-impure
 */
function socket_get_option(Socket $socket, int $level, int $option): array|int|false {}

/**
 * The same as socket_get_option().
 *
 * @alias socket_get_option
 * @phpstan-impure
 */
function socket_getopt(Socket $socket, int $level, int $option): array|int|false {}

/**
 * Sets an option. setsockopt(2)
 *
 * @param int $level SOL_SOCKET, or the protocol: IPPROTO_* or SOL_*
 * @param int $option SO_*, IP_*, IPV6_*, TCP_*, etc.
 * @param array<mixed>|object|string|int|null $value of the type and in the units of the option
 * @return bool false on error; TypeError or ValueError for a value that the option cannot have
 * @phpstan-impure
 */
function socket_set_option(Socket $socket, int $level, int $option, $value): bool {}

/**
 * The same as socket_set_option().
 *
 * @param array<mixed>|object|string|int|null $value
 * @alias socket_set_option
 * @phpstan-impure
 */
function socket_setopt(Socket $socket, int $level, int $option, $value): bool {}

/**
 * Makes two sockets that are connected to each other. socketpair(2)
 *
 * @param int $domain AF_UNIX
 * @param int $type SOCK_*, optionally combined with SOCK_NONBLOCK and SOCK_CLOEXEC
 * @param int $protocol 0
 * @param-out array{Socket, Socket} $pair the two sockets
 * @return bool false on error
 * @phpstan-impure
 */
function socket_create_pair(int $domain, int $type, int $protocol, &$pair): bool {}

/**
 * Shuts down one or both directions of a connection; the socket stays open. shutdown(2)
 *
 * @param int $mode SHUT_RD (0), SHUT_WR (1) or SHUT_RDWR (2)
 * @return bool false on error; ValueError for any other mode
 * @phpstan-impure
 */
function socket_shutdown(Socket $socket, int $mode = 2): bool {}

/**
 * Returns whether the next byte to read is the one that is marked as urgent. sockatmark(3)
 * @phpstan-impure
 */
function socket_atmark(Socket $socket): bool {}

/**
 * Returns the code of the last error: SOCKET_E*, or -10000 minus the code of a failed lookup.
 *
 * @param Socket|null $socket null: the last error of any socket
 * @phpstan-impure
 */
function socket_last_error(?Socket $socket = null): int {}

/**
 * Sets the last error to 0.
 *
 * @param Socket|null $socket null: the last error of any socket
 * @phpstan-impure
 */
function socket_clear_error(?Socket $socket = null): void {}

/**
 * Makes a Socket of a stream; both share the descriptor.
 *
 * @param resource $stream a stream over a socket
 * @return Socket|false false on error
 * @phpstan-impure
 */
function socket_import_stream($stream): Socket|false {}

/**
 * Makes a stream of a Socket; both share the descriptor.
 *
 * @return resource|false false on error
 * @phpstan-impure
 */
function socket_export_stream(Socket $socket) {}

/**
 * Sends a message: data in several strings, an address and control messages. sendmsg(2)
 *
 * @param array{iov?: array<mixed>, name?: array<string, mixed>, control?: array<array{level: int, type: int, data?: mixed}>} $message
 *   strings, an address, control messages
 * @param int $flags MSG_*
 * @return int|false the number of bytes sent, false on error
 * @phpstan-impure
 */
function socket_sendmsg(Socket $socket, array $message, int $flags = 0): int|false {}

/**
 * Receives a message: data, the address of the sender and control messages. recvmsg(2)
 *
 * @param array{name?: mixed, buffer_size?: int, controllen?: int} $message the sizes are in bytes; see
 *   socket_cmsg_space()
 * @param-out array{name: array<string, mixed>|null, control: list<array{level: int, type: int, data: mixed}>, iov: list<string>, flags: int} $message
 * @param int $flags MSG_*
 * @return int|false the number of bytes received, false on error
 * @phpstan-impure
 */
function socket_recvmsg(Socket $socket, array &$message, int $flags = 0): int|false {}

/**
 * Returns the size of a control message in a buffer. cmsg(3)
 *
 * @param int $level SOL_* or IPPROTO_*
 * @param int $type SCM_*, or the option's name
 * @param int $num the number of elements if the message is a list (SCM_RIGHTS)
 * @return int in bytes; ValueError for an unknown message
 * @phpstan-impure
 */
function socket_cmsg_space(int $level, int $type, int $num = 0): int {}

/**
 * Looks up the addresses of a host and a service. getaddrinfo(3)
 *
 * @param string $host a name or an IP address
 * @param string|null $service a name, or a number between 0 and 65535
 * @param array{ai_flags?: int, ai_family?: int, ai_socktype?: int, ai_protocol?: int} $hints AI_*, AF_*,
 *   SOCK_*, IPPROTO_*
 * @param-out int $error_code an EAI_* code if the result is false; unchanged otherwise
 * @return list<AddressInfo>|false false if nothing was found
 * @phpstan-impure
 */
function socket_addrinfo_lookup(
	string $host,
	?string $service = null,
	array $hints = [],
	&$error_code = null
): array|false {}

/**
 * Makes a socket of the family and type of an address and connects it. connect(2)
 *
 * @return Socket|false false on error
 * @phpstan-impure
 */
function socket_addrinfo_connect(AddressInfo $address): Socket|false {}

/**
 * Makes a socket of the family and type of an address and binds it. bind(2)
 *
 * @return Socket|false false on error
 * @phpstan-impure
 */
function socket_addrinfo_bind(AddressInfo $address): Socket|false {}

/**
 * Returns the fields of an address.
 *
 * @return array{ai_flags: int, ai_family: int, ai_socktype: int, ai_protocol: int, ai_canonname?: string, ai_addr: array{sin_addr?: string, sin_port?: int, sin6_addr?: string, sin6_port?: int}}
 *   ai_canonname: if it was requested
 * @phpstan-impure
 */
function socket_addrinfo_explain(AddressInfo $address): array {}

/**
 * Shares a socket with another process. WSADuplicateSocket
 *
 * @param int $process_id the process that will import it
 * @return string|false the identifier to import, false on error
 * @phpstan-impure
 */
function socket_wsaprotocol_info_export(Socket $socket, int $process_id): string|false {}

/**
 * Imports a socket that another process has exported. WSASocket
 *
 * @param string $info_id the identifier that the export returned
 * @return Socket|false false on error
 * @phpstan-impure
 */
function socket_wsaprotocol_info_import(string $info_id): Socket|false {}

/**
 * Releases the identifier of an exported socket, after the import.
 *
 * @param string $info_id the identifier that the export returned
 * @return bool false if there is no such identifier
 * @phpstan-impure
 */
function socket_wsaprotocol_info_release(string $info_id): bool {}
