#ifndef SKC_CHANNEL_H
#define SKC_CHANNEL_H

/*
 * Channels: how the bytes of a stream socket travel. Without a channel they are passed to the
 * system as they are; a channel changes them, as TLS does (skc_tls.h). Receiving and sending of
 * skc_transfer.h goes through the channel of the socket, and nothing else does: functions that pass
 * bytes to the system by themselves refuse a socket that has one.
 *
 * The functions of a kind never wait. SKC_EAGAIN: the call has to be repeated once the handle has
 * one of the events c->wants, which need not be the event of its direction: a handshake reads and
 * writes. SKC_ECHANNEL: the channel has failed for good, and its kind has the reason.
 */

#include "skc_sock.h"

typedef struct skc_channel skc_channel;

/* Why a channel has failed, or could not be made. */
typedef enum skc_channel_reason {
	SKC_CHANNEL_SOUND,       /* it has not failed */
	SKC_CHANNEL_CERTIFICATE, /* the certificate of the peer was refused */
	SKC_CHANNEL_HANDSHAKE,   /* any other failure of the protocol */
	SKC_CHANNEL_TRUNCATED,   /* the connection ended without the end of the stream */
	SKC_CHANNEL_MISMATCH     /* the data is not that of the write that has to be continued */
} skc_channel_reason;

typedef struct skc_channel_failure {
	skc_channel_reason reason;
	int code;       /* of the library: why the certificate was refused; or of the alert */
	char alert[32]; /* the name of the alert (RFC 8446, section 6), "" without one */
	char text[512]; /* the reason in words, printable */
} skc_channel_failure;

typedef struct skc_channel_kind {
	/* Receives as skc_os_recv() does; peek: the bytes stay. *done 0: the end of the stream. */
	skc_err (*recv)(skc_channel *c, void *buffer, size_t len, bool peek, size_t *done);

	/* Sends a part of the data. After SKC_EAGAIN the next call must begin with the same data: some
	 * of it may be on its way already. */
	skc_err (*send)(skc_channel *c, const skc_iov *iov, size_t count, size_t *done);

	/* Makes the connection ready for data: the handshake. */
	skc_err (*begin)(skc_channel *c);

	/* Announces the end of the data. */
	skc_err (*end)(skc_channel *c);

	/* Whether a receive would return bytes without a system call. */
	bool (*has_bytes)(const skc_channel *c);

	const skc_channel_failure *(*failure)(const skc_channel *c);

	/* Gives the channel of a connection that a listener with this channel has accepted. */
	skc_err (*accepted)(const skc_channel *c, skc_handle handle, skc_channel **out);

	/* Takes the channel; announces the end of the data if that needs no wait. The handle is still
	 * open. */
	void (*free)(skc_channel *c);
} skc_channel_kind;

/* The common beginning of all channels. */
struct skc_channel {
	const skc_channel_kind *kind;
	short wants;      /* after SKC_EAGAIN: POLLIN or POLLOUT */
	bool moved;       /* the last call has moved bytes from or to the system */
	unsigned senders; /* the calls that are sending, some of which wait */
};

/* Returns the channel of an owner (skc_sock.owner); NULL if its socket was closed. */
typedef skc_channel *(*skc_channel_of_fn)(void *owner);

/* Sets the function of the process. */
void skc_set_channel_of(skc_channel_of_fn of);

/* Receive and send until the deadline, as skc_transfer_recv and skc_transfer_send do for a socket
 * without a channel. flags: MSG_PEEK or 0. */
skc_err skc_channel_recv(
		skc_sock s, void *buffer, size_t len, int flags, int64_t deadline, size_t *done);
skc_err skc_channel_send(skc_sock s, skc_iov *iov, size_t count, int64_t deadline, size_t *done);

/* The same for pieces that stay as they are. */
skc_err skc_channel_send_pieces(
		skc_sock s, const skc_iov *iov, size_t count, int64_t deadline, size_t *done);

/* For functions that pass bytes to the system by themselves: SKC_EOPNOTSUPP for a socket with a
 * channel. */
static inline skc_err skc_channel_refuse(skc_sock s)
{
	return skc_sock_has_channel(s) ? SKC_EOPNOTSUPP : SKC_OK;
}

/* Makes the connection ready for data, until the deadline. Signals: see skc_sock.h. */
skc_err skc_channel_begin(skc_sock s, int64_t deadline);

/* Announces the end of the data, until the deadline. */
skc_err skc_channel_end(skc_sock s, int64_t deadline);

/* Whether a receive would return bytes without a system call; false without a channel. */
bool skc_channel_has_bytes(skc_sock s);

#endif
