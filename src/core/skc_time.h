#ifndef SKC_TIME_H
#define SKC_TIME_H

/* Spans of time. Only this file converts and rounds them. */

#include "skc_base.h"

/* The sum of two spans, both >= 0, at most INT64_MAX. */
static inline int64_t skc_time_add(int64_t a, int64_t b)
{
	return a > INT64_MAX - b ? INT64_MAX : a + b;
}

/* seconds and microseconds (any size, both >= 0) as nanoseconds, at most INT64_MAX. */
static inline int64_t skc_time_from_parts(int64_t seconds, int64_t microseconds)
{
	int64_t total = skc_time_add(seconds, microseconds / 1000000);

	if (total > INT64_MAX / SKC_NS_PER_SEC) {
		return INT64_MAX;
	}
	return skc_time_add(total * SKC_NS_PER_SEC, microseconds % 1000000 * SKC_NS_PER_USEC);
}

/* Milliseconds, rounded up, at most INT_MAX; -1 for SKC_FOREVER. After a wait that was rounded down
 * its caller would poll repeatedly for the rest. */
static inline int skc_time_to_msec(int64_t timeout)
{
	int64_t msec;

	if (timeout == SKC_FOREVER) {
		return -1;
	}
	msec = timeout / SKC_NS_PER_MSEC + (timeout % SKC_NS_PER_MSEC != 0);
	return msec > INT_MAX ? INT_MAX : (int) msec;
}

/* Whether a timeout is a whole number of milliseconds, or has at least as many as fit. Other
 * timeouts fit in the seconds and nanoseconds of every system. */
static inline bool skc_time_is_msec(int64_t timeout)
{
	return timeout == SKC_FOREVER || timeout % SKC_NS_PER_MSEC == 0 ||
			timeout / SKC_NS_PER_MSEC >= INT_MAX;
}

/* The deadline of a timeout of 0: it has passed at any time, and the clock is not read for it. */
#define SKC_AT_ONCE ((int64_t) 0)

/* The deadline of a timeout that starts now; SKC_FOREVER stays, and 0 is SKC_AT_ONCE. */
int64_t skc_time_deadline(int64_t timeout);

/* The time that remains until a deadline, at least 0; SKC_FOREVER stays. */
int64_t skc_time_remaining(int64_t deadline);

#endif
