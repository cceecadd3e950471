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
	free(k->items);
	free(k->dirty);
	skc_interest_init(k);
}

static skc_err interest_grow(skc_interest *k)
{
	uint32_t size = skc_slots_next_size(&k->slots, FIRST_SIZE);
	uint32_t *dirty = realloc(k->dirty, size * sizeof(*dirty));
	skc_pollfd *items;

	if (dirty == NULL) {
		return SKC_ENOMEM;
	}
	k->dirty = dirty;
	items = realloc(k->items, (size + SKC_INTEREST_OTHERS + 1) * sizeof(*items));
	if (items == NULL) {
		return SKC_ENOMEM;
	}
	k->items = items;
	return skc_slots_grow(&k->slots, sizeof(skc_interest_member), size);
}

static skc_err interest_new_member(skc_interest *k, void *owner, skc_handle handle, uint32_t *id)
{
	skc_err err = skc_slots_is_full(&k->slots) ? interest_grow(k) : SKC_OK;

	if (err == SKC_OK) {
		*id = skc_slots_take(&k->slots, sizeof(skc_interest_member));
		*skc_interest_at(k, *id) =
				(skc_interest_member){ .slot = { .owner = owner, .handle = handle } };
		k->items[*id] = (skc_pollfd){ .fd = SKC_HANDLE_NONE };
	}
	return err;
}

static void interest_drop_member(skc_interest *k, uint32_t id)
{
	k->items[id].fd = SKC_HANDLE_NONE;
	skc_slots_give(&k->slots, sizeof(skc_interest_member), id);
}

static void interest_mark(skc_interest *k, uint32_t id)
{
	if (!skc_interest_at(k, id)->dirty) {
		skc_interest_at(k, id)->dirty = true;
		k->dirty[k->dirty_count++] = id;
	}
}

/* Sets what a member asks for. poll(2) ignores the item of one that asks for nothing. */
static void interest_ask(skc_interest *k, uint32_t id, unsigned asked)
{
	skc_interest_member *m = skc_interest_at(k, id);

	k->pending -= m->asked != m->registered;
	k->asking -= m->asked != 0;
	m->asked = (unsigned char) asked;
	k->pending += m->asked != m->registered;
	k->asking += m->asked != 0;
	k->items[id] = (skc_pollfd){
		.fd = asked != 0 ? m->slot.handle : SKC_HANDLE_NONE,
		.events = skc_wait_events(asked),
	};
	interest_mark(k, id);
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
	m->place[set] = place;
	interest_ask(k, id, m->asked | 1U << set);
	return SKC_OK;
}

void skc_interest_take(skc_interest *k, uint32_t id, unsigned set)
{
	interest_ask(k, id, skc_interest_at(k, id)->asked & ~(1U << set));
}

void skc_interest_take_all(skc_interest *k)
{
	for (uint32_t id = 0; id < k->slots.used; id++) {
		if (skc_interest_at(k, id)->slot.owner != NULL && skc_interest_at(k, id)->asked != 0) {
			interest_ask(k, id, 0);
		}
	}
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
	k->pending -= m->asked != m->registered;
	k->asking -= m->asked != 0;
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
	k->pending--;
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

void skc_interest_set_others(skc_interest *k, const skc_pollfd *others, uint32_t count)
{
	k->others = count;
	if (count > 0) {
		memcpy(k->other, others, count * sizeof(*others));
	}
}

/* --- waiting -------------------------------------------------------------------------------- */

static skc_err interest_ask_poller(
		skc_interest *k, skc_poll_event *events, size_t max, size_t *count)
{
	return skc_poller_native->wait(k->poller, events, max, 0, NULL, count);
}

/* Appends the events of items that poll(2) has found. */
static skc_err interest_collect(const skc_pollfd *items, uint32_t count, uint64_t id, size_t *ready,
		skc_poll_event *events, size_t *found)
{
	for (uint32_t i = 0; *ready > 0 && i < count; i++) {
		if (items[i].revents == 0) {
			continue;
		}
		if (items[i].revents & POLLNVAL) {
			return SKC_EBADF;
		}
		events[(*found)++] =
				(skc_poll_event){ id + i, (uint32_t) (unsigned short) items[i].revents };
		(*ready)--;
	}
	return SKC_OK;
}

/* One poll(2) of the others and of the members or the poller, which is asked if it is ready. */
static skc_err interest_poll(skc_interest *k, bool members, int64_t timeout, skc_poll_event *events,
		size_t max, size_t *count)
{
	skc_pollfd *behind = k->items + k->slots.used;
	uint32_t before = members ? k->slots.used : 0;
	size_t found = 0;
	size_t ready = 0;
	skc_err err;

	memcpy(behind, k->other, k->others * sizeof(*behind));
	if (!members) {
		behind[k->others] =
				(skc_pollfd){ .fd = skc_poller_native->handle(k->poller), .events = POLLIN };
	}
	err = skc_os_poll(behind - before, (size_t) before + k->others + !members, timeout, &ready);
	if (err == SKC_OK) {
		err = interest_collect(behind - before, before, 0, &ready, events, &found);
	}
	if (err == SKC_OK) {
		err = interest_collect(behind, k->others, SKC_INTEREST_OTHER, &ready, events, &found);
	}
	*count = 0;
	if (err == SKC_OK && ready > 0) {
		err = interest_ask_poller(k, events + found, max - found, count);
	}
	*count += found;
	k->ready = (uint32_t) *count;
	return err;
}

skc_err skc_interest_look(skc_interest *k, skc_poll_event *events, size_t max, size_t *count)
{
	skc_err err;

	if (k->others > 0) {
		return interest_poll(k, false, 0, events, max, count);
	}
	err = interest_ask_poller(k, events, max, count);
	if (err == SKC_OK) {
		k->ready = (uint32_t) *count;
	}
	return err;
}

skc_err skc_interest_scan(skc_interest *k, skc_poll_event *events, int64_t timeout, size_t *count)
{
	return interest_poll(k, true, timeout, events, skc_interest_most(k), count);
}

/* The sleep is a poll(2) of the poller's own handle: after SIGCONT epoll_wait(2) fails with EINTR
 * although no handler has run, whereas poll(2) goes on (signal(7)). */
skc_err skc_interest_wait(
		skc_interest *k, skc_poll_event *events, size_t max, int64_t deadline, size_t *count)
{
	int64_t left;

	do {
		skc_err err;

		left = skc_time_remaining(deadline);
		err = interest_poll(k, false, left, events, max, count);
		if (err != SKC_OK || *count > 0) {
			return err;
		}
	} while (left != 0);
	return SKC_OK;
}
