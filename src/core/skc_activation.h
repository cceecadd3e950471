#ifndef SKC_ACTIVATION_H
#define SKC_ACTIVATION_H

/*
 * Handles that a service manager has opened for this program: sd_listen_fds(3). They have the
 * numbers from SKC_ACTIVATION_FIRST on.
 */

#include "skc_base.h"

#define SKC_ACTIVATION_FIRST 3

/* Values of the environment, NULL where there is none. */
typedef struct skc_activation {
	const char *pid;   /* LISTEN_PID */
	const char *count; /* LISTEN_FDS */
	const char *names; /* LISTEN_FDNAMES, with colons between them */
} skc_activation;

/* How many handles there are for the process of an id: 0 when they are for none or for another.
 * SKC_EINVAL for values that are no numbers, and when there are not as many names. */
skc_err skc_activation_count(const skc_activation *given, int64_t process, size_t *out);

/* The next name, "unknown" where there are none; *names goes behind it. Borrows. */
const char *skc_activation_name(const char **names, size_t *len);

#endif
