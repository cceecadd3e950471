#ifndef SKC_LOOKUP_H
#define SKC_LOOKUP_H

/* What a resolver answers, and the names that no resolver is asked about. */

#include "skc_os.h"

/* The addresses of a name, or why there is none. Empty: all zero. */
typedef struct skc_answer {
	int code;       /* 0 or an EAI_* code */
	skc_err system; /* the code behind EAI_SYSTEM */
	size_t count;
	size_t room;
	skc_addr *addrs; /* without a port, in the resolver's order (RFC 6724), none twice */
} skc_answer;

/* Adds an address of the family, AF_UNSPEC for both of the internet's, if it is new. Others are
 * ignored. Without memory the answer becomes EAI_MEMORY. */
void skc_answer_add(skc_answer *answer, const struct sockaddr *sa, size_t len, int family);

/* Ends an answer that a resolver has filled in: one without an address is EAI_NONAME at least. A
 * resolver without descriptors reports a name that does not exist; the answer is EAI_SYSTEM with
 * SKC_EMFILE or SKC_ENFILE then. system: the code of the last call that failed, or SKC_OK. */
void skc_answer_settle(skc_answer *answer, skc_err system);

/* Copies the addresses with a port to out, which has room for all of them: families in turn, the
 * first address's first (RFC 8305, section 4). */
void skc_answer_interleave(const skc_answer *answer, uint16_t port, skc_addr *out);

/* Frees the addresses. */
void skc_answer_free(skc_answer *answer);

/* Answers for localhost and the names below it, which never reach a name server (RFC 6761, section
 * 6.3): by the hosts file, else by the loopback addresses. False for another name. */
bool skc_lookup_local(const char *host, size_t len, int family, skc_answer *out);

#endif
