#include "skc_interest.h"

#include "skc_time.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_SIZE 64

bool skc_interest_is_possible(void)
{
	return skc_poller_native != NULL;
}

void skc_interest_init(skc_interest *k)
{
	*k = (skc_interest){ .slots = SKC_SLOTS_EMPTY };
}

void skc_interest_clear(skc_interest *k)
{
	/* Closing is enough; in a child of fork(2) anything else would change the parent's poller. */
	if (k->poller != NULL) {
		skc_poller_native->close(k->poller);
	}
	skc_slots_clear(&k->slots);
	free(k->dirty);
	skc_interest_init(k);
}

static skc_err interest_grow(skc_interest *k)
{
	uint32_t size = skc_slots_next_size(&k->slots, FIRST_SIZE);
	uint32_t *dirty = realloc(k->dirty, size * sizeof(*dirty));

	if (dirty == NULL) {
		return SKC_ENOMEM;
	}
	k->dirty = dirty;
	return skc_slots_grow(&k->slots, sizeof(skc_interest_member), size);
}

static skc_err interest_new_member(skc_interest *k, void *owner, skc_handle handle, uint32_t *id)
{
	skc_err err = skc_slots_is_full(&k->slots) ? interest_grow(k) : SKC_OK;

	if (err == SKC_OK) {
		*id = skc_slots_take(&k->slots, sizeof(skc_interest_member));
		*skc_interest_at(k, *id) =
				(skc_interest_member){ .slot = { .owner = owner, .handle = handle } };
	}
	return err;
}

static void interest_drop_member(skc_interest *k, uint32_t id)
{
	skc_slots_give(&k->slots, sizeof(skc_interest_member), id);
}

static void interest_mark(skc_interest *k, uint32_t id)
{
	if (!skc_interest_at(k, id)->dirty) {
		skc_interest_at(k, id)->dirty = true;
		k->dirty[k->dirty_count++] = id;
	}
}

skc_err skc_interest_put(skc_interest *k, void *owner, skc_handle handle, unsigned set,
		uint32_t place, uint32_t *note)
{
	uint32_t id = skc_interest_find(k, owner, *note);
	skc_interest_member *m;

	if (id == SKC_SLOT_NONE) {
		skc_err err = interest_new_member(k, owner, handle, &id);

		if (err != SKC_OK) {
			return err;
		}
		*note = id;
	}
	m = skc_interest_at(k, id);
	if (m->slot.handle != handle || (m->asked & (1U << set))) {
		return SKC_EINVAL;
	}
	m->asked = (unsigned char) (m->asked | 1U << set);
	m->place[set] = place;
	interest_mark(k, id);
	return SKC_OK;
}

void skc_interest_take(skc_interest *k, uint32_t id, unsigned set)
{
	skc_interest_at(k, id)->asked = (unsigned char) (skc_interest_at(k, id)->asked & ~(1U << set));
	interest_mark(k, id);
}

/* Takes an id out of the list of changes. */
static void interest_unmark(skc_interest *k, uint32_t id)
{
	for (uint32_t i = 0; i < k->dirty_count; i++) {
		if (k->dirty[i] == id) {
			k->dirty[i] = k->dirty[--k->dirty_count];
			return;
		}
	}
}

void skc_interest_forget(skc_interest *k, uint32_t id)
{
	skc_interest_member *m = skc_interest_at(k, id);

	if (m->registered && k->forks == skc_os_fork_count()) {
		skc_poller_native->remove(k->poller, m->slot.handle, id);
	}
	if (m->dirty) {
		interest_unmark(k, id);
	}
	interest_drop_member(k, id);
}

/* Brings one member up to date with the poller. */
static skc_err interest_apply(skc_interest *k, uint32_t id)
{
	skc_interest_member *m = skc_interest_at(k, id);
	skc_err err = SKC_OK;

	m->dirty = false;
	if (m->asked == m->registered) {
		if (m->asked == 0) {
			interest_drop_member(k, id);
		}
		return SKC_OK;
	}
	if (m->asked == 0) {
		err = skc_poller_native->remove(k->poller, m->slot.handle, id);
		interest_drop_member(k, id);
		return err;
	}
	err = (m->registered ? skc_poller_native->modify : skc_poller_native->add)(
			k->poller, m->slot.handle, (uint32_t) skc_wait_events(m->asked), id);
	m->registered = m->asked;
	return err;
}

skc_err skc_interest_commit(skc_interest *k)
{
	skc_err err = SKC_OK;

	if (k->poller == NULL) {
		err = skc_poller_native->open(&k->poller);
		k->forks = skc_os_fork_count();
	}
	while (err == SKC_OK && k->dirty_count > 0) {
		err = interest_apply(k, k->dirty[--k->dirty_count]);
	}
	return err;
}

skc_err skc_interest_look(skc_interest *k, skc_poll_event *events, size_t max, size_t *count)
{
	return skc_poller_native->wait(k->poller, events, max, 0, NULL, count);
}

/* The sleep is a poll(2) of the poller's own handle: after SIGCONT epoll_wait(2) fails with EINTR
 * although no handler has run, whereas poll(2) goes on (signal(7)). */
skc_err skc_interest_wait(
		skc_interest *k, skc_poll_event *events, size_t max, int64_t deadline, size_t *count)
{
	skc_pollfd poller = { .fd = skc_poller_native->handle(k->poller), .events = POLLIN };
	int64_t left;

	do {
		size_t ready = 0;
		skc_err err;

		left = skc_time_remaining(deadline);
		err = skc_os_poll(&poller, 1, left, &ready);
		if (err != SKC_OK) {
			return err;
		}
		*count = 0;
		if (ready > 0) {
			err = skc_interest_look(k, events, max, count);
		}
		if (err != SKC_OK || *count > 0) {
			return err;
		}
	} while (left != 0);
	return SKC_OK;
}
