#ifndef SKC_RESOLVE_H
#define SKC_RESOLVE_H

/*
 * The resolver: finds the addresses of a name until a deadline. src/core/skc_resolve.c is the
 * system's, src/cares/skc_resolve_cares.c is that of the library c-ares; the build list chooses.
 */

#include "skc_lookup.h"

/* A name that is looked up for one caller, and belongs to its thread. */
typedef struct skc_question skc_question;

/* Begins to look a name up as addresses of a family, AF_UNSPEC for both of the internet's. host is
 * copied. Without a deadline (SKC_FOREVER) the caller may do all of the lookup here. Gives a
 * question. */
skc_err skc_question_begin(
		const char *host, size_t len, int family, int64_t deadline, skc_question **out);

/* Waits for the answer until the deadline; SKC_EDEADLINE after it. Signals are handled as
 * skc_sock.h has it. */
skc_err skc_question_wait(skc_question *question, int64_t deadline);

/* After a wait that returned SKC_OK; lives as long as the question. In a child of fork(2) that
 * inherited the question, the answer is EAI_AGAIN. */
const skc_answer *skc_question_answer(const skc_question *question);

/* Takes the question, answered or not. */
void skc_question_end(skc_question *question);

/* Which resolver it is, for phpinfo. */
const char *skc_resolve_name(void);

#endif
