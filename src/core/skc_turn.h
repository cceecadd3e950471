#ifndef SKC_TURN_H
#define SKC_TURN_H

/*
 * Calls of sockets that block, in turns (skc_set_turns): instead of the system the call waits, as
 * long as the system would: until SO_RCVTIMEO or SO_SNDTIMEO has expired, and then SKC_EAGAIN is
 * returned. Signals: see skc_sock.h.
 */

#include "skc_sock.h"

/* The deadline of a call: POLLIN for one that receives, POLLOUT for one that sends. */
int64_t skc_turn_deadline(skc_sock s, short events);

/* The code of a call, of which SKC_EDEADLINE becomes SKC_EAGAIN. */
skc_err skc_turn_result(skc_err err);

/* Sends all of the data; *done is less if the timeout has expired or an error came after a part.
 * to: NULL for the peer of a connected socket. */
skc_err skc_turn_send(
		skc_sock s, const void *data, size_t len, int flags, const skc_addr *to, size_t *done);

/* Sends all of a message. */
skc_err skc_turn_send_message(skc_sock s, const skc_message *message, int flags, size_t *done);

/* Whether a receive with these flags may wait: for urgent data and errors it never does. */
bool skc_turn_waits(int flags);

/* After a receive with MSG_WAITALL whose first *done bytes have come: waits for the others, until
 * the deadline, the end of the stream or an error. */
void skc_turn_rest(skc_sock s, char *buffer, size_t len, int64_t deadline, size_t *done);

/* Receives a line as skc_line_read() does. It does not wait for the first byte, but for the others
 * until the deadline. */
skc_err skc_turn_line(
		skc_sock s, char *buffer, size_t len, bool messages, int64_t deadline, size_t *done);

/* Accepts a connection. */
skc_err skc_turn_accept(skc_sock s, skc_handle *out);

/* Connects as skc_sock_connect_any() does. The socket does not block meanwhile. */
skc_err skc_turn_connect_any(skc_sock s, const skc_addr *addrs, size_t count);

#endif
