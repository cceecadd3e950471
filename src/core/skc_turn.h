#ifndef SKC_TURN_H
#define SKC_TURN_H

/*
 * Calls of sockets that block, in turns (skc_set_turns): instead of the system the call waits, as
 * long as the system would: until SO_RCVTIMEO or SO_SNDTIMEO has expired, and then SKC_EAGAIN is
 * returned. Signals: see skc_sock.h.
 */

#include "skc_sock.h"

/* Waits until the socket is ready. events: POLLIN or POLLOUT, which also chooses the timeout. */
skc_err skc_turn_wait(skc_sock s, short events);

/* Sends all of the data; *done is less if the timeout has expired or an error came after a part.
 * to: NULL for the peer of a connected socket. */
skc_err skc_turn_send(
		skc_sock s, const void *data, size_t len, int flags, const skc_addr *to, size_t *done);

/* Sends all of a message. */
skc_err skc_turn_send_message(skc_sock s, const skc_message *message, int flags, size_t *done);

/* Receives as skc_os_recv() does. *done is less than len with MSG_WAITALL if the timeout has
 * expired or an error came after a part. */
skc_err skc_turn_recv(skc_sock s, void *buffer, size_t len, int flags, size_t *done);

/* Receives a line as skc_line_read() does. */
skc_err skc_turn_line(skc_sock s, char *buffer, size_t len, bool messages, size_t *done);

/* Accepts a connection. */
skc_err skc_turn_accept(skc_sock s, skc_handle *out);

/* Connects as skc_sock_connect_any() does. The socket does not block meanwhile. */
skc_err skc_turn_connect_any(skc_sock s, const skc_addr *addrs, size_t count);

#endif
