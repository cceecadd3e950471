#include "skc_poller.h"

#include "skc_os.h"

#include <stdlib.h>

/* Events that are said to poll(2); the others it tells without being asked, or does not know. */
#define REQUESTABLE (POLLIN | POLLOUT | POLLPRI)

#define FIRST_SIZE 16

typedef struct entry {
	uint64_t id;
	skc_handle handle; /* SKC_HANDLE_NONE: a hole */
	uint32_t events;
} entry;

/* Items and entries are in the order of registration, with holes where one was removed. */
struct skc_poller {
	skc_pollfd *items;
	entry *entries;
	size_t size;
	size_t used;
	size_t holes;
	size_t start;    /* where the next look begins */
	uint32_t *place; /* index of an entry, by the lower half of its id */
	size_t places;
};

static skc_err poll_open(skc_poller **out)
{
	*out = calloc(1, sizeof(**out));
	return *out != NULL ? SKC_OK : SKC_ENOMEM;
}

static void poll_close(skc_poller *p)
{
	free(p->items);
	free(p->entries);
	free(p->place);
	free(p);
}

static skc_err grow_places(skc_poller *p, uint32_t slot)
{
	size_t places = p->places == 0 ? FIRST_SIZE : p->places;
	uint32_t *place;

	while (places <= slot) {
		places *= 2;
	}
	place = realloc(p->place, places * sizeof(*place));
	if (place == NULL) {
		return SKC_ENOMEM;
	}
	p->place = place;
	p->places = places;
	return SKC_OK;
}

static skc_err grow_entries(skc_poller *p)
{
	size_t size = p->size == 0 ? FIRST_SIZE : p->size * 2;
	skc_pollfd *items = realloc(p->items, size * sizeof(*items));
	entry *entries;

	if (items == NULL) {
		return SKC_ENOMEM;
	}
	p->items = items;
	entries = realloc(p->entries, size * sizeof(*entries));
	if (entries == NULL) {
		return SKC_ENOMEM;
	}
	p->entries = entries;
	p->size = size;
	return SKC_OK;
}

static skc_err make_room(skc_poller *p, uint32_t slot)
{
	skc_err err = slot >= p->places ? grow_places(p, slot) : SKC_OK;

	return err == SKC_OK && p->used == p->size ? grow_entries(p) : err;
}

static void set(skc_poller *p, size_t i, skc_handle handle, uint32_t events, uint64_t id)
{
	p->entries[i] = (entry){ .id = id, .handle = handle, .events = events };
	p->items[i] = (skc_pollfd){ .fd = handle, .events = (short) (events & REQUESTABLE) };
	p->place[(uint32_t) id] = (uint32_t) i;
}

static skc_err poll_add(skc_poller *p, skc_handle handle, uint32_t events, uint64_t id)
{
	skc_err err = events & SKC_POLLER_EDGE ? SKC_EOPNOTSUPP : make_room(p, (uint32_t) id);

	if (err == SKC_OK) {
		set(p, p->used++, handle, events, id);
	}
	return err;
}

static skc_err poll_modify(skc_poller *p, skc_handle handle, uint32_t events, uint64_t id)
{
	if (events & SKC_POLLER_EDGE) {
		return SKC_EOPNOTSUPP;
	}
	set(p, p->place[(uint32_t) id], handle, events, id);
	return SKC_OK;
}

static void close_holes(skc_poller *p)
{
	size_t to = 0;
	size_t start = 0;

	for (size_t i = 0; i < p->used; i++) {
		if (i == p->start) {
			start = to;
		}
		if (p->entries[i].handle != SKC_HANDLE_NONE) {
			p->entries[to] = p->entries[i];
			p->items[to] = p->items[i];
			p->place[(uint32_t) p->entries[to].id] = (uint32_t) to;
			to++;
		}
	}
	p->used = to;
	p->holes = 0;
	p->start = start;
}

static void poll_forget(skc_poller *p, uint64_t id)
{
	size_t i = p->place[(uint32_t) id];

	p->entries[i].handle = SKC_HANDLE_NONE;
	p->items[i].fd = SKC_HANDLE_NONE;
	p->items[i].revents = 0;
	if (++p->holes > p->used / 2) {
		close_holes(p);
	}
}

static skc_err poll_remove(skc_poller *p, skc_handle handle, uint64_t id)
{
	(void) handle;
	poll_forget(p, id);
	return SKC_OK;
}

/* Takes what was found from one entry, if anything. */
static bool take(skc_poller *p, size_t i, skc_poll_event *event)
{
	if (p->items[i].revents == 0) {
		return false;
	}
	*event = (skc_poll_event){ p->entries[i].id, (uint32_t) (unsigned short) p->items[i].revents };
	if (p->entries[i].events & SKC_POLLER_ONESHOT) {
		p->items[i].fd = SKC_HANDLE_NONE;
	}
	return true;
}

/* When not all fits, the next wait goes on behind the last that did: who is ready gets its turn. */
static skc_err poll_find(skc_poller *p, skc_poll_event *events, size_t max, int64_t timeout,
		const skc_signals *during, size_t *count)
{
	size_t ready = 0;
	size_t taken = 0;
	size_t i = p->start < p->used ? p->start : 0;
	skc_err err = skc_os_poll_with(p->items, p->used, timeout, during, &ready);

	if (err != SKC_OK) {
		return err;
	}
	p->start = 0;
	for (size_t seen = 0; seen < p->used && taken < ready; seen++) {
		if (taken == max) {
			p->start = i;
			break;
		}
		taken += take(p, i, &events[taken]);
		i = i + 1 < p->used ? i + 1 : 0;
	}
	*count = taken;
	return SKC_OK;
}

const skc_poller_kind skc_poller_poll = {
	.name = SKC_POLL_NAME,
	.edge = false,
	.in_system = false,
	.open = poll_open,
	.close = poll_close,
	.handle = NULL,
	.add = poll_add,
	.modify = poll_modify,
	.remove = poll_remove,
	.forget = poll_forget,
	.wait = poll_find,
};
