#ifndef SKC_MCAST_H
#define SKC_MCAST_H

/* Multicast memberships: the protocol-independent requests of RFC 3678. */

#include "skc_option.h"

/* Borrowed by the call. */
typedef struct skc_mcast {
	unsigned index; /* of the interface; 0: the system chooses */
	const skc_addr *group;
	const skc_addr *source; /* SKC_OPTION_SOURCE only */
} skc_mcast;

/* SKC_OPTION_GROUP and SKC_OPTION_SOURCE. */
skc_err skc_mcast_encode(const skc_option *row, const skc_mcast *mcast, skc_option_bytes *out);

/* The index of the interface with that name. SKC_ENODEV when no interface has it. */
skc_err skc_mcast_interface(const char *name, size_t len, unsigned *out);

#endif
