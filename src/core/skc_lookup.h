#ifndef SKC_LOOKUP_H
#define SKC_LOOKUP_H

/* The answer of a resolver, and the names that are resolved without one. */

#include "skc_os.h"

/* The addresses of a name, or the reason for having none. An empty answer is all zero. */
typedef struct skc_answer {
	int code;       /* 0 or an EAI_* code */
	skc_err system; /* the code behind EAI_SYSTEM */
	size_t count;
	size_t room;
	skc_addr *addrs; /* without a port, in the resolver's order (RFC 6724), without duplicates */
} skc_answer;

/* Adds an address of the family, or of IPv4 and IPv6 for AF_UNSPEC, if it is new. Other addresses
 * are ignored. Without memory the answer becomes EAI_MEMORY. */
void skc_answer_add(skc_answer *answer, const struct sockaddr *sa, size_t len, int family);

/* Completes an answer that a resolver has filled in: without an address its code becomes at least
 * EAI_NONAME. When the process has no descriptors left a resolver reports that the name does not
 * exist; the answer is then EAI_SYSTEM with SKC_EMFILE or SKC_ENFILE. system: the code of the last
 * call that failed, or SKC_OK. */
void skc_answer_settle(skc_answer *answer, skc_err system);

/* Copies the addresses with a port to out, which has room for all of them: the families alternate,
 * that of the first address first (RFC 8305, section 4). */
void skc_answer_interleave(const skc_answer *answer, uint16_t port, skc_addr *out);

/* Frees the addresses. */
void skc_answer_free(skc_answer *answer);

/* Resolves localhost and the names below it, which must not reach a name server (RFC 6761, section
 * 6.3): by the hosts file, otherwise with the loopback addresses. False for another name. */
bool skc_lookup_local(const char *host, size_t len, int family, skc_answer *out);

#endif
