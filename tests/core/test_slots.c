/* skc_slots.h: ids are small, in use once, and used again. */

#include "check.h"
#include "skc_slots.h"

typedef struct record {
	skc_slot slot;
	unsigned mark;
} record;

static record *at(const skc_slots *s, uint32_t id)
{
	return (record *) skc_slots_at(s, sizeof(record), id);
}

static uint32_t take(skc_slots *s, void *owner)
{
	uint32_t id;

	if (skc_slots_is_full(s)) {
		CHECK_INT(skc_slots_grow(s, sizeof(record), skc_slots_next_size(s, 4)), SKC_OK);
	}
	id = skc_slots_take(s, sizeof(record));
	at(s, id)->slot.owner = owner;
	return id;
}

static void give(skc_slots *s, uint32_t id)
{
	skc_slots_give(s, sizeof(record), id);
}

CASE(ids_are_used_again)
{
	skc_slots s = SKC_SLOTS_EMPTY;

	for (uint32_t i = 0; i < 9; i++) {
		CHECK_INT(take(&s, &s), i);
	}
	CHECK_INT(s.size, 16);
	CHECK_INT(s.count, 9);
	give(&s, 3);
	give(&s, 7);
	CHECK(at(&s, 3)->slot.owner == NULL && at(&s, 7)->slot.owner == NULL);
	CHECK_INT(s.count, 7);
	CHECK_INT(take(&s, &s), 7);
	CHECK_INT(take(&s, &s), 3);
	CHECK_INT(take(&s, &s), 9);
	CHECK_INT(s.used, 10);
	skc_slots_clear(&s);
	CHECK_INT(s.count, 0);
	CHECK(skc_slots_is_full(&s));
}

/* A new record is zero, one that is used again is as it was. */
CASE(records_stay)
{
	skc_slots s = SKC_SLOTS_EMPTY;

	for (uint32_t i = 0; i < 5; i++) {
		uint32_t id = take(&s, &s);

		CHECK_INT(at(&s, id)->mark, 0);
		at(&s, id)->mark = i + 1;
	}
	give(&s, 2);
	CHECK_INT(at(&s, take(&s, &s))->mark, 3);
	CHECK_INT(at(&s, 4)->mark, 5);
	skc_slots_clear(&s);
}

CASE(free_slots_before_growth)
{
	skc_slots s = SKC_SLOTS_EMPTY;

	for (int i = 0; i < 4; i++) {
		take(&s, &s);
	}
	CHECK(skc_slots_is_full(&s));
	give(&s, 0);
	CHECK(!skc_slots_is_full(&s));
	CHECK_INT(take(&s, &s), 0);
	CHECK_INT(s.size, 4);
	skc_slots_clear(&s);
}
