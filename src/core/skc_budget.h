#ifndef SKC_BUDGET_H
#define SKC_BUDGET_H

/*
 * Decides when it pays to keep the handles of repeated waits registered with a poller. The unit of
 * all costs is one handle in a call of poll(2), about 55 ns on Linux; adding a handle to an epoll
 * set and removing it cost about 10 and 8 of these. Registered waits earn what changes may cost, so
 * that a program whose handles change all the time pays little more than it would with poll(2).
 */

#include "skc_base.h"

typedef struct skc_budget {
	uint32_t credit;   /* what the next changes may cost */
	uint32_t served;   /* registered waits since the handles were registered */
	uint32_t same;     /* calls in a row that had the same handles as the one before */
	uint32_t patience; /* as many are needed before the handles are registered */
	uint32_t misses;   /* calls in a row that had other handles */
	uint32_t rest;     /* calls for which the handles are not looked at */
} skc_budget;

/* The cost of one change in the poller. */
#define SKC_BUDGET_CHANGE 10

#define SKC_BUDGET_FIRST ((skc_budget){ .patience = 1 })

/* Whether this call is passed to poll(2) without a look at its handles. */
bool skc_budget_rests(skc_budget *b);

/* A call whose handles are not registered; same: the call before had them, too. Whether they have
 * to be registered. */
bool skc_budget_sees(skc_budget *b, bool same);

/* The handles of a call are registered now, and those from before are not any more. */
void skc_budget_registers(skc_budget *b, uint32_t count);

/* Whether it pays to note as many differences between the handles of this call and of the one
 * before; if so they are paid. */
bool skc_budget_notes(skc_budget *b, uint32_t differences);

/* The poller was asked for the count handles of a call, of which as many were ready. */
void skc_budget_serves(skc_budget *b, uint32_t count, uint32_t ready);

/* Whether changes of the registered handles pay; if so they are paid. unchanged: the handles of
 * count are those of the call before, only the poller does not have them yet. */
bool skc_budget_pays(skc_budget *b, uint32_t changes, uint32_t count, bool unchanged);

/* Whether so many of count handles may differ from call to call. */
static inline bool skc_budget_bears(uint32_t changes, uint32_t count)
{
	return changes <= count / 20;
}

/* The largest number of changes that the credit pays. */
static inline uint32_t skc_budget_changes(const skc_budget *b)
{
	return b->credit / SKC_BUDGET_CHANGE;
}

/* The handles cannot be registered. */
void skc_budget_refuses(skc_budget *b);

#endif
