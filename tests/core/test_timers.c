/* skc_timers.c: the earliest timer comes first, whatever is added and removed. */

#include "check.h"
#include "skc_timers.h"

enum { COUNT = 200 };

static skc_timer timers[COUNT];
static skc_timers heap;

static void timers_begin(void)
{
	heap = (skc_timers){ 0 };
	for (int i = 0; i < COUNT; i++) {
		timers[i].place = SKC_TIMER_NONE;
	}
}

/* The earliest time of the timers that are set, as the heap should have it. */
static const skc_timer *timers_earliest(void)
{
	const skc_timer *first = NULL;

	for (int i = 0; i < COUNT; i++) {
		if (timers[i].place != SKC_TIMER_NONE && (first == NULL || timers[i].time < first->time)) {
			first = &timers[i];
		}
	}
	return first;
}

CASE(empty)
{
	timers_begin();
	CHECK(skc_timers_first(&heap) == NULL);
	skc_timers_remove(&heap, &timers[0]);
	CHECK_INT(heap.count, 0);
	skc_timers_clear(&heap);
}

CASE(order)
{
	int64_t last = INT64_MIN;

	timers_begin();
	for (int i = 0; i < COUNT; i++) {
		CHECK_INT(skc_timers_add(&heap, &timers[i], (i * 7919) % 101), SKC_OK);
	}
	CHECK_INT(heap.count, COUNT);
	for (int i = 0; i < COUNT; i++) {
		skc_timer *first = skc_timers_first(&heap);

		CHECK(first->time >= last);
		last = first->time;
		skc_timers_remove(&heap, first);
		CHECK(first->place == SKC_TIMER_NONE);
	}
	CHECK(skc_timers_first(&heap) == NULL);
	skc_timers_clear(&heap);
}

/* Any order of additions and removals. */
CASE(random)
{
	int wrong = 0;

	timers_begin();
	for (int n = 0; n < 20000; n++) {
		skc_timer *timer = &timers[check_random_below(COUNT)];
		const skc_timer *want;
		const skc_timer *first;

		if (timer->place == SKC_TIMER_NONE) {
			CHECK_INT(skc_timers_add(&heap, timer, (int64_t) check_random_below(50)), SKC_OK);
		} else {
			skc_timers_remove(&heap, timer);
		}
		want = timers_earliest();
		first = skc_timers_first(&heap);
		wrong += want == NULL ? first != NULL : first == NULL || first->time != want->time;
		wrong += first != NULL && first->place != 0;
	}
	CHECK_INT(wrong, 0);
	skc_timers_clear(&heap);
}
