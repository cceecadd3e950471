#ifndef SKC_POLLER_H
#define SKC_POLLER_H

/*
 * A poller keeps handles registered between waits. One file per kind: static functions and one
 * table; the build list chooses which there are.
 */

#include "skc_base.h"

/* Events are those of poll(2) (POLLIN, POLLOUT, POLLPRI, POLLERR, POLLHUP) and these. */
#define SKC_POLLER_READ_HANGUP UINT32_C(0x2000) /* the peer sends no more; where the kind can */
#define SKC_POLLER_ONESHOT UINT32_C(0x40000000) /* silent after it was found, until modify */
#define SKC_POLLER_EDGE UINT32_C(0x80000000)    /* found once per change; where the kind can */

/* What a wait found. */
typedef struct skc_poll_event {
	uint64_t id;      /* as registered */
	uint32_t revents; /* POLLIN, POLLOUT, … */
} skc_poll_event;

/* A poller of one kind; its file knows what is inside. */
typedef struct skc_poller skc_poller;

typedef struct skc_poller_kind {
	const char *name; /* as PHP's Io\Poll\Backend has it */
	bool edge;        /* knows SKC_POLLER_EDGE; SKC_EOPNOTSUPP otherwise */
	bool in_system;   /* registrations live in the system: they may outlive a closed handle whose
	                     file stays open elsewhere, and are shared with a child process */
	/* Gives a poller; child programs do not inherit it. */
	skc_err (*open)(skc_poller **out);
	/* Takes the poller. In a child process that leaves the parent's registrations alone. */
	void (*close)(skc_poller *p);
	/* What poll(2) finds readable when a wait would find something; NULL: the kind has none. */
	skc_handle (*handle)(const skc_poller *p);
	/* Registers a handle. The lower 32 bits of an id are small numbers, each in use once. */
	skc_err (*add)(skc_poller *p, skc_handle handle, uint32_t events, uint64_t id);
	skc_err (*modify)(skc_poller *p, skc_handle handle, uint32_t events, uint64_t id);
	skc_err (*remove)(skc_poller *p, skc_handle handle, uint64_t id);
	/* As remove, for a handle that is closed or another's by now: makes no call for it. */
	void (*forget)(skc_poller *p, uint64_t id);
	/* One wait, not retried, for at most max events (> 0). Waits beyond the system's largest
	 * timeout may end early with *count 0. during: see skc_os_poll_with. */
	skc_err (*wait)(skc_poller *p, skc_poll_event *events, size_t max, int64_t timeout,
			const skc_signals *during, size_t *count);
} skc_poller_kind;

/* poll(2) or WSAPoll: finds in the order of registration; beyond max, the next wait goes on with
 * the rest. */
extern const skc_poller_kind skc_poller_poll;

/* The system's own, which costs what is ready and not what is registered; NULL where it has none.
 */
extern const skc_poller_kind *const skc_poller_native;

#endif
