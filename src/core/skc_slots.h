#ifndef SKC_SLOTS_H
#define SKC_SLOTS_H

/*
 * A table of registrations. Each has an id, a small number that is in use once and is used again
 * after it was given back. A set has records of its own type that begin with a skc_slot; stride is
 * the size of a record, a constant at each call.
 */

#include "skc_base.h"

#define SKC_SLOT_NONE UINT32_MAX

typedef struct skc_slot {
	void *owner;   /* NULL: a free slot */
	uint32_t link; /* of a free slot: the next one; otherwise for the set to use */
	skc_handle handle;
} skc_slot;

typedef struct skc_slots {
	void *memory;
	uint32_t size;
	uint32_t used;  /* slots that were ever used: ids are below this */
	uint32_t free;  /* the first free slot below used, or SKC_SLOT_NONE */
	uint32_t count; /* registrations */
} skc_slots;

#define SKC_SLOTS_EMPTY ((skc_slots){ .free = SKC_SLOT_NONE })

static inline skc_slot *skc_slots_at(const skc_slots *s, size_t stride, uint32_t id)
{
	return (skc_slot *) (void *) ((char *) s->memory + id * stride);
}

static inline bool skc_slots_is_full(const skc_slots *s)
{
	return s->free == SKC_SLOT_NONE && s->used == s->size;
}

/* Takes an id, for which there must be a slot. The record is as its last registration left it, or
 * zero; the caller sets an owner. */
static inline uint32_t skc_slots_take(skc_slots *s, size_t stride)
{
	uint32_t id = s->free;

	s->count++;
	if (id == SKC_SLOT_NONE) {
		return s->used++;
	}
	s->free = skc_slots_at(s, stride, id)->link;
	return id;
}

/* Gives an id back. */
static inline void skc_slots_give(skc_slots *s, size_t stride, uint32_t id)
{
	skc_slot *slot = skc_slots_at(s, stride, id);

	slot->owner = NULL;
	slot->link = s->free;
	s->free = id;
	s->count--;
}

/* The size of a full table after it has grown: a power of two when first is one. */
static inline uint32_t skc_slots_next_size(const skc_slots *s, uint32_t first)
{
	return s->size == 0 ? first : s->size * 2;
}

/* Makes room for size records. */
skc_err skc_slots_grow(skc_slots *s, size_t stride, uint32_t size);

/* Frees the records: the table is empty. */
void skc_slots_clear(skc_slots *s);

#endif
