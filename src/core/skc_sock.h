#ifndef SKC_SOCK_H
#define SKC_SOCK_H

/*
 * Sockets: each function is one operation, with interruptions by signals handled (see
 * skc_interrupted): it goes on with the time that remains, or returns SKC_EINTR with nothing done,
 * or SKC_EBADF when the socket was closed meanwhile.
 */

#include "skc_zerocopy.h"

/* A borrowed socket: what an operation needs to know of it. */
typedef struct skc_sock {
	skc_handle handle;
	bool timed;  /* it may have SO_RCVTIMEO or SO_SNDTIMEO: measure what remains */
	void *owner; /* for skc_interrupted; may be NULL */
} skc_sock;

/* Gives a socket of a family with a row (SKC_EAFNOSUPPORT otherwise); see skc_os_open. protocol in
 * the host's byte order for every family. */
skc_err skc_sock_open(int family, int type, int protocol, skc_handle *out);

/* Gives a connection; its address is not asked for when peer is NULL. */
skc_err skc_sock_accept(skc_sock s, unsigned flags, skc_addr *peer, skc_handle *out);

/* Connects. Returns SKC_EINPROGRESS for a non-blocking socket that has to wait. */
skc_err skc_sock_connect(skc_sock s, const skc_addr *addr);

/* Connects to the first of several addresses that answers; returns the last error. */
skc_err skc_sock_connect_any(skc_sock s, const skc_addr *addrs, size_t count);

/*
 * Bytes. Nearly every call is one system call and nothing else: that is inline here. _again is for
 * sockets with a time limit, which has to be measured, and for MSG_ZEROCOPY, which needs a copy
 * (err SKC_OK: nothing was tried yet), and for what a signal has interrupted (err SKC_EINTR).
 */

skc_err skc_sock_send_again(
		skc_sock s, const void *data, size_t len, int flags, size_t *done, skc_err err);
skc_err skc_sock_recv_again(
		skc_sock s, void *buffer, size_t len, int flags, size_t *done, skc_err err);
skc_err skc_sock_send_to_again(skc_sock s, const void *data, size_t len, int flags,
		const skc_addr *to, size_t *done, skc_err err);
skc_err skc_sock_recv_from_again(
		skc_sock s, void *buffer, size_t len, int flags, skc_addr *from, size_t *done, skc_err err);

static inline skc_err skc_sock_send(
		skc_sock s, const void *data, size_t len, int flags, size_t *done)
{
	bool slow = s.timed || skc_zerocopy_asked(flags);
	skc_err err = slow ? SKC_OK : skc_os_send(s.handle, data, len, flags, done);

	return slow || err == SKC_EINTR ? skc_sock_send_again(s, data, len, flags, done, err) : err;
}

static inline skc_err skc_sock_recv(skc_sock s, void *buffer, size_t len, int flags, size_t *done)
{
	skc_err err = s.timed ? SKC_OK : skc_os_recv(s.handle, buffer, len, flags, done);

	return s.timed || err == SKC_EINTR ? skc_sock_recv_again(s, buffer, len, flags, done, err)
									   : err;
}

static inline skc_err skc_sock_send_to(
		skc_sock s, const void *data, size_t len, int flags, const skc_addr *to, size_t *done)
{
	bool slow = s.timed || skc_zerocopy_asked(flags);
	skc_err err = slow ? SKC_OK : skc_os_send_to(s.handle, data, len, flags, to, done);

	return slow || err == SKC_EINTR ? skc_sock_send_to_again(s, data, len, flags, to, done, err)
									: err;
}

static inline skc_err skc_sock_recv_from(
		skc_sock s, void *buffer, size_t len, int flags, skc_addr *from, size_t *done)
{
	skc_err err = s.timed ? SKC_OK : skc_os_recv_from(s.handle, buffer, len, flags, from, done);

	return s.timed || err == SKC_EINTR
			? skc_sock_recv_from_again(s, buffer, len, flags, from, done, err)
			: err;
}

skc_err skc_sock_send_message(skc_sock s, const skc_message *message, int flags, size_t *done);

/* message->name->len, control_len and flags are inputs of each try and are restored before one. */
skc_err skc_sock_recv_message(skc_sock s, skc_message *message, int flags, size_t *done);

/* How many of the done bytes that a receive reported were written to its buffer of len bytes. With
 * MSG_TRUNC a datagram's number may be larger, and a TCP socket throws the bytes away (tcp(7)). */
size_t skc_sock_written(skc_sock s, int family, int flags, size_t len, size_t done);

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
		skc_sock s, char *buffer, size_t len, bool blocking, bool messages, size_t *done);

#endif
