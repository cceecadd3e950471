#ifndef SKC_NOTIFY_H
#define SKC_NOTIFY_H

/* Messages to the service manager that has started this process: sd_notify(3), and its watchdog:
 * sd_watchdog_enabled(3). */

#include "skc_addr.h"

/* The variables of the environment. */
#define SKC_NOTIFY_SOCKET "NOTIFY_SOCKET"
#define SKC_NOTIFY_WATCHDOG "WATCHDOG_USEC"
#define SKC_NOTIFY_WATCHDOG_PID "WATCHDOG_PID"

/* Whether a text is one assignment, "READY=1": a name without spaces, "=", and a value without line
 * breaks and NUL bytes, so that a value cannot become another assignment. */
bool skc_notify_is_assignment(const char *text, size_t len);

/* Sends a message to the address of NOTIFY_SOCKET: a path, "@" and an abstract name, or
 * "vsock:CID:PORT" (also vsock-stream, vsock-dgram and vsock-seqpacket). SKC_EINVAL for another
 * address; SKC_EAFNOSUPPORT if the system lacks its family. */
skc_err skc_notify_send(const char *address, const char *message, size_t len);

/* The time of the watchdog of the process with this id in nanoseconds, 0 without one: within it the
 * service manager expects "WATCHDOG=1". usec and pid: the variables, NULL if they are not set.
 * SKC_EINVAL when a value is not a number; *wrong is then the name of the variable. */
skc_err skc_notify_watchdog(
		const char *usec, const char *pid, int64_t process, int64_t *out, const char **wrong);

#endif
