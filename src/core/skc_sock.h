#ifndef SKC_SOCK_H
#define SKC_SOCK_H

/*
 * Sockets. A system call that a signal interrupts is handled in one of two ways. The functions that
 * take a skc_sock call skc_interrupted() and go on, with the time that remains; they return
 * SKC_EINTR with nothing done, or SKC_EBADF when the socket was closed meanwhile. The functions
 * that take a handle return SKC_EINTR at once, as the system call does, and run no handler.
 */

#include "skc_zerocopy.h"

/* A borrowed socket: what an operation needs to know of it. */
typedef struct skc_sock {
	skc_handle handle;
	bool timed;  /* it may have SO_RCVTIMEO or SO_SNDTIMEO */
	void *owner; /* for skc_interrupted; may be NULL */
} skc_sock;

/* Gives a socket of a family with a row (SKC_EAFNOSUPPORT otherwise); see skc_os_open. protocol in
 * the host's byte order for every family. */
skc_err skc_sock_open(int family, int type, int protocol, skc_handle *out);

/* Gives a connection; its address is not asked for when peer is NULL. */
skc_err skc_sock_accept(skc_sock s, unsigned flags, skc_addr *peer, skc_handle *out);

/* Has a datagram socket of IPv4 or IPv6 no port? Its first datagram gets it one. A system without a
 * free one fails with SKC_EAGAIN then (Linux, inet_autobind()) or SKC_ENOBUFS (Winsock), and there
 * is nothing that could be waited for. */
bool skc_sock_lacks_port(skc_handle handle);

/* Connects to the first of several addresses that answers; returns the last error. After SKC_EINTR
 * the connection is still being made in the background (POSIX, connect()). */
skc_err skc_sock_connect_any(skc_handle handle, const skc_addr *addrs, size_t count);

/* Send; with MSG_ZEROCOPY a copy, which the system may read after the call: see skc_zerocopy.h. */

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
 * MSG_TRUNC a datagram's number may be larger, and a TCP socket throws the bytes away (tcp(7)). */
size_t skc_sock_written(skc_handle handle, int family, int flags, size_t len, size_t done);

/* Opens a listening TCP socket on every IPv4 address. Gives the handle; nothing stays open on
 * failure. port 0 lets the system choose. *step: what failed, in words. */
skc_err skc_sock_listen_on(uint16_t port, int backlog, skc_handle *out, const char **step);

/* Waits for one socket: events POLLIN, POLLOUT, …. *ready false: the time is over. */
skc_err skc_sock_wait(skc_sock s, short events, int64_t timeout, bool *ready);

/* --- skc_line.c ------------------------------------------------------------------------------ */

/* Reads up to and including the first "\n" or "\r", at most len bytes (buffer holds that many).
 * *done 0: the peer has ended the stream. Without a terminator it blocks as the socket does and
 * returns what there is at the end of the stream, when the time limit is over, or when a
 * non-blocking socket has no more; SKC_EAGAIN only when nothing at all came. Bytes behind the
 * terminator stay with the system. messages: the socket keeps their borders (datagrams, packets);
 * then the first line of one message, or all of it, and its rest is dropped. */
skc_err skc_line_read(
		skc_handle handle, char *buffer, size_t len, bool blocking, bool messages, size_t *done);

#endif
