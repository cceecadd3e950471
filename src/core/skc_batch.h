#ifndef SKC_BATCH_H
#define SKC_BATCH_H

/*
 * Datagrams in batches: one system call for many where the system has such a call, one for each
 * where not. Time limits and signals as skc_transfer.h says.
 */

#include "skc_sock.h"

/* Receives the messages that are there, up to count (at most SKC_BATCH_MAX), and waits for the
 * first until the deadline. sizes: bytes of each. *done: how many. */
skc_err skc_batch_recv(skc_sock s, skc_message *messages, size_t *sizes, size_t count, int flags,
		int64_t deadline, size_t *done);

/* The same without waiting; SKC_EAGAIN when nothing is there. On Windows something has to be. */
skc_err skc_batch_recv_now(
		skc_sock s, skc_message *messages, size_t *sizes, size_t count, int flags, size_t *done);

/* Sends all messages. *done: how many went, on failure too: that number is the one that failed. An
 * error of an earlier datagram (ICMP) fails none of them. SKC_EADDRNOTAVAIL: the system has no port
 * left for the socket. */
skc_err skc_batch_send(
		skc_sock s, const skc_message *messages, size_t count, int64_t deadline, size_t *done);

/* Does the system cut what this socket sends (UDP_SEGMENT, Linux)? */
bool skc_batch_has_segments(skc_sock s);

/* What is to be sent as datagrams of one size. */
typedef struct skc_segments {
	const char *data; /* borrowed */
	size_t len;
	size_t segment; /* bytes of each datagram, the last has what remains; not 0 */
	skc_addr *to;   /* borrowed; NULL: the peer */
	bool by_system; /* skc_batch_has_segments(): many go by one trip through the network stack */
} skc_segments;

/* Sends them. *done: how many datagrams went, on failure too. */
skc_err skc_batch_send_segments(
		skc_sock s, const skc_segments *what, int64_t deadline, size_t *done);

/* The most bytes of a message of UDP, a joined one (UDP_GRO, Linux), too. */
#define SKC_BATCH_MESSAGE_MAX ((size_t) 65535)

/* The size of the datagrams that a received message was joined from (UDP_GRO, Linux); 0: it is one.
 */
size_t skc_batch_segment(const skc_message *message);

#endif
