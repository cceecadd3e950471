#ifndef SKC_RESOLVE_H
#define SKC_RESOLVE_H

/*
 * The resolver behind skc_lookup.h: src/core/skc_resolve.c is the system's,
 * src/cares/skc_resolve_cares.c is that of the library c-ares; the build list chooses.
 */

#include "skc_os.h"

/* Most addresses that are taken from an answer. */
#define SKC_RESOLVE_MAX 16

/* What a resolver says. */
typedef struct skc_answer {
	int code;       /* 0 or an EAI_* code */
	skc_err system; /* the code behind EAI_SYSTEM */
	size_t count;
	skc_addr addrs[SKC_RESOLVE_MAX]; /* in the resolver's order (RFC 6724) */
} skc_answer;

/* Looks a host up as addresses of a family with a port; blocks. Any thread. out is empty at first.
 * until: readable or at its end when nobody waits for the answer any more; a resolver that can be
 * stopped ends then. */
void skc_resolve(const char *host, int family, uint16_t port, skc_handle until, skc_answer *out);

/* Adds an address to an answer that has room, with the port. */
void skc_resolve_add(skc_answer *answer, const struct sockaddr *sa, size_t len, uint16_t port);

/* Which resolver it is, for phpinfo. */
const char *skc_resolve_name(void);

#endif
