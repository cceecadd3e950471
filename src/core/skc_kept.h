#ifndef SKC_KEPT_H
#define SKC_KEPT_H

/*
 * A set of sockets to wait for that is kept between waits: registered once with the system's
 * poller, so that a wait costs what is ready and what has changed. A member is known by its id, a
 * small number that its owner keeps a note of; the note is verified, never trusted.
 */

#include "skc_os.h"
#include "skc_poller.h"
#include "skc_wait.h"

/* The three sets of select(2), as indices. */
enum { SKC_KEPT_SETS = 3 };

typedef struct skc_kept_member {
	const void *owner; /* who it stands for; NULL: a free place */
	skc_handle handle;
	unsigned char asked;           /* SKC_WAIT_* that are wanted */
	unsigned char registered;      /* SKC_WAIT_* the poller knows of */
	bool dirty;                    /* is in the list of changes */
	uint32_t note;                 /* the owner's own */
	uint32_t place[SKC_KEPT_SETS]; /* the owner's position in each set; next free place otherwise */
} skc_kept_member;

typedef struct skc_kept {
	skc_poller *poller;
	unsigned forks; /* skc_os_fork_count() at the time the poller was made */
	skc_kept_member *members;
	uint32_t size;   /* places */
	uint32_t used;   /* places that were ever used */
	uint32_t free;   /* first free place below used, or UINT32_MAX */
	uint32_t count;  /* members */
	uint32_t *dirty; /* ids of changed members */
	uint32_t dirty_count;
} skc_kept;

/* Is there a poller on this system? */
bool skc_kept_is_possible(void);

/* Makes an empty set. */
void skc_kept_init(skc_kept *k);

/* Frees everything. A child process leaves the parent's registrations alone. */
void skc_kept_clear(skc_kept *k);

/* The id of an owner, by its note; UINT32_MAX when it is no member. */
static inline uint32_t skc_kept_find(const skc_kept *k, const void *owner, uint32_t note)
{
	return note < k->used && k->members[note].owner == owner ? note : UINT32_MAX;
}

/* Puts an owner's socket into a set (index 0 to 2) at a place; a member at most once in each.
 * *note is read and written. SKC_EINVAL when it is there already, SKC_ENOMEM. */
skc_err skc_kept_put(skc_kept *k, const void *owner, skc_handle handle, unsigned set,
		uint32_t place, uint32_t *note);

/* Takes a member out of a set. */
void skc_kept_take(skc_kept *k, uint32_t id, unsigned set);

/* Forgets a member at once; before its handle is closed. */
void skc_kept_forget(skc_kept *k, uint32_t id);

/* Tells the poller what has changed. On failure the set is to be cleared. */
skc_err skc_kept_commit(skc_kept *k);

/* Gives the events that there are, without waiting. *count == max: there may be more. */
skc_err skc_kept_look(skc_kept *k, skc_poll_event *events, size_t max, size_t *count);

/* As skc_kept_look, and waits for an event until the deadline (skc_time_deadline). It is
 * interrupted when poll(2) is: SKC_EINTR when a signal was handled. */
skc_err skc_kept_wait(
		skc_kept *k, skc_poll_event *events, size_t max, int64_t deadline, size_t *count);

#endif
