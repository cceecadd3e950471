#ifndef SKC_POLLER_H
#define SKC_POLLER_H

/*
 * A poller keeps handles registered between waits, so that a wait costs what is ready and not what
 * is watched. One file per kind; the build list chooses the one behind skc_poller_native.
 */

#include "skc_base.h"

/* What a wait found. */
typedef struct skc_poll_event {
	uint32_t id;   /* as registered */
	short revents; /* POLLIN, POLLOUT, … */
} skc_poll_event;

typedef struct skc_poller {
	const char *name;
	/* Gives a poller; not inheritable. */
	skc_err (*open)(skc_handle *poller);
	/* Registers a handle, level-triggered, for poll(2) events. */
	skc_err (*add)(skc_handle poller, skc_handle handle, short events, uint32_t id);
	skc_err (*modify)(skc_handle poller, skc_handle handle, short events, uint32_t id);
	skc_err (*remove)(skc_handle poller, skc_handle handle);
	/* One wait, not retried, for at most max events. Waits beyond the system's largest timeout may
	 * end early with *count 0. */
	skc_err (*wait)(
			skc_handle poller, skc_poll_event *events, size_t max, int64_t timeout, size_t *count);
} skc_poller;

/* The system's own; NULL where it has none. */
extern const skc_poller *const skc_poller_native;

#endif
