#ifndef SKC_INTEREST_H
#define SKC_INTEREST_H

/*
 * A set of sockets to wait for that is kept between waits: registered once with the system's
 * poller, so that a wait costs what is ready and what has changed. A member is known by its id, a
 * small number that its owner keeps a note of; the note is verified, never trusted.
 */

#include "skc_os.h"
#include "skc_poller.h"
#include "skc_wait.h"

/* The three sets of select(2), as indices. */
enum { SKC_INTEREST_SETS = 3 };

typedef struct skc_interest_member {
	const void *owner; /* who it stands for; NULL: a free place */
	skc_handle handle;
	unsigned char asked;               /* SKC_WAIT_* that are wanted */
	unsigned char registered;          /* SKC_WAIT_* the poller knows of */
	bool dirty;                        /* is in the list of changes */
	uint32_t note;                     /* the owner's own */
	uint32_t place[SKC_INTEREST_SETS]; /* the owner's position in each set; next free place
	                                      otherwise */
} skc_interest_member;

typedef struct skc_interest {
	skc_poller *poller;
	unsigned forks; /* skc_os_fork_count() at the time the poller was made */
	skc_interest_member *members;
	uint32_t size;   /* places */
	uint32_t used;   /* places that were ever used */
	uint32_t free;   /* first free place below used, or UINT32_MAX */
	uint32_t count;  /* members */
	uint32_t *dirty; /* ids of changed members */
	uint32_t dirty_count;
} skc_interest;

/* Is there a poller on this system? */
bool skc_interest_is_possible(void);

/* Makes an empty set. */
void skc_interest_init(skc_interest *k);

/* Frees everything. A child process leaves the parent's registrations alone. */
void skc_interest_clear(skc_interest *k);

/* The id of an owner, by its note; UINT32_MAX when it is no member. */
static inline uint32_t skc_interest_find(const skc_interest *k, const void *owner, uint32_t note)
{
	return note < k->used && k->members[note].owner == owner ? note : UINT32_MAX;
}

/* Puts an owner's socket into a set (index 0 to 2) at a place; a member at most once in each.
 * *note is read and written. SKC_EINVAL when it is there already, SKC_ENOMEM. */
skc_err skc_interest_put(skc_interest *k, const void *owner, skc_handle handle, unsigned set,
		uint32_t place, uint32_t *note);

/* Takes a member out of a set. */
void skc_interest_take(skc_interest *k, uint32_t id, unsigned set);

/* Forgets a member at once; before its handle is closed. */
void skc_interest_forget(skc_interest *k, uint32_t id);

/* Tells the poller what has changed. On failure the set is to be cleared. */
skc_err skc_interest_commit(skc_interest *k);

/* Gives the events that there are, without waiting. *count == max: there may be more. */
skc_err skc_interest_look(skc_interest *k, skc_poll_event *events, size_t max, size_t *count);

/* As skc_interest_look, and waits for an event until the deadline (skc_time_deadline). It is
 * interrupted when poll(2) is: SKC_EINTR when a signal was handled. */
skc_err skc_interest_wait(
		skc_interest *k, skc_poll_event *events, size_t max, int64_t deadline, size_t *count);

#endif
