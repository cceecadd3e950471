#ifndef SKC_TRANSFER_H
#define SKC_TRANSFER_H

/*
 * Receiving and sending until a point in time (skc_time_deadline), on blocking and non-blocking
 * sockets alike. Signals are handled as skc_sock.h says. SKC_ETIMEDOUT: the time is over.
 */

#include "skc_sock.h"

/* Receives what there is, at least a byte; *done 0: the end of the stream, or an empty message. */
skc_err skc_transfer_recv(
		skc_sock s, void *buffer, size_t len, int flags, int64_t deadline, size_t *done);

/* Takes exactly len bytes that MSG_PEEK has shown. */
skc_err skc_transfer_take(skc_sock s, void *buffer, size_t len, int64_t deadline);

/* Sends all of several buffers; iov is used up. *done: the bytes sent, on failure too. */
skc_err skc_transfer_send(skc_sock s, skc_iov *iov, size_t count, int64_t deadline, size_t *done);

#endif
