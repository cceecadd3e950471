#include "skc_watch.h"

#include "skc_time.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_SIZE 16

/* --- kinds ---------------------------------------------------------------------------------- */

const skc_poller_kind *skc_watch_kind(const char *name)
{
	const skc_poller_kind *const kinds[] = { &skc_poller_poll, skc_poller_native };

	for (size_t i = 0; i < SKC_COUNT(kinds); i++) {
		if (kinds[i] != NULL && strcmp(kinds[i]->name, name) == 0) {
			return kinds[i];
		}
	}
	return NULL;
}

const skc_poller_kind *skc_watch_best_kind(void)
{
	return skc_poller_native != NULL ? skc_poller_native : &skc_poller_poll;
}

/* --- the table ------------------------------------------------------------------------------ */

static uint64_t watch_id_of(const skc_watch_set *s, uint32_t place)
{
	return (uint64_t) skc_watch_at(s, place)->generation << 32 | place;
}

static uint32_t *watch_bucket_of(const skc_watch_set *s, skc_handle handle)
{
	return &s->buckets[(size_t) handle & (s->slots.size - 1)];
}

static uint32_t watch_find(const skc_watch_set *s, skc_handle handle)
{
	uint32_t place = s->slots.size == 0 ? SKC_SLOT_NONE : *watch_bucket_of(s, handle);

	while (place != SKC_SLOT_NONE && skc_watch_at(s, place)->slot.handle != handle) {
		place = skc_watch_at(s, place)->slot.link;
	}
	return place;
}

static void watch_link_bucket(skc_watch_set *s, uint32_t place)
{
	skc_slot *slot = &skc_watch_at(s, place)->slot;
	uint32_t *bucket = watch_bucket_of(s, slot->handle);

	slot->link = *bucket;
	*bucket = place;
}

static void watch_unlink_bucket(skc_watch_set *s, uint32_t place)
{
	const skc_slot *slot = &skc_watch_at(s, place)->slot;
	uint32_t *link = watch_bucket_of(s, slot->handle);

	while (*link != place) {
		link = &skc_watch_at(s, *link)->slot.link;
	}
	*link = slot->link;
}

static skc_err watch_grow(skc_watch_set *s)
{
	uint32_t size = skc_slots_next_size(&s->slots, FIRST_SIZE);
	uint32_t *buckets = realloc(s->buckets, size * sizeof(*buckets));
	skc_err err;

	if (buckets == NULL) {
		return SKC_ENOMEM;
	}
	s->buckets = buckets;
	err = skc_slots_grow(&s->slots, sizeof(skc_watch), size);
	if (err != SKC_OK) {
		return err;
	}
	memset(buckets, 0xff, size * sizeof(*buckets));
	for (uint32_t i = 0; i < s->slots.used; i++) {
		watch_link_bucket(s, i);
	}
	return SKC_OK;
}

static skc_err watch_new_watch(
		skc_watch_set *s, void *owner, skc_handle handle, uint32_t events, uint32_t *place)
{
	skc_err err = skc_slots_is_full(&s->slots) ? watch_grow(s) : SKC_OK;
	skc_watch *w;

	if (err != SKC_OK) {
		return err;
	}
	*place = skc_slots_take(&s->slots, sizeof(skc_watch));
	w = skc_watch_at(s, *place);
	*w = (skc_watch){
		.slot = { .owner = owner, .handle = handle },
		.events = events,
		.generation = w->generation + 1,
	};
	watch_link_bucket(s, *place);
	return SKC_OK;
}

static void watch_drop(skc_watch_set *s, uint32_t place)
{
	watch_unlink_bucket(s, place);
	skc_slots_give(&s->slots, sizeof(skc_watch), place);
}

/* The handle was closed without remove(); the poller can no longer be updated for it. */
static void watch_lose(skc_watch_set *s, uint32_t place)
{
	if (skc_watch_at(s, place)->registered) {
		s->kind->forget(s->poller, watch_id_of(s, place));
	}
	s->hooks->lost(skc_watch_at(s, place)->slot.owner);
	watch_drop(s, place);
}

/* --- the poller ----------------------------------------------------------------------------- */

/* Registers one watch with the poller. EEXIST: a handle that had this number before has left its
 * registration behind. */
static skc_err watch_register(skc_watch_set *s, uint32_t place)
{
	skc_watch *w = skc_watch_at(s, place);
	uint64_t id = watch_id_of(s, place);
	skc_err err = s->kind->add(s->poller, w->slot.handle, w->events, id);

	if (err == SKC_EEXIST) {
		err = s->kind->modify(s->poller, w->slot.handle, w->events, id);
	}
	w->registered = err == SKC_OK;
	return err;
}

static skc_err watch_register_all(skc_watch_set *s)
{
	for (uint32_t i = 0; i < s->slots.used; i++) {
		skc_watch *w = skc_watch_at(s, i);
		skc_err err = SKC_OK;

		w->registered = false;
		if (w->slot.owner == NULL) {
			continue;
		}
		if (!s->hooks->is_open(w->slot.owner)) {
			watch_lose(s, i);
		} else if (!w->silent) {
			err = watch_register(s, i);
		}
		if (err == SKC_EBADF) {
			watch_lose(s, i);
		} else if (err != SKC_OK) {
			return err;
		}
	}
	return SKC_OK;
}

/* Replaces the poller by a new one with all registrations. */
static skc_err watch_renew(skc_watch_set *s)
{
	skc_poller *made;
	skc_err err = s->kind->open(&made);

	if (err != SKC_OK) {
		return err;
	}
	s->kind->close(s->poller);
	s->poller = made;
	s->forks = skc_os_fork_count();
	s->outdated = true;
	err = watch_register_all(s);
	s->outdated = err != SKC_OK;
	return err;
}

/* Whether the poller belongs to this process and has no stale registrations. Otherwise it is not
 * changed: watch_refresh replaces it before the next wait. */
static bool watch_is_current(const skc_watch_set *s)
{
	return !s->outdated && (s->forks == skc_os_fork_count() || !s->kind->in_system);
}

static inline skc_err watch_refresh(skc_watch_set *s)
{
	return watch_is_current(s) ? SKC_OK : watch_renew(s);
}

/* --- the contract --------------------------------------------------------------------------- */

skc_err skc_watch_open(skc_watch_set *s, const skc_poller_kind *kind, const skc_watch_hooks *hooks)
{
	*s = (skc_watch_set){
		.kind = kind,
		.hooks = hooks,
		.forks = skc_os_fork_count(),
		.slots = SKC_SLOTS_EMPTY,
	};
	return kind->open(&s->poller);
}

void skc_watch_close(skc_watch_set *s)
{
	if (s->poller != NULL) {
		s->kind->close(s->poller);
	}
	skc_slots_clear(&s->slots);
	free(s->buckets);
	free(s->found);
	*s = (skc_watch_set){ .slots = SKC_SLOTS_EMPTY };
}

skc_err skc_watch_add(
		skc_watch_set *s, void *owner, skc_handle handle, uint32_t events, uint64_t *id)
{
	skc_err err = watch_refresh(s);
	uint32_t place = watch_find(s, handle);

	if (err == SKC_OK && place != SKC_SLOT_NONE) {
		if (s->hooks->is_open(skc_watch_at(s, place)->slot.owner)) {
			return SKC_EEXIST;
		}
		watch_lose(s, place);
	}
	if (err == SKC_OK) {
		err = watch_new_watch(s, owner, handle, events, &place);
	}
	if (err != SKC_OK) {
		return err;
	}
	err = watch_register(s, place);
	if (err != SKC_OK) {
		watch_drop(s, place);
		return err;
	}
	*id = watch_id_of(s, place);
	return SKC_OK;
}

skc_err skc_watch_modify(skc_watch_set *s, uint64_t id, uint32_t events)
{
	skc_watch *w = skc_watch_at(s, (uint32_t) id);
	uint32_t before = w->events;
	skc_err err = watch_refresh(s);

	if (err != SKC_OK || w->slot.owner == NULL) {
		return err != SKC_OK ? err : SKC_EBADF;
	}
	w->events = events;
	if (w->registered) {
		err = s->kind->modify(s->poller, w->slot.handle, events, id);
	}
	if (!w->registered || err == SKC_ENOENT) {
		err = watch_register(s, (uint32_t) id);
	}
	if (err != SKC_OK) {
		w->events = before;
		return err;
	}
	w->silent = false;
	return SKC_OK;
}

void skc_watch_remove(skc_watch_set *s, uint64_t id, bool open)
{
	skc_watch *w = skc_watch_at(s, (uint32_t) id);

	if (w->registered && !open) {
		s->kind->forget(s->poller, id);
	} else if (w->registered && watch_is_current(s)) {
		s->kind->remove(s->poller, w->slot.handle, id);
	}
	watch_drop(s, (uint32_t) id);
}

void skc_watch_silence(skc_watch_set *s, uint64_t id)
{
	skc_watch *w = skc_watch_at(s, (uint32_t) id);

	w->silent = true;
	if (w->registered && watch_is_current(s)) {
		s->kind->remove(s->poller, w->slot.handle, id);
		w->registered = false;
	}
}

/* Drops the events that belong to no registration; returns how many remain. */
static size_t watch_sift(skc_watch_set *s, size_t count)
{
	skc_poll_event *kept = s->found;

	for (const skc_poll_event *found = s->found; count > 0; found++, count--) {
		uint32_t place = (uint32_t) found->id;
		skc_watch *w = skc_watch_at(s, place);

		if (w->slot.owner == NULL || w->generation != (uint32_t) (found->id >> 32)) {
			s->outdated = true;
		} else if (!s->hooks->is_open(w->slot.owner) || (found->revents & POLLNVAL)) {
			s->outdated |= s->kind->in_system;
			watch_lose(s, place);
		} else {
			if (w->events & SKC_POLLER_ONESHOT) {
				w->silent = true;
			}
			*kept++ = *found;
		}
	}
	return (size_t) (kept - s->found);
}

/* Provides memory for the events of a wait. */
static skc_err watch_reserve(skc_watch_set *s, size_t max)
{
	size_t size = s->found_size == 0 ? FIRST_SIZE : s->found_size;
	skc_poll_event *found;

	while (size < max) {
		size *= 2;
	}
	found = realloc(s->found, size * sizeof(*found));
	if (found == NULL) {
		return SKC_ENOMEM;
	}
	s->found = found;
	s->found_size = size;
	return SKC_OK;
}

skc_err skc_watch_wait(
		skc_watch_set *s, size_t max, int64_t timeout, const skc_signals *during, size_t *count)
{
	int64_t deadline = timeout > 0 ? skc_time_deadline(timeout) : timeout;

	max = max < s->slots.count ? max : s->slots.count > 0 ? s->slots.count : 1;
	for (;;) {
		skc_err err = watch_refresh(s);
		size_t found = 0;

		if (err == SKC_OK && max > s->found_size) {
			err = watch_reserve(s, max);
		}
		if (err == SKC_OK) {
			err = s->kind->wait(s->poller, s->found, max, timeout, during, &found);
		}
		if (err != SKC_OK) {
			return err;
		}
		*count = watch_sift(s, found);
		if (*count > 0) {
			return SKC_OK;
		}
		if (timeout > 0) {
			timeout = skc_time_remaining(deadline);
		}
		if (found == 0 && timeout == 0) {
			return SKC_OK;
		}
	}
}
