#ifndef SKC_INTEREST_H
#define SKC_INTEREST_H

/*
 * The interest list of select (epoll(7) uses the same term): the sockets that a program waits for
 * stay registered with the system's poller between waits, so that the cost of a wait depends on the
 * ready sockets and on the changes. A member is known by its id, which its owner stores; the stored
 * id may be stale and is verified.
 */

#include "skc_os.h"
#include "skc_poller.h"
#include "skc_slots.h"
#include "skc_wait.h"

/* The three sets of select(2), as indices. */
enum { SKC_INTEREST_SETS = 3 };

typedef struct skc_interest_member {
	skc_slot slot;                     /* the link is a note of the owner's own */
	unsigned char asked;               /* SKC_WAIT_* that the owner asks for */
	unsigned char registered;          /* SKC_WAIT_* that the poller has */
	bool dirty;                        /* in the list of changes */
	uint32_t place[SKC_INTEREST_SETS]; /* the owner's position in each set */
} skc_interest_member;

typedef struct skc_interest {
	skc_poller *poller;
	unsigned forks;  /* skc_os_fork_count() at the time the poller was made */
	skc_slots slots; /* of members */
	uint32_t *dirty; /* ids of changed members */
	uint32_t dirty_count;
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

/* Puts an owner's socket into a set (index 0 to 2) at a place; each set has a member at most once.
 * *note is the stored id, which may be stale, and becomes the member's. SKC_EINVAL when the set has
 * the member already, SKC_ENOMEM. */
skc_err skc_interest_put(skc_interest *k, void *owner, skc_handle handle, unsigned set,
		uint32_t place, uint32_t *note);

/* Takes a member out of a set. */
void skc_interest_take(skc_interest *k, uint32_t id, unsigned set);

/* Removes a member at once; its handle must still be open. */
void skc_interest_forget(skc_interest *k, uint32_t id);

/* Applies the changes to the poller. After a failure the caller must clear the set. */
skc_err skc_interest_commit(skc_interest *k);

/* Returns the pending events without waiting. With *count == max there may be more. */
skc_err skc_interest_look(skc_interest *k, skc_poll_event *events, size_t max, size_t *count);

/* As skc_interest_look, but waits for an event until the deadline (skc_time_deadline). SKC_EINTR
 * when a signal handler has run, as with poll(2). */
skc_err skc_interest_wait(
		skc_interest *k, skc_poll_event *events, size_t max, int64_t deadline, size_t *count);

#endif
