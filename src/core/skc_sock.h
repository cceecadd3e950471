#ifndef SKC_SOCK_H
#define SKC_SOCK_H

/*
 * Sockets. A system call that a signal interrupts is handled in one of two ways. The functions that
 * take a skc_sock call skc_interrupted() and go on, with the time that remains; they return
 * SKC_EINTR with nothing done, or SKC_EBADF when the socket was closed meanwhile. The functions
 * that take a handle return SKC_EINTR at once, as the system call does, and run no handler.
 */

#include "skc_zerocopy.h"

/* A borrowed socket, as the operations take it. */
typedef struct skc_sock {
	skc_handle handle;
	unsigned flags; /* SKC_SOCK_TIMED, … */
	void *owner;    /* for skc_interrupted; may be NULL */
} skc_sock;

enum {
	SKC_SOCK_TIMED = 1,  /* it may have SO_RCVTIMEO or SO_SNDTIMEO */
	SKC_SOCK_CHANNEL = 2 /* its bytes do not travel as they are: skc_channel.h */
};

/* Whether a socket has a channel. It has an owner then. */
static inline bool skc_sock_has_channel(skc_sock s)
{
	return (s.flags & SKC_SOCK_CHANNEL) != 0;
}

/* Gives a socket of a family, with or without a row; see skc_os_open. protocol is in host byte
 * order for every family with a row. */
skc_err skc_sock_open(int family, int type, int protocol, skc_handle *out);

/* Gives a connection; peer may be NULL. */
skc_err skc_sock_accept(skc_sock s, unsigned flags, skc_addr *peer, skc_handle *out);

/* Whether a datagram socket of IPv4 or IPv6 has no port. Its first datagram assigns one. When no
 * port is free, that fails with SKC_EAGAIN (Linux, inet_autobind()) or SKC_ENOBUFS (Winsock), and
 * waiting does not help. */
bool skc_sock_lacks_port(skc_handle handle);

/* Whether the next address can be tried on the same socket after a code of connect. */
bool skc_sock_is_address_failure(skc_err err);

/* The result of a connect in progress that has ended, once (SO_ERROR). */
skc_err skc_sock_outcome(skc_handle handle);

/* Connects to the first address that answers; returns the last error. After SKC_EINTR the
 * connection continues in the background (POSIX, connect()). */
skc_err skc_sock_connect_any(skc_handle handle, const skc_addr *addrs, size_t count);

/* These send the data, with MSG_ZEROCOPY a copy, which the system may read after the call: see
 * skc_zerocopy.h. */

skc_err skc_sock_send_copy(
		skc_handle handle, const void *data, size_t len, int flags, size_t *done);
skc_err skc_sock_send_copy_to(skc_handle handle, const void *data, size_t len, int flags,
		const skc_addr *to, size_t *done);
skc_err skc_sock_send_message(
		skc_handle handle, const skc_message *message, int flags, size_t *done);

static inline skc_err skc_sock_send(
		skc_handle handle, const void *data, size_t len, int flags, size_t *done)
{
	return skc_zerocopy_asked(flags) ? skc_sock_send_copy(handle, data, len, flags, done)
									 : skc_os_send(handle, data, len, flags, done);
}

static inline skc_err skc_sock_send_to(skc_handle handle, const void *data, size_t len, int flags,
		const skc_addr *to, size_t *done)
{
	return skc_zerocopy_asked(flags) ? skc_sock_send_copy_to(handle, data, len, flags, to, done)
									 : skc_os_send_to(handle, data, len, flags, to, done);
}

/* How many of the done bytes that a receive reported were written to its buffer of len bytes. With
 * MSG_TRUNC a datagram's number may be larger, and a TCP socket discards the bytes (tcp(7)). */
size_t skc_sock_written(skc_handle handle, int family, int flags, size_t len, size_t done);

/* Opens a listening TCP socket on every IPv4 address. Gives the handle; nothing stays open on
 * failure. With port 0 the system chooses one. *step: the call that failed, as PHP's messages name
 * it. */
skc_err skc_sock_listen_on(uint16_t port, int backlog, skc_handle *out, const char **step);

/* Returns the address of the peer, also after the connection was lost if the system still has it
 * (Linux, SO_PEERNAME): for messages. */
skc_err skc_sock_peer(skc_handle handle, skc_addr *out);

/* Dissolves the peer of a datagram socket; succeeds also if it has none. */
skc_err skc_sock_disconnect(skc_handle handle);

/* Sets how long closing the socket may wait until its data is sent: SO_LINGER, in seconds, rounded
 * up and at most 65535, which every system takes. With 0 closing discards the data and resets the
 * connection. SKC_FOREVER: the maximum. */
skc_err skc_sock_set_linger(skc_handle handle, int64_t time);

/* The address for reaching the program at the other end: that of the peer, or the local one of a
 * socket that listens, and of a datagram or raw socket without a peer. SKC_ENOTCONN for another
 * socket without a peer. */
skc_err skc_sock_contact(skc_handle handle, skc_addr *out);

/* The address that the peer of a TCP connection connected to before the firewall redirected the
 * connection to this socket; of IPv4 also on a socket of IPv6. Without redirection: the local
 * address. SKC_ENOPROTOOPT: the system does not report it (it is Linux that does, with connection
 * tracking); SKC_ENOENT: the connection is not tracked. */
skc_err skc_sock_original_destination(skc_handle handle, skc_addr *out);

/* Waits for one socket: events POLLIN, POLLOUT, …. *ready is false when it timed out. */
skc_err skc_sock_wait(skc_sock s, short events, int64_t timeout, bool *ready);

/* --- skc_line.c ------------------------------------------------------------------------------ */

/* Reads up to and including the first "\n" or "\r", at most len bytes, the size of the buffer.
 * *done 0: the peer has ended the stream. Without a terminator it blocks as the socket does and
 * returns the received bytes at the end of the stream, when it times out, or when a non-blocking
 * socket has no more; SKC_EAGAIN only without any byte. Bytes behind the terminator stay in the
 * receive queue. messages: the socket preserves message boundaries (datagrams, packets); the result
 * is then the first line of one message, or all of it, and the rest of the message is dropped. */
skc_err skc_line_read(
		skc_handle handle, char *buffer, size_t len, bool blocking, bool messages, size_t *done);

#endif
