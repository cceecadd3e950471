#ifndef SKC_HANDLES_H
#define SKC_HANDLES_H

/*
 * Handles on their way to another process, over a unix socket: unix(7), SCM_RIGHTS. Until a point
 * in time, with signals handled, as skc_transfer.h says. SKC_EOPNOTSUPP where the system has none.
 */

#include "skc_sock.h"

/* Most handles of one message: SCM_MAX_FD of Linux, unix(7). */
#define SKC_HANDLES_MAX 253

/* Sends all of data (a byte or more), and with its first byte copies of the handles. *done: the
 * bytes sent, on failure too; from the first on the handles have gone. */
skc_err skc_handles_send(skc_sock s, const skc_handle *handles, size_t count, const void *data,
		size_t len, int64_t deadline, size_t *done);

/* What one receive has brought. */
typedef struct skc_handles {
	size_t count;
	size_t bytes; /* of data; 0 is the end of a stream, or an empty message */
	bool cut;     /* data was longer than its buffer, and its rest is lost */
	skc_handle of[SKC_HANDLES_MAX];
} skc_handles;

/* Receives a message, or what there is of a stream up to the data that handles came with. Gives the
 * handles, which other programs do not inherit. SKC_EMSGSIZE: they were more than max, or more than
 * this process may have open; none stays open, the data is there. */
skc_err skc_handles_receive(
		skc_sock s, void *data, size_t len, size_t max, int64_t deadline, skc_handles *out);

#endif
