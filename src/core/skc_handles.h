#ifndef SKC_HANDLES_H
#define SKC_HANDLES_H

/*
 * Passing handles to another process over a unix socket: unix(7), SCM_RIGHTS. Deadlines and
 * signals: see skc_transfer.h. SKC_EOPNOTSUPP where the system cannot pass handles.
 */

#include "skc_sock.h"

/* The most handles of one message: SCM_MAX_FD of Linux, unix(7). */
#define SKC_HANDLES_MAX 253

/* Sends all of data (at least one byte), and with its first byte copies of the handles. *done: the
 * bytes sent, on failure as well; when it is not 0 the handles were sent. */
skc_err skc_handles_send(skc_sock s, const skc_handle *handles, size_t count, const void *data,
		size_t len, int64_t deadline, size_t *done);

/* The result of one receive. */
typedef struct skc_handles {
	size_t count;
	size_t bytes; /* bytes of data; 0: the end of a stream, or an empty message */
	bool cut;     /* data was longer than its buffer; its rest is lost */
	skc_handle of[SKC_HANDLES_MAX];
} skc_handles;

/* Receives a message, or the available bytes of a stream up to those that handles were sent with.
 * Gives the handles, which other programs do not inherit. SKC_EMSGSIZE: there were more than max
 * handles, or more than this process may have open; none stays open, and the data is valid. */
skc_err skc_handles_receive(
		skc_sock s, void *data, size_t len, size_t max, int64_t deadline, skc_handles *out);

#endif
