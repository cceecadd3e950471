#ifndef SKC_LOOKUP_H
#define SKC_LOOKUP_H

/*
 * Looking a host up without waiting for it: the system's resolver blocks, knows no time limit and
 * cannot be stopped (getaddrinfo(3)), so that a resolver works on a thread of its own. Who gives a
 * look-up up leaves it behind; its memory and one handle go when the resolver has come to its end.
 */

#include "skc_resolve.h"

typedef struct skc_lookup skc_lookup;

/* Begins to look a name up as addresses of one family with a port. host is copied. Gives a look-up,
 * which skc_lookup_end takes. */
skc_err skc_lookup_begin(const char *host, size_t len, int family, int64_t port, skc_lookup **out);

/* Becomes readable (POLLIN) when the answer is there. */
skc_handle skc_lookup_handle(const skc_lookup *lookup);

/* The answer, which lives as long as the look-up; NULL while there is none. In a child of fork(2),
 * where the resolver's thread is not, it is EAI_AGAIN. */
const skc_answer *skc_lookup_answer(skc_lookup *lookup);

void skc_lookup_end(skc_lookup *lookup);

#endif
