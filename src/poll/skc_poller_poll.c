#include "skc_poller.h"

#include "skc_os.h"

#include <stdlib.h>

/* Events requested from poll(2); POLLERR and POLLHUP are always reported, and others are unknown to
 * it. */
#define REQUESTABLE (POLLIN | POLLOUT | POLLPRI)

#define FIRST_SIZE 16

typedef struct entry {
	uint64_t id;
	skc_handle handle; /* SKC_HANDLE_NONE: an unused entry */
	uint32_t events;
} entry;

/* Items and entries are in the order of registration, with unused ones where one was removed. */
typedef struct poller_poll {
	skc_pollfd *items;
	entry *entries;
	size_t size;
	size_t used;
	size_t unused;
	size_t start;    /* index at which the next wait begins to look for events */
	uint32_t *place; /* index of an entry, by the lower half of its id */
	size_t places;
} poller_poll;

static skc_err poller_poll_open(skc_poller **out)
{
	poller_poll *p = calloc(1, sizeof(*p));

	*out = (skc_poller *) p;
	return p != NULL ? SKC_OK : SKC_ENOMEM;
}

static void poller_poll_close(skc_poller *poller)
{
	poller_poll *p = (poller_poll *) poller;

	free(p->items);
	free(p->entries);
	free(p->place);
	free(p);
}

static skc_err poller_poll_grow_places(poller_poll *p, uint32_t slot)
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

static skc_err poller_poll_grow_entries(poller_poll *p)
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

static skc_err poller_poll_make_room(poller_poll *p, uint32_t slot)
{
	skc_err err = slot >= p->places ? poller_poll_grow_places(p, slot) : SKC_OK;

	return err == SKC_OK && p->used == p->size ? poller_poll_grow_entries(p) : err;
}

static void poller_poll_set(
		poller_poll *p, size_t i, skc_handle handle, uint32_t events, uint64_t id)
{
	p->entries[i] = (entry){ .id = id, .handle = handle, .events = events };
	p->items[i] = (skc_pollfd){ .fd = handle, .events = (short) (events & REQUESTABLE) };
	p->place[(uint32_t) id] = (uint32_t) i;
}

static skc_err poller_poll_add(skc_poller *poller, skc_handle handle, uint32_t events, uint64_t id)
{
	poller_poll *p = (poller_poll *) poller;
	skc_err err =
			events & SKC_POLLER_EDGE ? SKC_EOPNOTSUPP : poller_poll_make_room(p, (uint32_t) id);

	if (err == SKC_OK) {
		poller_poll_set(p, p->used++, handle, events, id);
	}
	return err;
}

static skc_err poller_poll_modify(
		skc_poller *poller, skc_handle handle, uint32_t events, uint64_t id)
{
	poller_poll *p = (poller_poll *) poller;

	if (events & SKC_POLLER_EDGE) {
		return SKC_EOPNOTSUPP;
	}
	poller_poll_set(p, p->place[(uint32_t) id], handle, events, id);
	return SKC_OK;
}

static void poller_poll_compact(poller_poll *p)
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
	p->unused = 0;
	p->start = start;
}

static void poller_poll_forget(skc_poller *poller, uint64_t id)
{
	poller_poll *p = (poller_poll *) poller;
	size_t i = p->place[(uint32_t) id];

	p->entries[i].handle = SKC_HANDLE_NONE;
	p->items[i].fd = SKC_HANDLE_NONE;
	p->items[i].revents = 0;
	if (++p->unused > p->used / 2) {
		poller_poll_compact(p);
	}
}

static skc_err poller_poll_remove(skc_poller *poller, skc_handle handle, uint64_t id)
{
	(void) handle;
	poller_poll_forget(poller, id);
	return SKC_OK;
}

/* Takes the events of one entry, if there are any. */
static bool poller_poll_take(poller_poll *p, size_t i, skc_poll_event *event)
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

/* When not all events fit, the next wait continues behind the last one, so that no ready descriptor
 * starves. */
static skc_err poller_poll_find(skc_poller *poller, skc_poll_event *events, size_t max,
		int64_t timeout, const skc_signals *during, size_t *count)
{
	poller_poll *p = (poller_poll *) poller;
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
		taken += poller_poll_take(p, i, &events[taken]);
		i = i + 1 < p->used ? i + 1 : 0;
	}
	*count = taken;
	return SKC_OK;
}

const skc_poller_kind skc_poller_poll = {
	.name = SKC_POLL_NAME,
	.edge = false,
	.in_system = false,
	.open = poller_poll_open,
	.close = poller_poll_close,
	.handle = NULL,
	.add = poller_poll_add,
	.modify = poller_poll_modify,
	.remove = poller_poll_remove,
	.forget = poller_poll_forget,
	.wait = poller_poll_find,
};
