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

/* Their values; NULL for a variable that is not set. */
typedef struct skc_activation {
	const char *pid;
	const char *count;
	const char *names; /* separated by colons */
} skc_activation;

/* Returns in *out how many handles the process with this id was given, 0 when the variables are not
 * set or are meant for another process. SKC_EINVAL when a value is not a number or the number of
 * names differs; *wrong is then the name of the variable. */
skc_err skc_activation_count(
		const skc_activation *given, int64_t process, size_t *out, const char **wrong);

/* The next name, or "unknown" without names; *names moves behind it. Borrows. */
const char *skc_activation_name(const char **names, size_t *len);

#endif
