#ifndef SKC_DURATION_H
#define SKC_DURATION_H

/* Spans of time as in Time\Duration: nanoseconds in a signed int64_t. */

#include "skc_base.h"

/* The largest span in whole seconds: with 999,999,999 ns more it still fits. */
#define SKC_DURATION_SECONDS_MAX INT64_C(9223372035)

typedef enum skc_duration_result {
	SKC_DURATION_OK,
	SKC_DURATION_RANGE,   /* longer than SKC_DURATION_SECONDS_MAX and 999,999,999 ns */
	SKC_DURATION_OVERFLOW /* an intermediate result has more than 64 bits */
} skc_duration_result;

/* A length in whole units. per_second: the number of units in a second (1 or more); otherwise, when
 * seconds is 1 or more, the seconds of a unit. */
typedef struct skc_duration_unit {
	uint64_t per_second;
	uint64_t seconds;
} skc_duration_unit;

skc_duration_result skc_duration_from_units(
		uint64_t count, const skc_duration_unit *unit, int64_t *out);

/* nanoseconds below a second. */
skc_duration_result skc_duration_from_parts(uint64_t seconds, uint64_t nanoseconds, int64_t *out);

skc_duration_result skc_duration_add(int64_t a, int64_t b, int64_t *out);
skc_duration_result skc_duration_multiply(int64_t a, uint64_t factor, int64_t *out);

/* The result of reading a text of ISO 8601. */
typedef enum skc_duration_text {
	SKC_DURATION_TEXT_OK,
	SKC_DURATION_TEXT_ERROR,
	SKC_DURATION_TEXT_NO_PERIOD,
	SKC_DURATION_TEXT_NOT_ONLY_PERIOD,
	SKC_DURATION_TEXT_NOT_ONLY_TIME,
	SKC_DURATION_TEXT_RANGE
} skc_duration_text;

/* text ends with a NUL. */
skc_duration_text skc_duration_from_text(const char *text, int64_t *out);

#endif
