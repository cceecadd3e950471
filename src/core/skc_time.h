#ifndef SKC_TIME_H
#define SKC_TIME_H

/* Time spans. The only place that converts and rounds. */

#include "skc_base.h"

/* seconds and microseconds (any size, both >= 0) as nanoseconds, at most INT64_MAX. */
int64_t skc_time_from_parts(int64_t seconds, int64_t microseconds);

/* Rounded up to milliseconds, at most INT_MAX; -1 for SKC_FOREVER. */
int skc_time_to_msec(int64_t timeout);

/* The point in time at which a timeout that starts now is over; SKC_FOREVER stays. */
int64_t skc_time_deadline(int64_t timeout);

/* What remains until a deadline, at least 0; SKC_FOREVER stays. */
int64_t skc_time_remaining(int64_t deadline);

#endif
