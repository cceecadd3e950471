#ifndef SKC_RESOLVE_H
#define SKC_RESOLVE_H

/*
 * The resolver: finds the addresses of a name until a deadline. src/core/skc_resolve.c uses the
 * resolver of the system, src/cares/skc_resolve_cares.c the library c-ares; the build list chooses
 * one.
 */

#include "skc_dns.h"
#include "skc_lookup.h"

/* The lookup of a name for one caller; it belongs to the caller's thread. */
typedef struct skc_question skc_question;

/* Begins the lookup of the addresses of a name, for AF_UNSPEC of both IPv4 and IPv6. host is
 * copied. Without a deadline (SKC_FOREVER) the whole lookup may happen here. Gives a question. */
skc_err skc_question_begin(
		const char *host, size_t len, int family, int64_t deadline, skc_question **out);

/* Begins the lookup of the records of a type (SKC_DNS_*) that a name has in the domain name system;
 * neither the hosts file nor the search domains are used. skc_dns_is_name() holds for the name,
 * which is copied. Gives a question. SKC_EOPNOTSUPP: this resolver only finds addresses. */
skc_err skc_question_begin_records(const char *name, size_t len, int type, skc_question **out);

/* Waits for the answer until the deadline; SKC_EDEADLINE after it. Signals: see skc_sock.h. */
skc_err skc_question_wait(skc_question *question, int64_t deadline);

/* The answer, after a wait that returned SKC_OK; it is valid as long as the question. In a child of
 * fork(2) that inherited the question, the answer is EAI_AGAIN. */
const skc_answer *skc_question_answer(const skc_question *question);

/* The records of a question of skc_question_begin_records(), after a wait that returned SKC_OK;
 * valid as long as the question, and empty unless the code of its answer is 0. Their order is that
 * of the message, and may be changed. */
skc_dns_records *skc_question_records(skc_question *question);

/* Takes the question; an unanswered one is abandoned. */
void skc_question_end(skc_question *question);

/* The name of the resolver, for phpinfo. */
const char *skc_resolve_name(void);

#endif
