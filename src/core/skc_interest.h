#ifndef SKC_INTEREST_H
#define SKC_INTEREST_H

/*
 * The interest list of select (epoll(7) uses the same term): the sockets that a program waits for
 * stay registered with the system's poller between waits, so that the cost of a wait depends on the
 * ready sockets and on the changes. A member is known by its id, which its owner stores; the stored
 * id may be stale and is verified. The same members can be passed to poll(2), which costs less when
 * most of them are ready, or when more members have changed than it pays to change in the poller.
 */

#include "skc_os.h"
#include "skc_poller.h"
#include "skc_slots.h"
#include "skc_wait.h"

/* The three sets of select(2), as indices. */
enum { SKC_INTEREST_SETS = 3 };

/* The largest number of handles that are no members: skc_interest_set_others. */
enum { SKC_INTEREST_OTHERS = 16 };

/* The ids of their events: this one, and those above it. */
#define SKC_INTEREST_OTHER UINT64_C(0x100000000)

typedef struct skc_interest_member {
	skc_slot slot;                     /* the link is a note of the owner's own */
	unsigned char asked;               /* SKC_WAIT_* that the owner asks for */
	unsigned char registered;          /* SKC_WAIT_* that the poller has */
	unsigned char found;               /* a note of the owner's own */
	bool dirty;                        /* in the list of changes */
	uint32_t place[SKC_INTEREST_SETS]; /* the owner's position in each set */
} skc_interest_member;

typedef struct skc_interest {
	skc_poller *poller;
	unsigned forks;    /* skc_os_fork_count() at the time the poller was made */
	skc_slots slots;   /* of members */
	skc_pollfd *items; /* by id, what each asks for; room for the others and the poller behind */
	uint32_t *dirty;   /* ids of changed members */
	uint32_t dirty_count;
	uint32_t pending; /* members whose change the poller does not have yet */
	uint32_t asking;  /* members that are in a set */
	uint32_t others;  /* handles that are no members */
	uint32_t ready;   /* the number of events of the last wait */
	skc_pollfd other[SKC_INTEREST_OTHERS];
} skc_interest;

/* Whether this system has a poller. */
bool skc_interest_is_possible(void);

/* Makes an empty set. */
void skc_interest_init(skc_interest *k);

/* Frees everything. A child process leaves the parent's registrations alone. */
void skc_interest_clear(skc_interest *k);

static inline skc_interest_member *skc_interest_at(const skc_interest *k, uint32_t id)
{
	return (skc_interest_member *) skc_slots_at(&k->slots, sizeof(skc_interest_member), id);
}

/* The id of an owner, by its note; SKC_SLOT_NONE when it is no member. */
static inline uint32_t skc_interest_find(const skc_interest *k, const void *owner, uint32_t note)
{
	return note < k->slots.used && skc_interest_at(k, note)->slot.owner == owner ? note
																				 : SKC_SLOT_NONE;
}

/* Whether a member is in a set. */
static inline bool skc_interest_has(const skc_interest *k, uint32_t id, unsigned set)
{
	return (skc_interest_at(k, id)->asked & 1U << set) != 0;
}

/* The largest number of events of one wait. */
static inline size_t skc_interest_most(const skc_interest *k)
{
	return (size_t) k->slots.used + k->others;
}

/* Puts an owner's socket into a set (index 0 to 2) at a place; each set has a member at most once.
 * *note is the stored id, which may be stale, and becomes the member's. SKC_EINVAL when the set has
 * the member already, SKC_ENOMEM. */
skc_err skc_interest_put(skc_interest *k, void *owner, skc_handle handle, unsigned set,
		uint32_t place, uint32_t *note);

/* Takes a member out of a set. */
void skc_interest_take(skc_interest *k, uint32_t id, unsigned set);

/* Takes all members out of all sets. */
void skc_interest_take_all(skc_interest *k);

/* Removes a member at once; its handle must still be open. */
void skc_interest_forget(skc_interest *k, uint32_t id);

/* Applies the changes to the poller. After a failure the caller must clear the set. */
skc_err skc_interest_commit(skc_interest *k);

/* Handles that cannot be registered, for the next waits; those from before are dropped. Copies
 * them; at most SKC_INTEREST_OTHERS. There has to be a member. */
void skc_interest_set_others(skc_interest *k, const skc_pollfd *others, uint32_t count);

/* Returns the pending events without waiting, at most max; skc_interest_most() events fit always.
 * Only after a commit of all changes. */
skc_err skc_interest_look(skc_interest *k, skc_poll_event *events, size_t max, size_t *count);

/* As skc_interest_look, but waits for an event until the deadline (skc_time_deadline). SKC_EINTR
 * when a signal handler has run, as with poll(2). */
skc_err skc_interest_wait(
		skc_interest *k, skc_poll_event *events, size_t max, int64_t deadline, size_t *count);

/* Passes all members to poll(2), whether changes are committed or not; events has to have room for
 * skc_interest_most(). SKC_EBADF: a handle is not open. */
skc_err skc_interest_scan(skc_interest *k, skc_poll_event *events, int64_t timeout, size_t *count);

/* Whether so many members were ready last time that a scan costs less than the poller. */
static inline bool skc_interest_is_busy(const skc_interest *k)
{
	return k->ready > k->asking / 8 * 5 + k->asking % 8;
}

/* Whether a scan passes few unused items. */
static inline bool skc_interest_is_dense(const skc_interest *k)
{
	return k->slots.used <= k->asking * 2 + 16;
}

#endif
