#include "skc_interest.h"

#include "skc_time.h"

#include <stdlib.h>
#include <string.h>

#define NONE UINT32_MAX
#define FIRST_SIZE 64

bool skc_interest_is_possible(void)
{
	return skc_poller_native != NULL;
}

void skc_interest_init(skc_interest *k)
{
	*k = (skc_interest){ .free = NONE };
}

void skc_interest_clear(skc_interest *k)
{
	/* Closing is enough, and in a child it is all that leaves the parent's poller as it is. */
	if (k->poller != NULL) {
		skc_poller_native->close(k->poller);
	}
	free(k->members);
	free(k->dirty);
	skc_interest_init(k);
}

static skc_err interest_grow(skc_interest *k)
{
	uint32_t size = k->size == 0 ? FIRST_SIZE : k->size * 2;
	skc_interest_member *members = realloc(k->members, size * sizeof(*members));
	uint32_t *dirty;

	if (members == NULL) {
		return SKC_ENOMEM;
	}
	k->members = members;
	dirty = realloc(k->dirty, size * sizeof(*dirty));
	if (dirty == NULL) {
		return SKC_ENOMEM;
	}
	k->dirty = dirty;
	k->size = size;
	return SKC_OK;
}

static skc_err interest_new_member(
		skc_interest *k, const void *owner, skc_handle handle, uint32_t *id)
{
	if (k->free != NONE) {
		*id = k->free;
		k->free = k->members[*id].place[0];
	} else {
		if (k->used == k->size) {
			skc_err err = interest_grow(k);

			if (err != SKC_OK) {
				return err;
			}
		}
		*id = k->used++;
	}
	k->members[*id] = (skc_interest_member){ .owner = owner, .handle = handle };
	k->count++;
	return SKC_OK;
}

static void interest_drop_member(skc_interest *k, uint32_t id)
{
	k->members[id].owner = NULL;
	k->members[id].place[0] = k->free;
	k->free = id;
	k->count--;
}

static void interest_mark(skc_interest *k, uint32_t id)
{
	if (!k->members[id].dirty) {
		k->members[id].dirty = true;
		k->dirty[k->dirty_count++] = id;
	}
}

skc_err skc_interest_put(skc_interest *k, const void *owner, skc_handle handle, unsigned set,
		uint32_t place, uint32_t *note)
{
	uint32_t id = skc_interest_find(k, owner, *note);
	skc_interest_member *m;

	if (id == NONE) {
		skc_err err = interest_new_member(k, owner, handle, &id);

		if (err != SKC_OK) {
			return err;
		}
		*note = id;
	}
	m = &k->members[id];
	if (m->handle != handle || (m->asked & (1U << set))) {
		return SKC_EINVAL;
	}
	m->asked = (unsigned char) (m->asked | 1U << set);
	m->place[set] = place;
	interest_mark(k, id);
	return SKC_OK;
}

void skc_interest_take(skc_interest *k, uint32_t id, unsigned set)
{
	k->members[id].asked = (unsigned char) (k->members[id].asked & ~(1U << set));
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
	skc_interest_member *m = &k->members[id];

	if (m->registered && k->forks == skc_os_fork_count()) {
		skc_poller_native->remove(k->poller, m->handle, id);
	}
	if (m->dirty) {
		interest_unmark(k, id);
	}
	interest_drop_member(k, id);
}

/* Brings one member up to date with the poller. */
static skc_err interest_apply(skc_interest *k, uint32_t id)
{
	skc_interest_member *m = &k->members[id];
	skc_err err = SKC_OK;

	m->dirty = false;
	if (m->asked == m->registered) {
		if (m->asked == 0) {
			interest_drop_member(k, id);
		}
		return SKC_OK;
	}
	if (m->asked == 0) {
		err = skc_poller_native->remove(k->poller, m->handle, id);
		interest_drop_member(k, id);
		return err;
	}
	err = (m->registered ? skc_poller_native->modify : skc_poller_native->add)(
			k->poller, m->handle, (uint32_t) skc_wait_events(m->asked), id);
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

/* epoll_wait(2) fails with EINTR after SIGCONT although no handler ran, poll(2) goes on
 * (signal(7)): the sleep is a poll(2) of the poller's own handle. */
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
