#ifndef SKC_NETWORK_H
#define SKC_NETWORK_H

/* Networks of IPv4 and IPv6 in CIDR notation (RFC 4632, RFC 4291 section 2.3): "10.0.0.0/8". */

#include "skc_addr.h"

/* A network. IPv4 is the network ::ffff:0:0/96 here, so that both families compare alike. */
typedef struct skc_network {
	unsigned char prefix[16];
	unsigned bits;
} skc_network;

/* Reads an address without a zone, with or without "/" and the length of its prefix. Bits behind
 * the prefix are ignored. False for another text. */
bool skc_network_parse(const char *text, size_t len, skc_network *out);

/* Whether an address of IPv4 or IPv6 is in the network. An IPv4-mapped address is in the networks
 * of its IPv4 address. False for an address of another family. */
bool skc_network_has(const skc_network *network, const skc_addr *addr);

#endif
