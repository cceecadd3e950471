#ifndef SKC_ISO8601_H
#define SKC_ISO8601_H

/* Periods of ISO 8601-1, section 5.5.2: "PT1H30M". */

#include "skc_base.h"

/* The parts of a period; numbers have at most 12 digits. */
typedef struct skc_iso8601 {
	uint64_t years;
	uint64_t months;
	uint64_t days; /* weeks among them */
	uint64_t hours;
	uint64_t minutes;
	uint64_t seconds;
	bool has_period;
	bool has_other; /* a point in time, or a number of repetitions, as in R5/PT1S */
} skc_iso8601;

/* Reads a text that ends with a NUL. Several terms may follow one another, as in an interval; each
 * one sets the parts that it names. Returns false when the text is not a period. */
bool skc_iso8601_read(const char *text, skc_iso8601 *out);

#endif
