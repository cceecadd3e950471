#ifndef SKC_PKTINFO_H
#define SKC_PKTINFO_H

/*
 * The address to which a datagram was sent, which a socket that is bound to any address receives
 * on request: IP_PKTINFO (ip(7)), IPV6_RECVPKTINFO (RFC 3542 section 6), IP_RECVDSTADDR (BSD).
 */

#include "skc_cmsg.h"

typedef struct skc_pktinfo {
	struct in6_addr destination; /* in the packet's header; IPv4 is mapped */
	struct in6_addr source;      /* of an answer; IPv4 is mapped; "::" if the system chooses it */
	uint32_t ifindex;            /* of the interface that the packet arrived at; 0: not known */
	int level;                   /* of the control message; an answer has one of the same kind */
	int type;
} skc_pktinfo;

/* Requests the destinations of datagrams, on a socket of IPv6 also those of IPv4 (a request that
 * fails on a socket that does not accept IPv4). SKC_ENOPROTOOPT: the system has no such option. */
skc_err skc_pktinfo_request(skc_handle handle, int family);

/* Whether a socket option is the one that skc_pktinfo_request() sets. */
bool skc_pktinfo_is_option(int level, int option);

/* Reads the destination of a received message. False if the message does not have it. */
bool skc_pktinfo_find(const skc_message *message, skc_pktinfo *out);

/* Removes it from the control messages, whose order stays. */
void skc_pktinfo_remove(skc_message *message);

/* The destination as an address of IPv6, with the interface of a link-local one. */
void skc_pktinfo_destination(const skc_pktinfo *info, uint16_t port, skc_addr *out);

/* Whether an answer names its source; otherwise the system chooses it, as for an answer to a
 * multicast address. */
static inline bool skc_pktinfo_has_source(const skc_pktinfo *info)
{
	return !IN6_IS_ADDR_UNSPECIFIED(&info->source);
}

/* One control message. */
typedef union skc_pktinfo_buffer {
	skc_cmsghdr align;
	char bytes[64];
} skc_pktinfo_buffer;

/* Writes the control message that makes the source of an answer its source; returns the bytes in
 * use. The interface is left to the routes, except for a link-local address, which needs one. */
size_t skc_pktinfo_answer(const skc_pktinfo *info, skc_pktinfo_buffer *out);

#endif
