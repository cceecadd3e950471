#ifndef SKC_BACKEND_H
#define SKC_BACKEND_H

/* A way to wait for many handles: one file per backend, static functions and one table. */

#include "skc_base.h"

typedef struct skc_backend {
	const char *name;
	/* One wait, not retried; see skc_os_poll. */
	skc_err (*wait)(skc_pollfd *items, size_t count, int64_t timeout, size_t *ready);
} skc_backend;

/* poll(2) or WSAPoll: any number of handles, any handle number. */
extern const skc_backend skc_backend_poll;

#endif
