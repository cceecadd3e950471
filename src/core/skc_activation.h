#ifndef SKC_ACTIVATION_H
#define SKC_ACTIVATION_H

/*
 * Handles that a service manager has opened for this program: sd_listen_fds(3). They have the
 * numbers from SKC_ACTIVATION_FIRST on.
 */

#include "skc_base.h"

#define SKC_ACTIVATION_FIRST 3

/* The variables of the environment. */
#define SKC_ACTIVATION_PID "LISTEN_PID"
#define SKC_ACTIVATION_COUNT "LISTEN_FDS"
#define SKC_ACTIVATION_NAMES "LISTEN_FDNAMES"

/* Their values, NULL where there is none. */
typedef struct skc_activation {
	const char *pid;
	const char *count;
	const char *names; /* separated by colons */
} skc_activation;

/* How many handles there are for the process of an id: 0 when they are for none or for another.
 * SKC_EINVAL for values that are no numbers, and when there are not as many names: *wrong is the
 * name of the variable then. */
skc_err skc_activation_count(
		const skc_activation *given, int64_t process, size_t *out, const char **wrong);

/* The next name, "unknown" where there are none; *names goes behind it. Borrows. */
const char *skc_activation_name(const char **names, size_t *len);

#endif
