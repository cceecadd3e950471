#include "skc_timers.h"

#include <stdlib.h>

#define FIRST_SIZE 16

static void timers_put(skc_timers *t, size_t place, skc_timer *timer)
{
	t->items[place] = timer;
	timer->place = place;
}

/* Moves a timer towards the root until its parent is not later. */
static void timers_rise(skc_timers *t, size_t place, skc_timer *timer)
{
	while (place > 0 && t->items[(place - 1) / 2]->time > timer->time) {
		timers_put(t, place, t->items[(place - 1) / 2]);
		place = (place - 1) / 2;
	}
	timers_put(t, place, timer);
}

/* Moves a timer away from the root until no child is earlier. */
static void timers_sink(skc_timers *t, size_t place, skc_timer *timer)
{
	for (;;) {
		size_t child = 2 * place + 1;

		if (child + 1 < t->count && t->items[child + 1]->time < t->items[child]->time) {
			child++;
		}
		if (child >= t->count || t->items[child]->time >= timer->time) {
			break;
		}
		timers_put(t, place, t->items[child]);
		place = child;
	}
	timers_put(t, place, timer);
}

static skc_err timers_grow(skc_timers *t)
{
	size_t size = t->size == 0 ? FIRST_SIZE : t->size * 2;
	skc_timer **items = realloc(t->items, size * sizeof(void *));

	if (items == NULL) {
		return SKC_ENOMEM;
	}
	t->items = items;
	t->size = size;
	return SKC_OK;
}

skc_err skc_timers_add(skc_timers *t, skc_timer *timer, int64_t time)
{
	skc_err err = t->count == t->size ? timers_grow(t) : SKC_OK;

	if (err == SKC_OK) {
		timer->time = time;
		timers_rise(t, t->count++, timer);
	}
	return err;
}

void skc_timers_remove(skc_timers *t, skc_timer *timer)
{
	size_t place = timer->place;
	skc_timer *last;

	if (place == SKC_TIMER_NONE) {
		return;
	}
	timer->place = SKC_TIMER_NONE;
	last = t->items[--t->count];
	if (last == timer) {
		return;
	}
	if (place > 0 && t->items[(place - 1) / 2]->time > last->time) {
		timers_rise(t, place, last);
	} else {
		timers_sink(t, place, last);
	}
}

void skc_timers_clear(skc_timers *t)
{
	free(t->items);
	*t = (skc_timers){ NULL, 0, 0 };
}
