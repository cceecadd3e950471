#include "skc_duration.h"

#include "skc_iso8601.h"

#define NS_PER_SEC ((uint64_t) SKC_NS_PER_SEC)

skc_duration_result skc_duration_from_parts(uint64_t seconds, uint64_t nanoseconds, int64_t *out)
{
	if (seconds > (uint64_t) SKC_DURATION_SECONDS_MAX) {
		return SKC_DURATION_RANGE;
	}
	*out = (int64_t) (seconds * NS_PER_SEC + nanoseconds);
	return SKC_DURATION_OK;
}

skc_duration_result skc_duration_from_units(
		uint64_t count, const skc_duration_unit *unit, int64_t *out)
{
	if (unit->seconds > 0) {
		return count > (uint64_t) SKC_DURATION_SECONDS_MAX / unit->seconds
				? SKC_DURATION_RANGE
				: skc_duration_from_parts(count * unit->seconds, 0, out);
	}
	return skc_duration_from_parts(count / unit->per_second,
			count % unit->per_second * (NS_PER_SEC / unit->per_second), out);
}

static uint64_t duration_magnitude(int64_t span)
{
	return span < 0 ? -(uint64_t) span : (uint64_t) span;
}

static skc_duration_result duration_with_sign(
		uint64_t seconds, uint64_t nanoseconds, bool negative, int64_t *out)
{
	skc_duration_result result = skc_duration_from_parts(seconds, nanoseconds, out);

	if (result == SKC_DURATION_OK && negative) {
		*out = -*out;
	}
	return result;
}

skc_duration_result skc_duration_add(int64_t a, int64_t b, int64_t *out)
{
	uint64_t x = duration_magnitude(a);
	uint64_t y = duration_magnitude(b);
	uint64_t sum;
	bool negative;

	if ((a < 0) == (b < 0)) {
		sum = x + y;
		negative = a < 0;
	} else {
		sum = x > y ? x - y : y - x;
		negative = x > y ? a < 0 : b < 0;
	}
	return duration_with_sign(sum / NS_PER_SEC, sum % NS_PER_SEC, negative, out);
}

skc_duration_result skc_duration_multiply(int64_t a, uint64_t factor, int64_t *out)
{
	uint64_t seconds = duration_magnitude(a) / NS_PER_SEC;
	uint64_t nanoseconds = duration_magnitude(a) % NS_PER_SEC;
	/* nanoseconds * factor, computed in two parts that do not overflow. */
	uint64_t low = nanoseconds * (factor % NS_PER_SEC);
	uint64_t carry = nanoseconds * (factor / NS_PER_SEC) + low / NS_PER_SEC;

	if (seconds > 0 && factor > UINT64_MAX / seconds) {
		return SKC_DURATION_OVERFLOW;
	}
	seconds *= factor;
	if (carry > UINT64_MAX - seconds) {
		return SKC_DURATION_OVERFLOW;
	}
	return duration_with_sign(seconds + carry, low % NS_PER_SEC, a < 0, out);
}

skc_duration_text skc_duration_from_text(const char *text, int64_t *out)
{
	skc_iso8601 said;
	uint64_t seconds;

	if (*text == '\0' || !skc_iso8601_read(text, &said)) {
		return SKC_DURATION_TEXT_ERROR;
	}
	if (!said.has_period) {
		return SKC_DURATION_TEXT_NO_PERIOD;
	}
	if (said.has_other) {
		return SKC_DURATION_TEXT_NOT_ONLY_PERIOD;
	}
	if (said.years != 0 || said.months != 0 || said.days != 0) {
		return SKC_DURATION_TEXT_NOT_ONLY_TIME;
	}
	/* Each number has at most 12 digits, so that nothing overflows. */
	seconds = said.hours * 3600 + said.minutes * 60 + said.seconds;
	return skc_duration_from_parts(seconds, 0, out) == SKC_DURATION_OK ? SKC_DURATION_TEXT_OK
																	   : SKC_DURATION_TEXT_RANGE;
}
