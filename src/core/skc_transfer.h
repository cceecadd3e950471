#ifndef SKC_TRANSFER_H
#define SKC_TRANSFER_H

/*
 * Receiving and sending until a deadline (skc_time_deadline), on blocking and non-blocking sockets,
 * through the channel of a socket that has one (skc_channel.h). Signals: see skc_sock.h.
 * SKC_EDEADLINE: the deadline has passed.
 */

#include "skc_channel.h"

/* Receives the available bytes, at least one; *done 0: end of the stream, or an empty message. */
skc_err skc_transfer_recv(
		skc_sock s, void *buffer, size_t len, int flags, int64_t deadline, size_t *done);

/* Receives exactly len bytes that MSG_PEEK has shown. *done: the bytes received, on failure as
 * well: another reader may have taken some. */
skc_err skc_transfer_take(skc_sock s, void *buffer, size_t len, int64_t deadline, size_t *done);

/* Sends all of several buffers; iov is changed. *done: the bytes sent, on failure as well. More
 * than SKC_IOV_MAX buffers need more than one call, and on a socket of messages more than one
 * message. An error of an earlier datagram (ICMP) does not fail a later one. */
skc_err skc_transfer_send(skc_sock s, skc_iov *iov, size_t count, int64_t deadline, size_t *done);

/* Bytes of a file, and memory for bytes that have to be read; all borrowed. */
typedef struct skc_file_part {
	int file; /* the C library's descriptor; its position stays */
	int64_t offset;
	uint64_t len; /* at most; offset + len fits in 63 bits */
	char *memory;
	size_t memory_size; /* not 0 */
} skc_file_part;

typedef struct skc_file_sent {
	uint64_t done; /* bytes, on failure as well; on Windows without those of the call that failed */
	bool of_source; /* reading the file has failed */
} skc_file_sent;

/* Sends until the end of the bytes. blocking: whether s blocks. With a deadline the bytes of a
 * blocking socket go through the memory: the system call for files would wait, and other processes
 * may share the mode of the socket. SKC_ENOSYS: the rest has to be read in another way. */
skc_err skc_transfer_send_file(
		skc_sock s, bool blocking, const skc_file_part *part, int64_t deadline, skc_file_sent *out);

/* Waits for a handle of any kind. events: POLLIN, POLLOUT. */
skc_err skc_transfer_wait(skc_sock s, short events, int64_t deadline);

/* The same for a handle that is often ready: it is then returned without preparing to sleep. */
skc_err skc_transfer_wait_ready(skc_sock s, short events, int64_t deadline);

/* Takes sent bytes, and empty buffers, off the front of the buffers. */
void skc_transfer_advance(skc_iov **iov, size_t *count, size_t sent);

/* --- for calls that are retried, with SKC_MSG_DONTWAIT, until the deadline --- */

/* Call it before the first try. Where the system has no SKC_MSG_DONTWAIT it waits until the socket
 * is ready. events: POLLIN, POLLOUT. */
skc_err skc_transfer_begin(skc_sock s, short events, int64_t deadline);

/* Call it after a try that failed with err. SKC_OK: try again, because the socket is ready or a
 * signal was handled. *vain: the number of tries without progress. */
skc_err skc_transfer_next(skc_sock s, skc_err err, short events, int64_t deadline, unsigned *vain);

/* The state of retries of sending; all 0 at first and after each success. */
typedef struct skc_transfer_tries {
	unsigned vain;
	bool again; /* the call is retried once after an error that may belong to an earlier datagram */
} skc_transfer_tries;

/* As skc_transfer_next, for sending. An error that an earlier datagram has caused (ICMP) is
 * returned by a later call, once, instead of sending (ip(7), IP_RECVERR, and connected sockets):
 * such a call is retried once. Streams have no such errors, and a retry would hide their own. */
skc_err skc_transfer_send_next(
		skc_sock s, skc_err err, int64_t deadline, skc_transfer_tries *tries);

#endif
