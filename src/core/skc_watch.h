#ifndef SKC_WATCH_H
#define SKC_WATCH_H

/*
 * A table of watched handles in front of a poller. A registration is identified by an id that no
 * later one has. Registrations from before a fork, or of a handle that was closed without remove(),
 * never deliver to another owner: the poller is replaced when they are noticed.
 */

#include "skc_os.h"
#include "skc_poller.h"
#include "skc_slots.h"

/* Callbacks supplied by the owner. */
typedef struct skc_watch_hooks {
	/* Whether the owner's handle is still open and belongs to it. */
	bool (*is_open)(void *owner);
	/* The owner is no longer registered: its handle was closed. Must not call back. */
	void (*lost)(void *owner);
} skc_watch_hooks;

typedef struct skc_watch {
	skc_slot slot;       /* linked with those of the same bucket */
	uint32_t events;     /* see skc_poller.h */
	uint32_t generation; /* upper half of the id */
	bool registered;     /* the poller has it */
	bool silent;         /* SKC_POLLER_ONESHOT, and found */
} skc_watch;

typedef struct skc_watch_set {
	const skc_poller_kind *kind;
	const skc_watch_hooks *hooks;
	skc_poller *poller;
	unsigned forks;        /* skc_os_fork_count() at the time the poller was made */
	bool outdated;         /* the poller has stale registrations */
	skc_slots slots;       /* of watches */
	uint32_t *buckets;     /* by handle; as many as slots */
	skc_poll_event *found; /* events of the last wait */
	size_t found_size;
} skc_watch_set;

/* The kind of poller with that name, or NULL when this system has none. */
const skc_poller_kind *skc_watch_kind(const char *name);

/* The preferred kind. */
const skc_poller_kind *skc_watch_best_kind(void);

/* Makes an empty set; borrows the hooks. */
skc_err skc_watch_open(skc_watch_set *s, const skc_poller_kind *kind, const skc_watch_hooks *hooks);

/* Frees everything without calling the hooks. */
void skc_watch_close(skc_watch_set *s);

/* Registers a handle. SKC_EEXIST when it is watched already. */
skc_err skc_watch_add(
		skc_watch_set *s, void *owner, skc_handle handle, uint32_t events, uint64_t *id);

/* Changes the events. The handle must be open. On failure nothing has changed. */
skc_err skc_watch_modify(skc_watch_set *s, uint64_t id, uint32_t events);

/* Ends a registration; open: whether the handle is still open. */
void skc_watch_remove(skc_watch_set *s, uint64_t id, bool open);

/* Reports no more events until modify, as SKC_POLLER_ONESHOT does. The handle must be open. */
void skc_watch_silence(skc_watch_set *s, uint64_t id);

/* Waits until a handle has one of its events, at most timeout. Writes *count events to s->found, at
 * most max (> 0); their ids are valid. SKC_EINTR when a signal came: no event is lost. during: see
 * skc_os_poll_with. */
skc_err skc_watch_wait(
		skc_watch_set *s, size_t max, int64_t timeout, const skc_signals *during, size_t *count);

/* The registration in a place below slots.used; without an owner the place is free. */
static inline skc_watch *skc_watch_at(const skc_watch_set *s, uint32_t place)
{
	return (skc_watch *) skc_slots_at(&s->slots, sizeof(skc_watch), place);
}

/* The owner of a registration. */
static inline void *skc_watch_owner(const skc_watch_set *s, uint64_t id)
{
	return skc_watch_at(s, (uint32_t) id)->slot.owner;
}

#endif
