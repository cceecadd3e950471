#ifndef SKC_BATCH_H
#define SKC_BATCH_H

/*
 * Datagrams in batches: one system call for many where the system has such a call, one call each
 * elsewhere. Timeouts and signals: see skc_transfer.h.
 */

#include "skc_sock.h"

/* Receives the available messages, up to count (at most SKC_BATCH_MAX), and waits for the first one
 * until the deadline. sizes: the bytes of each message. *done: the number of messages. */
skc_err skc_batch_recv(skc_sock s, skc_message *messages, size_t *sizes, size_t count, int flags,
		int64_t deadline, size_t *done);

/* The same without waiting; SKC_EAGAIN when no message is available. On Windows one must be
 * available. */
skc_err skc_batch_recv_now(
		skc_sock s, skc_message *messages, size_t *sizes, size_t count, int flags, size_t *done);

/* The number of packets among the count messages that a call has received from a packet socket
 * (SOCK_SEQPACKET); asked is the most that it could receive. At the end of a connection the system
 * returns empty messages without end. It returns an empty packet in the same way: the end is
 * assumed where another empty one follows it. Every message has a name. */
size_t skc_batch_before_end(
		skc_sock s, const skc_message *messages, const size_t *sizes, size_t count, size_t asked);

/* Sends all messages. *done: the number of messages sent, on failure as well; the message with that
 * index failed. An error of an earlier datagram (ICMP) does not fail a later one.
 * SKC_EADDRNOTAVAIL: the system has no port left for the socket. */
skc_err skc_batch_send(
		skc_sock s, const skc_message *messages, size_t count, int64_t deadline, size_t *done);

/* Whether the system segments the messages that this socket sends (UDP_SEGMENT, Linux). */
bool skc_batch_has_segments(skc_sock s);

/* Data to send as datagrams of one size. */
typedef struct skc_segments {
	const char *data; /* borrowed */
	size_t len;
	size_t segment; /* bytes of each datagram; the last one has the rest; not 0 */
	skc_addr *to;   /* borrowed; NULL: the peer */
	bool by_system; /* the result of skc_batch_has_segments() */
} skc_segments;

/* Sends the datagrams. *done: the number of datagrams sent, on failure as well. */
skc_err skc_batch_send_segments(
		skc_sock s, const skc_segments *what, int64_t deadline, size_t *done);

/* The largest UDP message, also when it was coalesced (UDP_GRO, Linux). */
#define SKC_BATCH_MESSAGE_MAX ((size_t) 65535)

/* The size of the datagrams that were coalesced into a received message (UDP_GRO, Linux); 0: it is
 * a single datagram. */
size_t skc_batch_segment(const skc_message *message);

#endif
