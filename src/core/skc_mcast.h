#ifndef SKC_MCAST_H
#define SKC_MCAST_H

/* Multicast memberships: the protocol-independent requests of RFC 3678. */

#include "skc_option.h"

/* Whether it is a multicast group of IPv4 or IPv6. */
bool skc_addr_is_multicast(const skc_addr *addr);

/* Borrowed by the call. */
typedef struct skc_mcast {
	unsigned index; /* of the interface; 0: the system chooses */
	const skc_addr *group;
	const skc_addr *source; /* NULL: of every source. SKC_OPTION_SOURCE needs one */
} skc_mcast;

/* SKC_OPTION_GROUP and SKC_OPTION_SOURCE. */
skc_err skc_mcast_encode(const skc_option *row, const skc_mcast *mcast, skc_option_bytes *out);

/* The index of the interface with that name. SKC_ENODEV when no interface has it. */
skc_err skc_mcast_interface(const char *name, size_t len, unsigned *out);

/* The same, or the interface that has that numeric address, with or without a zone.
 * SKC_EADDRNOTAVAIL when no interface has the address. */
skc_err skc_mcast_find_interface(const char *text, size_t len, unsigned *out);

/* Reads a numeric address of IPv4 or IPv6 with or without a zone. An IPv4-mapped address becomes
 * the IPv4 address. SKC_EINVAL for another text, SKC_ENODEV for an unknown zone. */
skc_err skc_mcast_read(const char *text, size_t len, skc_addr *out);

/* The zone of an address; 0: none. */
static inline unsigned skc_mcast_zone(const skc_addr *addr)
{
	return skc_addr_family(addr) == AF_INET6 ? addr->u.in6.sin6_scope_id : 0;
}

typedef enum skc_mcast_change {
	SKC_MCAST_JOIN,
	SKC_MCAST_LEAVE,
	SKC_MCAST_BLOCK, /* needs a source, as does the next one */
	SKC_MCAST_UNBLOCK
} skc_mcast_change;

/* Changes the membership of a socket. With a source, joining and leaving concern the datagrams of
 * that source only (source-specific multicast, RFC 4607). The group may be of IPv4 on a socket of
 * IPv6 (Linux 3.x, ipv6_setsockopt). The codes are the system's: SKC_EADDRINUSE for a group that
 * the socket has joined already, SKC_EADDRNOTAVAIL for one that it has not joined, SKC_ENODEV for
 * an interface that does not exist, or without an interface when no route leads to the group. */
skc_err skc_mcast_set(skc_handle handle, skc_mcast_change change, const skc_mcast *mcast);

/* Whether a socket of IPv6 takes no IPv4 (IPV6_V6ONLY). */
bool skc_mcast_is_ipv6_only(skc_handle handle);

#endif
