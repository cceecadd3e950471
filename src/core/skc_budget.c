#include "skc_budget.h"

/* That of looking for differences, beside half of one for each. */
#define NOTES 4
/* The credit is at most that of so many waits without ready handles. */
#define CREDIT_WAITS 16
/* Handles that were registered for as many waits have paid for it. */
#define SERVED_WELL 64
#define PATIENCE_MAX 64
/* After as many calls with other handles, only some calls are looked at. */
#define MISSES_FREE 4
#define REST_MAX 15
#define REST_REFUSED 64

bool skc_budget_rests(skc_budget *b)
{
	if (b->rest == 0) {
		return false;
	}
	b->rest--;
	return true;
}

bool skc_budget_sees(skc_budget *b, bool same)
{
	if (same) {
		b->same++;
		b->misses = 0;
		return b->same >= b->patience;
	}
	b->same = 0;
	b->misses++;
	if (b->misses > MISSES_FREE) {
		b->rest = b->misses - MISSES_FREE < REST_MAX ? b->misses - MISSES_FREE : REST_MAX;
	}
	return false;
}

void skc_budget_registers(skc_budget *b, uint32_t count)
{
	b->credit = count;
	b->served = 0;
	b->same = 0;
	b->misses = 0;
	/* Unless they serve long, the next ones have to prove themselves for longer. */
	b->patience = b->patience < PATIENCE_MAX ? b->patience * 2 : PATIENCE_MAX;
}

bool skc_budget_notes(skc_budget *b, uint32_t differences)
{
	uint32_t cost = NOTES + differences / 2;

	if (cost > b->credit) {
		return false;
	}
	b->credit -= cost;
	return true;
}

void skc_budget_serves(skc_budget *b, uint32_t count, uint32_t ready)
{
	uint32_t most = count * CREDIT_WAITS;

	b->same = 0;
	b->misses = 0;
	if (++b->served >= SERVED_WELL) {
		b->served = SERVED_WELL;
		b->patience = 1;
	}
	if (count > ready * 2) {
		b->credit += count - ready * 2;
	}
	b->credit = b->credit < most ? b->credit : most;
}

bool skc_budget_pays(skc_budget *b, uint32_t changes, uint32_t count, bool unchanged)
{
	if (changes <= skc_budget_changes(b)) {
		b->credit -= changes * SKC_BUDGET_CHANGE;
		return true;
	}
	/* What a registered wait would have saved: after some calls it is as much as the changes cost.
	 */
	if (unchanged) {
		b->credit += count;
	}
	return false;
}

void skc_budget_refuses(skc_budget *b)
{
	b->same = 0;
	b->rest = REST_REFUSED;
}
