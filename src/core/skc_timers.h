#ifndef SKC_TIMERS_H
#define SKC_TIMERS_H

/*
 * Timers in the order of their times: a binary heap of records that belong to the caller. Adding
 * and removing cost O(log n), the earliest one is found at once.
 */

#include "skc_base.h"

#define SKC_TIMER_NONE SIZE_MAX

typedef struct skc_timer {
	int64_t time; /* of skc_os_now() */
	size_t place; /* in the heap; SKC_TIMER_NONE: the timer is not set */
} skc_timer;

typedef struct skc_timers {
	skc_timer **items;
	size_t count;
	size_t size;
} skc_timers;

/* Sets a timer that is not set; borrows it until it is removed. */
skc_err skc_timers_add(skc_timers *t, skc_timer *timer, int64_t time);

/* Removes a timer if it is set. */
void skc_timers_remove(skc_timers *t, skc_timer *timer);

/* The earliest timer, or NULL. */
static inline skc_timer *skc_timers_first(const skc_timers *t)
{
	return t->count > 0 ? t->items[0] : NULL;
}

/* Frees the heap without a look at the timers. */
void skc_timers_clear(skc_timers *t);

#endif
