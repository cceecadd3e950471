#ifndef SKC_RELAY_H
#define SKC_RELAY_H

/* Passing the bytes of one stream socket on to another. */

#include "skc_transfer.h"

/* The most bytes that are read before they are written. */
#define SKC_RELAY_CHUNK ((size_t) 65536)

/* A relay: from to deadline are set by the caller, the other members by skc_relay_begin. */
typedef struct skc_relay {
	skc_sock from;
	skc_sock to;
	bool blocking;   /* one of the handles blocks */
	bool pauses;     /* SKC_EAGAIN instead of a wait for bytes: the memory is free meanwhile */
	uint64_t length; /* at most; UINT64_MAX: to the end of the stream */
	int64_t deadline;
	char *memory; /* SKC_RELAY_CHUNK bytes; borrowed */
	skc_handle pipe[2];
	uint64_t done; /* the bytes that were written */
	size_t rest;   /* on failure the bytes that were read and not written, at memory */
	bool may_splice;
	bool splices;
	bool of_target; /* the failure is that of the socket that is written to */
} skc_relay;

void skc_relay_begin(skc_relay *r);

/* Relays until the end of the stream or of the length. Where the system can and no handle blocks,
 * bytes pass through a pipe instead of memory (splice(2)) once there are many. On failure the bytes
 * that were read and not written are at r->memory. After SKC_EAGAIN it can be called again, with
 * other memory. */
skc_err skc_relay_run(skc_relay *r);

/* Closes the pipe; to be called in any case. */
void skc_relay_end(skc_relay *r);

#endif
