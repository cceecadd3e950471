#ifndef SKC_POLLER_H
#define SKC_POLLER_H

/*
 * A poller has handles registered between waits. One file per kind: static functions and one table;
 * the build list chooses the kinds.
 */

#include "skc_base.h"

/* Events are those of poll(2) (POLLIN, POLLOUT, POLLPRI, POLLERR, POLLHUP) and these. */
#define SKC_POLLER_READ_HANGUP UINT32_C(0x2000) /* the peer has shut down writing; some kinds */
#define SKC_POLLER_ONESHOT UINT32_C(0x40000000) /* reported once, then not until modify */
#define SKC_POLLER_EDGE UINT32_C(0x80000000)    /* reported once per change; some kinds */

/* An event of a wait. */
typedef struct skc_poll_event {
	uint64_t id;      /* as registered */
	uint32_t revents; /* POLLIN, POLLOUT, … */
} skc_poll_event;

/* A poller of one kind; only its file knows the structure. */
typedef struct skc_poller skc_poller;

typedef struct skc_poller_kind {
	const char *name; /* its case of PHP's Io\Poll\Backend */
	bool edge;        /* supports SKC_POLLER_EDGE, which otherwise fails with SKC_EOPNOTSUPP */
	bool in_system; /* the system has the registrations: one may outlive a closed handle whose file
	                 * stays open elsewhere, and a child process shares them or does not have them
	                 */
	/* Gives a poller; child programs do not inherit it. */
	skc_err (*open)(skc_poller **out);
	/* Takes the poller. In a child process this is the only function that may be called if
	 * in_system is set: the parent's registrations do not change, and if the child has not
	 * inherited the poller, its handle's number is left alone. */
	void (*close)(skc_poller *p);
	/* A handle that is readable for poll(2) when a wait would return events; NULL: the kind has
	 * none. */
	skc_handle (*handle)(const skc_poller *p);
	/* Registers a handle. The lower 32 bits of an id are a small number that is in use once.
	 * Errors and hang-ups are always reported, also if no events are requested. ONESHOT concerns
	 * the handle, not each event. SKC_EOPNOTSUPP: an event that the kind cannot report.
	 * SKC_EEXIST: the system has a registration of the handle; modify replaces it. */
	skc_err (*add)(skc_poller *p, skc_handle handle, uint32_t events, uint64_t id);
	/* Replaces the events; a handle that is ready is reported again. On failure nothing has
	 * changed. SKC_ENOENT: the system has removed the registration; add makes a new one. */
	skc_err (*modify)(skc_poller *p, skc_handle handle, uint32_t events, uint64_t id);
	skc_err (*remove)(skc_poller *p, skc_handle handle, uint64_t id);
	/* As remove, for a handle that is closed or has another owner: makes no system call for it. */
	void (*forget)(skc_poller *p, uint64_t id);
	/* One wait, not retried, for at most max events (> 0), one per handle. It may end early with
	 * *count 0: beyond the system's largest timeout, or after a change that nobody requested.
	 * With max below the number of registered handles, two events of a handle may come in two
	 * waits. during: see skc_os_poll_with. */
	skc_err (*wait)(skc_poller *p, skc_poll_event *events, size_t max, int64_t timeout,
			const skc_signals *during, size_t *count);
} skc_poller_kind;

/* poll(2) or WSAPoll: reports in the order of registration; with more events than max the next wait
 * continues with the rest. */
extern const skc_poller_kind skc_poller_poll;

/* The system's own poller, where the cost of a wait depends on the ready handles and not on the
 * registered ones; NULL where the system has none. */
extern const skc_poller_kind *const skc_poller_native;

#endif
