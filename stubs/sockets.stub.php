<?php

/**
 * Functions and classes that PHP 8.6's own extension has, in the order of PHP's manual page.
 * Constants: see README.md in this folder. tools/gen-stubs makes the headers.
 *
 * Words used below. An error is a warning and a false; its code is what
 * socket_last_error($socket) gives, its text socket_strerror(). Every function
 * that takes a Socket throws Error when that socket has been closed.
 * Seconds and microseconds are whole numbers; lengths are bytes.
 *
 * @generate-class-entries
 */

/**
 * An open socket: made by socket_create() and its kin, never by new. Closed by socket_close()
 * or with its last reference. socket(7)
 *
 * @strict-properties
 * @not-serializable
 */
final class Socket
{
}

/**
 * One address that socket_addrinfo_lookup() has found. getaddrinfo(3)
 *
 * @strict-properties
 * @not-serializable
 */
final class AddressInfo
{
}

/**
 * Waits until a socket is ready; each array keeps, under its own keys, the sockets that are.
 * There is no limit on descriptors. A handled signal ends the wait: false, SOCKET_EINTR. select(2), poll(2)
 *
 * @param array|null $read wait for data, a connection to accept, or the end
 * @param array|null $write wait for room to write, or a connect that has ended
 * @param array|null $except wait for urgent data
 * @param int|null $seconds null waits for ever, 0 not at all
 * @param int $microseconds added to the seconds
 * @return int|false number of ready sockets over all arrays, 0 on timeout, false on error
 *   (the arrays then are as they were). ValueError when no array has a socket
 */
function socket_select(
	?array &$read,
	?array &$write,
	?array &$except,
	?int $seconds,
	int $microseconds = 0
): int|false {}

/**
 * Makes an IPv4 TCP socket that listens on every interface. bind(2), listen(2)
 *
 * @param int $port 0 to 65535; 0 lets the system choose
 * @param int $backlog connections that may wait for accept
 * @return Socket|false false on error
 */
function socket_create_listen(int $port, int $backlog = SOMAXCONN): Socket|false {}

/**
 * Takes the next waiting connection; waits for one unless the listener does not block. accept(2)
 *
 * @param Socket $socket a listening socket
 * @return Socket|false the connection, which blocks if the listener does and is not inherited by
 *   child programs; false on error, recorded on the listener (SOCKET_EAGAIN: none is waiting)
 */
function socket_accept(Socket $socket): Socket|false {}

/**
 * Makes calls on the socket return at once instead of waiting. fcntl(2)
 *
 * @return bool false on error
 */
function socket_set_nonblock(Socket $socket): bool {}

/**
 * Makes calls on the socket wait again. fcntl(2)
 *
 * @return bool false on error
 */
function socket_set_block(Socket $socket): bool {}

/**
 * Makes a bound stream socket take connections. listen(2)
 *
 * @param int $backlog connections that may wait for accept
 * @return bool false on error
 */
function socket_listen(Socket $socket, int $backlog = 0): bool {}

/**
 * Closes the socket; an exported stream goes with it. While a filter of that stream
 * runs it warns and closes nothing, as fclose(). close(2)
 */
function socket_close(Socket $socket): void {}

/**
 * Writes to a connected socket; may write less than it was given. write(2)
 *
 * @param int|null $length bytes at most; null means all. ValueError when negative
 * @return int|false bytes written (0 is possible), false on error
 */
function socket_write(Socket $socket, string $data, ?int $length = null): int|false {}

/**
 * Reads from a connected socket. read(2)
 *
 * @param int $length bytes at most; 0 or less gives false without an error
 * @param int $mode PHP_BINARY_READ takes what there is, PHP_NORMAL_READ stops after \r or \n
 * @return string|false "" at the end, false on error
 */
function socket_read(Socket $socket, int $length, int $mode = PHP_BINARY_READ): string|false {}

/**
 * Gives the socket's own address. getsockname(2)
 *
 * @param string $address IP address, unix path or interface name
 * @param int $port port, or the interface's index for AF_PACKET; left alone for AF_UNIX
 * @return bool false on error
 */
function socket_getsockname(Socket $socket, &$address, &$port = null): bool {}

/**
 * Gives the other end's address. getpeername(2)
 *
 * @param string $address IP address, unix path or interface name
 * @param int $port port; left alone for AF_UNIX
 * @return bool false on error
 */
function socket_getpeername(Socket $socket, &$address, &$port = null): bool {}

/**
 * Makes a socket. socket(2)
 *
 * @param int $domain AF_*
 * @param int $type SOCK_*, with SOCK_NONBLOCK and SOCK_CLOEXEC or'ed in if wanted
 * @param int $protocol IPPROTO_* or 0 for the family's usual one
 * @return Socket|false false on error; ValueError for a family or type that is not known
 */
function socket_create(int $domain, int $type, int $protocol): Socket|false {}

/**
 * Connects to an address, or gives a datagram socket its only peer. connect(2)
 *
 * @param string $address IP address, host name or unix path
 * @param int|null $port 1 to 65535; needed for AF_INET and AF_INET6
 * @return bool false on error (SOCKET_EINPROGRESS: the socket does not block, wait until it is
 *   writable and read SO_ERROR)
 */
function socket_connect(Socket $socket, string $address, ?int $port = null): bool {}

/**
 * Gives the system's text for an error code. strerror(3), gai_strerror(3)
 *
 * @param int $error_code what socket_last_error() gave
 */
function socket_strerror(int $error_code): string {}

/**
 * Gives the socket an address of its own. bind(2)
 *
 * @param string $address IP address, unix path, or interface name for AF_PACKET
 * @param int $port 0 to 65535; 0 lets the system choose
 * @return bool false on error
 */
function socket_bind(Socket $socket, string $address, int $port = 0): bool {}

/**
 * Receives from a socket. recv(2)
 *
 * @param string|null $data what came; null at the end and on error
 * @param int $length bytes at most; 0 or less gives false without an error
 * @param int $flags MSG_*
 * @return int|false bytes received (with MSG_TRUNC the datagram's whole length), 0 at the end,
 *   false on error
 */
function socket_recv(Socket $socket, &$data, int $length, int $flags): int|false {}

/**
 * Sends on a connected socket. send(2)
 *
 * @param int $length bytes of $data at most. ValueError when negative
 * @param int $flags MSG_*
 * @return int|false bytes sent, false on error
 */
function socket_send(Socket $socket, string $data, int $length, int $flags): int|false {}

/**
 * Receives a datagram and its sender. recvfrom(2)
 *
 * @param string|null $data what came
 * @param int $length bytes at most; 0 or less gives false without an error
 * @param int $flags MSG_*
 * @param string $address the sender: IP address, unix path or interface name
 * @param int $port the sender's port; must be given for AF_INET and AF_INET6
 * @return int|false bytes received, false on error
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
 * @param int $length bytes of $data at most. ValueError when negative
 * @param int $flags MSG_*
 * @param string $address IP address, host name, unix path or interface name
 * @param int|null $port 0 to 65535; needed for AF_INET and AF_INET6
 * @return int|false bytes sent, false on error
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
 * Gives the value of an option. getsockopt(2)
 *
 * @param int $level SOL_SOCKET, or the protocol: IPPROTO_* or SOL_*
 * @param int $option SO_*, IP_*, TCP_* and so on
 * @return array|int|false an int, or an array where the option is a structure (SO_LINGER:
 *   l_onoff, l_linger; SO_RCVTIMEO: sec, usec); false on error
 */
function socket_get_option(Socket $socket, int $level, int $option): array|int|false {}

/**
 * The same as socket_get_option().
 *
 * @alias socket_get_option
 */
function socket_getopt(Socket $socket, int $level, int $option): array|int|false {}

/**
 * Sets an option. setsockopt(2)
 *
 * @param int $level SOL_SOCKET, or the protocol: IPPROTO_* or SOL_*
 * @param int $option SO_*, IP_*, TCP_* and so on
 * @param array|object|string|int|null $value of the type and in the units of the option
 * @return bool false on error; TypeError and ValueError for a value the option cannot take
 */
function socket_set_option(Socket $socket, int $level, int $option, $value): bool {}

/**
 * The same as socket_set_option().
 *
 * @param array|object|string|int|null $value
 * @alias socket_set_option
 */
function socket_setopt(Socket $socket, int $level, int $option, $value): bool {}

/**
 * Makes two sockets that are connected to each other. socketpair(2)
 *
 * @param int $domain AF_UNIX
 * @param int $type SOCK_*, with SOCK_NONBLOCK and SOCK_CLOEXEC or'ed in if wanted
 * @param array $pair the two sockets, under 0 and 1
 * @return bool false on error
 */
function socket_create_pair(int $domain, int $type, int $protocol, &$pair): bool {}

/**
 * Ends one direction of a connection or both; the socket stays open. shutdown(2)
 *
 * @param int $mode SHUT_RD (0), SHUT_WR (1) or SHUT_RDWR (2)
 * @return bool false on error; ValueError for another mode
 */
function socket_shutdown(Socket $socket, int $mode = 2): bool {}

/**
 * Tells whether the next byte to read is the one marked as urgent. sockatmark(3)
 */
function socket_atmark(Socket $socket): bool {}

/**
 * Gives the code of the last error: SOCKET_E*, or -10000 minus the code of a failed look-up.
 *
 * @param Socket|null $socket null asks for the last error of any socket call
 */
function socket_last_error(?Socket $socket = null): int {}

/**
 * Sets the last error to 0.
 *
 * @param Socket|null $socket null means the one of any socket call
 */
function socket_clear_error(?Socket $socket = null): void {}

/**
 * Makes a Socket of a stream's socket; both then share it.
 *
 * @param resource $stream a stream over a socket
 * @return Socket|false false on error
 */
function socket_import_stream($stream): Socket|false {}

/**
 * Makes a stream of a socket; both then share it.
 *
 * @return resource|false false on error
 */
function socket_export_stream(Socket $socket) {}

/**
 * Sends a message: scattered data, an address and control messages. sendmsg(2)
 *
 * @param array $message iov (strings), name (address), control (level, type, data)
 * @param int $flags MSG_*
 * @return int|false bytes sent, false on error
 */
function socket_sendmsg(Socket $socket, array $message, int $flags = 0): int|false {}

/**
 * Receives a message: data, the sender and control messages. recvmsg(2)
 *
 * @param array $message in: name, buffer_size, controllen in bytes (socket_cmsg_space());
 *   out: name, control, iov, flags
 * @param int $flags MSG_*
 * @return int|false bytes received, false on error
 */
function socket_recvmsg(Socket $socket, array &$message, int $flags = 0): int|false {}

/**
 * Gives the room in bytes that a control message takes in a buffer. cmsg(3)
 *
 * @param int $level SOL_* or IPPROTO_*
 * @param int $type SCM_*, or the option's name
 * @param int $num number of elements, where the message is a list (SCM_RIGHTS)
 * @return int bytes; ValueError for a message that is not known
 */
function socket_cmsg_space(int $level, int $type, int $num = 0): int {}

/**
 * Looks a host and a service up. getaddrinfo(3)
 *
 * @param string $host name or IP address
 * @param string|null $service name, or number between 0 and 65535
 * @param array $hints ai_flags (AI_*), ai_family, ai_socktype, ai_protocol
 * @param int $error_code EAI_* when the answer is false; left as it was otherwise
 * @return array|false list of AddressInfo, false when nothing was found
 */
function socket_addrinfo_lookup(
	string $host,
	?string $service = null,
	array $hints = [],
	&$error_code = null
): array|false {}

/**
 * Makes a socket of an address' family and type and connects it. connect(2)
 *
 * @return Socket|false false on error
 */
function socket_addrinfo_connect(AddressInfo $address): Socket|false {}

/**
 * Makes a socket of an address' family and type and binds it. bind(2)
 *
 * @return Socket|false false on error
 */
function socket_addrinfo_bind(AddressInfo $address): Socket|false {}

/**
 * Shows what an address holds.
 *
 * @return array ai_flags, ai_family, ai_socktype, ai_protocol, ai_canonname if asked for, and
 *   ai_addr (sin_addr and sin_port, or sin6_addr and sin6_port)
 */
function socket_addrinfo_explain(AddressInfo $address): array {}

#ifdef PHP_SOCKETS_WSA
/**
 * Makes a socket ready to be taken over by another process. WSADuplicateSocket
 *
 * @param int $process_id the process that will import it
 * @return string|false the name to import, false on error
 */
function socket_wsaprotocol_info_export(Socket $socket, int $process_id): string|false {}

/**
 * Takes a socket over from another process. WSASocket
 *
 * @param string $info_id what the other process' export gave
 * @return Socket|false false on error
 */
function socket_wsaprotocol_info_import(string $info_id): Socket|false {}

/**
 * Frees an exported socket's name, after the import.
 *
 * @param string $info_id what the export gave
 * @return bool false when there is no such name
 */
function socket_wsaprotocol_info_release(string $info_id): bool {}
#endif
