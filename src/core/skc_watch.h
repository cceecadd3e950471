#ifndef SKC_WATCH_H
#define SKC_WATCH_H

/*
 * Handles that are watched: a table in front of a poller. A registration is known by its id, which
 * no later one has. What was registered before a fork, or for a handle that was closed without a
 * word, never delivers to anybody else: the poller is made anew when that is noticed.
 */

#include "skc_os.h"
#include "skc_poller.h"
#include "skc_slots.h"

/* What the set asks of who registers. */
typedef struct skc_watch_hooks {
	/* Is the owner's handle still open, and the owner's? */
	bool (*is_open)(void *owner);
	/* The owner is registered no more: its handle was closed. Must not call back. */
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
	bool outdated;         /* the poller reports what is no more */
	skc_slots slots;       /* of watches */
	uint32_t *buckets;     /* by handle; as many as slots */
	skc_poll_event *found; /* by the last wait */
	size_t found_size;
} skc_watch_set;

/* The kind of poller of that name that this system has, or NULL. */
const skc_poller_kind *skc_watch_kind(const char *name);

/* The one to be preferred. */
const skc_poller_kind *skc_watch_best_kind(void);

/* Makes an empty set; borrows the hooks. */
skc_err skc_watch_open(skc_watch_set *s, const skc_poller_kind *kind, const skc_watch_hooks *hooks);

/* Frees everything; owners are not told. */
void skc_watch_close(skc_watch_set *s);

/* Registers a handle. SKC_EEXIST when it is watched already. */
skc_err skc_watch_add(
		skc_watch_set *s, void *owner, skc_handle handle, uint32_t events, uint64_t *id);

/* The handle must be open. On failure all is as it was. */
skc_err skc_watch_modify(skc_watch_set *s, uint64_t id, uint32_t events);

/* Ends a registration; open: the handle still is. */
void skc_watch_remove(skc_watch_set *s, uint64_t id, bool open);

/* Stops finding anything until modify, as SKC_POLLER_ONESHOT does. The handle must be open. */
void skc_watch_silence(skc_watch_set *s, uint64_t id);

/* Waits until a handle has one of its events, at most timeout. Gives *count events in s->found, at
 * most max (> 0); their ids are those of registrations. SKC_EINTR when a signal came: nothing is
 * lost. during: see skc_os_poll_with. */
skc_err skc_watch_wait(
		skc_watch_set *s, size_t max, int64_t timeout, const skc_signals *during, size_t *count);

/* The registration in a place below slots.used; without an owner the place is free. */
static inline skc_watch *skc_watch_at(const skc_watch_set *s, uint32_t place)
{
	return (skc_watch *) skc_slots_at(&s->slots, sizeof(skc_watch), place);
}

/* Whose registration it is. */
static inline void *skc_watch_owner(const skc_watch_set *s, uint64_t id)
{
	return skc_watch_at(s, (uint32_t) id)->slot.owner;
}

#endif
