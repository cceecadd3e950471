#include "skc_watch.h"

#include "skc_time.h"

#include <stdlib.h>
#include <string.h>

#define NONE UINT32_MAX
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
	return (uint64_t) s->watches[place].generation << 32 | place;
}

static uint32_t *watch_bucket_of(const skc_watch_set *s, skc_handle handle)
{
	return &s->buckets[(size_t) handle & (s->size - 1)];
}

static uint32_t watch_find(const skc_watch_set *s, skc_handle handle)
{
	uint32_t place = s->size == 0 ? NONE : *watch_bucket_of(s, handle);

	while (place != NONE && s->watches[place].handle != handle) {
		place = s->watches[place].next;
	}
	return place;
}

static void watch_link_bucket(skc_watch_set *s, uint32_t place)
{
	uint32_t *bucket = watch_bucket_of(s, s->watches[place].handle);

	s->watches[place].next = *bucket;
	*bucket = place;
}

static void watch_unlink_bucket(skc_watch_set *s, uint32_t place)
{
	uint32_t *link = watch_bucket_of(s, s->watches[place].handle);

	while (*link != place) {
		link = &s->watches[*link].next;
	}
	*link = s->watches[place].next;
}

/* Only called when every place is taken. */
static skc_err watch_grow(skc_watch_set *s)
{
	uint32_t size = s->size == 0 ? FIRST_SIZE : s->size * 2;
	skc_watch *watches = realloc(s->watches, size * sizeof(*watches));
	uint32_t *buckets;

	if (watches == NULL) {
		return SKC_ENOMEM;
	}
	s->watches = watches;
	buckets = realloc(s->buckets, size * sizeof(*buckets));
	if (buckets == NULL) {
		return SKC_ENOMEM;
	}
	s->buckets = buckets;
	memset(&s->watches[s->size], 0, (size - s->size) * sizeof(*watches));
	memset(buckets, 0xff, size * sizeof(*buckets));
	s->size = size;
	for (uint32_t i = 0; i < s->used; i++) {
		watch_link_bucket(s, i);
	}
	return SKC_OK;
}

static skc_err watch_new_watch(
		skc_watch_set *s, void *owner, skc_handle handle, uint32_t events, uint32_t *place)
{
	skc_watch *w;

	if (s->free != NONE) {
		*place = s->free;
		s->free = s->watches[*place].next;
	} else {
		skc_err err = s->used == s->size ? watch_grow(s) : SKC_OK;

		if (err != SKC_OK) {
			return err;
		}
		*place = s->used++;
	}
	w = &s->watches[*place];
	*w = (skc_watch){
		.owner = owner, .handle = handle, .events = events, .generation = w->generation + 1
	};
	watch_link_bucket(s, *place);
	s->count++;
	return SKC_OK;
}

static void watch_drop(skc_watch_set *s, uint32_t place)
{
	watch_unlink_bucket(s, place);
	s->watches[place].owner = NULL;
	s->watches[place].next = s->free;
	s->free = place;
	s->count--;
}

/* Its handle was closed without a word: what the poller has of it cannot be told any more. */
static void watch_lose(skc_watch_set *s, uint32_t place)
{
	if (s->watches[place].registered) {
		s->kind->forget(s->poller, watch_id_of(s, place));
	}
	s->hooks->lost(s->watches[place].owner);
	watch_drop(s, place);
}

/* --- the poller ----------------------------------------------------------------------------- */

/* Tells a poller of one registration. A file that is known under this number already was left
 * behind by a handle that had it before. */
static skc_err watch_tell(skc_watch_set *s, uint32_t place)
{
	skc_watch *w = &s->watches[place];
	uint64_t id = watch_id_of(s, place);
	skc_err err = s->kind->add(s->poller, w->handle, w->events, id);

	if (err == SKC_EEXIST) {
		err = s->kind->modify(s->poller, w->handle, w->events, id);
	}
	w->registered = err == SKC_OK;
	return err;
}

static skc_err watch_tell_all(skc_watch_set *s)
{
	for (uint32_t i = 0; i < s->used; i++) {
		skc_watch *w = &s->watches[i];
		skc_err err = SKC_OK;

		w->registered = false;
		if (w->owner == NULL) {
			continue;
		}
		if (!s->hooks->is_open(w->owner)) {
			watch_lose(s, i);
		} else if (!w->silent) {
			err = watch_tell(s, i);
		}
		if (err == SKC_EBADF) {
			watch_lose(s, i);
		} else if (err != SKC_OK) {
			return err;
		}
	}
	return SKC_OK;
}

/* Makes the poller anew. */
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
	err = watch_tell_all(s);
	s->outdated = err != SKC_OK;
	return err;
}

/* Is the poller this process's, and reports only what is? Otherwise it is not told of changes:
 * they are made up for by refresh. */
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
		.free = NONE,
	};
	return kind->open(&s->poller);
}

void skc_watch_close(skc_watch_set *s)
{
	if (s->poller != NULL) {
		s->kind->close(s->poller);
	}
	free(s->watches);
	free(s->buckets);
	free(s->found);
	*s = (skc_watch_set){ .free = NONE };
}

skc_err skc_watch_add(
		skc_watch_set *s, void *owner, skc_handle handle, uint32_t events, uint64_t *id)
{
	skc_err err = watch_refresh(s);
	uint32_t place = watch_find(s, handle);

	if (err == SKC_OK && place != NONE) {
		if (s->hooks->is_open(s->watches[place].owner)) {
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
	err = watch_tell(s, place);
	if (err != SKC_OK) {
		watch_drop(s, place);
		return err;
	}
	*id = watch_id_of(s, place);
	return SKC_OK;
}

skc_err skc_watch_modify(skc_watch_set *s, uint64_t id, uint32_t events)
{
	skc_watch *w = &s->watches[(uint32_t) id];
	uint32_t before = w->events;
	skc_err err = watch_refresh(s);

	if (err != SKC_OK || w->owner == NULL) {
		return err != SKC_OK ? err : SKC_EBADF;
	}
	w->events = events;
	if (w->registered) {
		err = s->kind->modify(s->poller, w->handle, events, id);
	}
	if (!w->registered || err == SKC_ENOENT) {
		err = watch_tell(s, (uint32_t) id);
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
	skc_watch *w = &s->watches[(uint32_t) id];

	if (w->registered && !open) {
		s->kind->forget(s->poller, id);
	} else if (w->registered && watch_is_current(s)) {
		s->kind->remove(s->poller, w->handle, id);
	}
	watch_drop(s, (uint32_t) id);
}

void skc_watch_silence(skc_watch_set *s, uint64_t id)
{
	skc_watch *w = &s->watches[(uint32_t) id];

	w->silent = true;
	if (w->registered && watch_is_current(s)) {
		s->kind->remove(s->poller, w->handle, id);
		w->registered = false;
	}
}

/* Keeps what belongs to a registration. */
static size_t watch_sift(skc_watch_set *s, size_t count)
{
	skc_poll_event *kept = s->found;

	for (const skc_poll_event *found = s->found; count > 0; found++, count--) {
		uint32_t place = (uint32_t) found->id;
		skc_watch *w = &s->watches[place];

		if (w->owner == NULL || w->generation != (uint32_t) (found->id >> 32)) {
			s->outdated = true;
		} else if (!s->hooks->is_open(w->owner) || (found->revents & POLLNVAL)) {
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

/* Room for what a wait can find. */
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

	max = max < s->count ? max : s->count > 0 ? s->count : 1;
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
