#ifndef SKC_TRANSFER_H
#define SKC_TRANSFER_H

/*
 * Receiving and sending until a point in time (skc_time_deadline), on blocking and non-blocking
 * sockets alike. Signals are handled as skc_sock.h says. SKC_EDEADLINE: the time is over.
 */

#include "skc_sock.h"

/* Receives what there is, at least a byte; *done 0: the end of the stream, or an empty message. */
skc_err skc_transfer_recv(
		skc_sock s, void *buffer, size_t len, int flags, int64_t deadline, size_t *done);

/* Takes exactly len bytes that MSG_PEEK has shown. */
skc_err skc_transfer_take(skc_sock s, void *buffer, size_t len, int64_t deadline);

/* Sends all of several buffers; iov is used up. *done: the bytes sent, on failure too. More than
 * SKC_IOV_MAX buffers take more than one call, and on a socket of messages more than one message.
 * An error of an earlier datagram (ICMP) fails no later one. */
skc_err skc_transfer_send(skc_sock s, skc_iov *iov, size_t count, int64_t deadline, size_t *done);

/* Bytes of a file, and memory for those that have to be read; all borrowed. */
typedef struct skc_file_part {
	int file; /* the C library's descriptor; its position stays */
	int64_t offset;
	uint64_t len; /* at most; offset + len has 63 bits */
	char *memory;
	size_t memory_size; /* not 0 */
} skc_file_part;

typedef struct skc_file_sent {
	uint64_t done;  /* bytes, on failure too; on Windows without those of the try that failed */
	bool of_source; /* the failure is one of reading the file */
} skc_file_sent;

/* Sends until there are no more bytes. blocking: does s block? With a deadline the bytes then go
 * through the memory: the system's call for files cannot be told not to wait, and the mode of the
 * socket belongs to other processes as well. SKC_ENOSYS: the rest has to be read in another way. */
skc_err skc_transfer_send_file(
		skc_sock s, bool blocking, const skc_file_part *part, int64_t deadline, skc_file_sent *out);

/* Waits for a handle of any kind. events: POLLIN, POLLOUT. */
skc_err skc_transfer_wait(skc_sock s, short events, int64_t deadline);

/* --- for calls that are tried again, with SKC_MSG_DONTWAIT, until the deadline --- */

/* Before the first try. Where a call cannot be told not to wait, there has to be something before
 * it. events: POLLIN, POLLOUT. */
skc_err skc_transfer_begin(skc_sock s, short events, int64_t deadline);

/* After a try that has failed with err: SKC_OK is another one, when the socket is ready or a signal
 * was handled. *vain: tries since something went through. */
skc_err skc_transfer_next(skc_sock s, skc_err err, short events, int64_t deadline, unsigned *vain);

/* Tries of sending, all 0 at first and after one that went through. */
typedef struct skc_transfer_tries {
	unsigned vain;
	bool again; /* an error may have been one of an earlier datagram: this is one more try */
} skc_transfer_tries;

/* As skc_transfer_next, for sending. An error that an earlier datagram has caused (ICMP) comes with
 * a later call, once, in place of sending (ip(7), IP_RECVERR, and connected sockets): such a try is
 * made once more. Streams have none of these, and a second try would hide their error. */
skc_err skc_transfer_send_next(
		skc_sock s, skc_err err, int64_t deadline, skc_transfer_tries *tries);

#endif
