/* skc_duration.c, skc_iso8601.re: arithmetic at the limits, and the language of periods. */

#include "check.h"
#include "skc_duration.h"
#include "skc_iso8601.h"

#define MAX_NS (SKC_DURATION_SECONDS_MAX * SKC_NS_PER_SEC + 999999999)

CASE(units)
{
	static const skc_duration_unit nano = { 1000000000, 0 };
	static const skc_duration_unit milli = { 1000, 0 };
	static const skc_duration_unit hour = { 0, 3600 };
	int64_t out = -1;

	CHECK_INT(skc_duration_from_units(1500, &milli, &out), SKC_DURATION_OK);
	CHECK_INT(out, 1500000000);
	CHECK_INT(skc_duration_from_units((uint64_t) MAX_NS, &nano, &out), SKC_DURATION_OK);
	CHECK_INT(out, MAX_NS);
	CHECK_INT(skc_duration_from_units((uint64_t) MAX_NS + 1, &nano, &out), SKC_DURATION_RANGE);
	CHECK_INT(skc_duration_from_units(2562047, &hour, &out), SKC_DURATION_OK);
	CHECK_INT(out, INT64_C(9223369200) * SKC_NS_PER_SEC);
	CHECK_INT(skc_duration_from_units(2562048, &hour, &out), SKC_DURATION_RANGE);
	CHECK_INT(skc_duration_from_units(UINT64_MAX, &hour, &out), SKC_DURATION_RANGE);
}

CASE(add)
{
	int64_t out = -1;

	CHECK_INT(skc_duration_add(5, -7, &out), SKC_DURATION_OK);
	CHECK_INT(out, -2);
	CHECK_INT(skc_duration_add(-5, 7, &out), SKC_DURATION_OK);
	CHECK_INT(out, 2);
	CHECK_INT(skc_duration_add(-5, 5, &out), SKC_DURATION_OK);
	CHECK_INT(out, 0);
	CHECK_INT(skc_duration_add(MAX_NS, -MAX_NS, &out), SKC_DURATION_OK);
	CHECK_INT(out, 0);
	CHECK_INT(skc_duration_add(MAX_NS, 1, &out), SKC_DURATION_RANGE);
	CHECK_INT(skc_duration_add(-MAX_NS, -MAX_NS, &out), SKC_DURATION_RANGE);
}

CASE(multiply)
{
	int64_t out = -1;

	CHECK_INT(skc_duration_multiply(-5500000000, 3, &out), SKC_DURATION_OK);
	CHECK_INT(out, -16500000000);
	CHECK_INT(skc_duration_multiply(-5, 0, &out), SKC_DURATION_OK);
	CHECK_INT(out, 0);
	CHECK_INT(skc_duration_multiply(999999999, 9223372036, &out), SKC_DURATION_OK);
	CHECK_INT(out, INT64_C(9223372026776627964));
	CHECK_INT(skc_duration_multiply(1, INT64_MAX, &out), SKC_DURATION_RANGE);
	CHECK_INT(skc_duration_multiply(2 * SKC_NS_PER_SEC, INT64_MAX, &out), SKC_DURATION_RANGE);
	CHECK_INT(
			skc_duration_multiply(2 * SKC_NS_PER_SEC + 1, INT64_MAX, &out), SKC_DURATION_OVERFLOW);
	CHECK_INT(skc_duration_multiply(3 * SKC_NS_PER_SEC, INT64_MAX, &out), SKC_DURATION_OVERFLOW);
}

CASE(texts)
{
	static const struct {
		const char *text;
		skc_duration_text result;
		int64_t seconds;
	} rows[] = {
		{ "PT1H30M5S", SKC_DURATION_TEXT_OK, 5405 },
		{ "PT1H2S", SKC_DURATION_TEXT_OK, 3602 },
		{ "P0Y0M0W0DT0H0M1S", SKC_DURATION_TEXT_OK, 1 },
		{ "P0D", SKC_DURATION_TEXT_OK, 0 },
		{ " \vPT1S.\f", SKC_DURATION_TEXT_OK, 1 },
		{ "PT1S/PT2S", SKC_DURATION_TEXT_OK, 2 },
		{ "PT1HPT1S", SKC_DURATION_TEXT_OK, 3601 },
		{ "P0000-00-00T24:59:59", SKC_DURATION_TEXT_OK, 89999 },
		{ "PT000000000001S", SKC_DURATION_TEXT_OK, 1 },
		{ "PT9223372035S", SKC_DURATION_TEXT_OK, SKC_DURATION_SECONDS_MAX },
		{ "PT9223372036S", SKC_DURATION_TEXT_RANGE, 0 },
		{ "PT999999999999H999999999999M999999999999S", SKC_DURATION_TEXT_RANGE, 0 },
		{ "PT0000000000001S", SKC_DURATION_TEXT_ERROR, 0 },
		{ "", SKC_DURATION_TEXT_ERROR, 0 },
		{ "P", SKC_DURATION_TEXT_ERROR, 0 },
		{ "PT", SKC_DURATION_TEXT_ERROR, 0 },
		{ "P0DT", SKC_DURATION_TEXT_ERROR, 0 },
		{ "PT30M1H", SKC_DURATION_TEXT_ERROR, 0 },
		{ "-PT1S", SKC_DURATION_TEXT_ERROR, 0 },
		{ "PT1.5S", SKC_DURATION_TEXT_ERROR, 0 },
		{ "pt1s", SKC_DURATION_TEXT_ERROR, 0 },
		{ "PT1S\rPT2S", SKC_DURATION_TEXT_ERROR, 0 },
		{ "P0000-00-00T23:60:00", SKC_DURATION_TEXT_ERROR, 0 },
		{ "P1M", SKC_DURATION_TEXT_NOT_ONLY_TIME, 0 },
		{ "P1DP0D", SKC_DURATION_TEXT_NOT_ONLY_TIME, 0 },
		{ "P1MP0MPT5S", SKC_DURATION_TEXT_OK, 5 },
		{ "P9999-12-31T23:59:59", SKC_DURATION_TEXT_NOT_ONLY_TIME, 0 },
		{ "R5/PT1S", SKC_DURATION_TEXT_NOT_ONLY_PERIOD, 0 },
		{ "PT1S20080301T130000Z", SKC_DURATION_TEXT_NOT_ONLY_PERIOD, 0 },
		{ "R5", SKC_DURATION_TEXT_NO_PERIOD, 0 },
		{ "2008-03-01T24:00:00Z", SKC_DURATION_TEXT_NO_PERIOD, 0 },
		{ "2008-03-00T24:00:00Z", SKC_DURATION_TEXT_ERROR, 0 },
		{ "   ", SKC_DURATION_TEXT_NO_PERIOD, 0 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int64_t out = -1;

		CHECK_INT(skc_duration_from_text(rows[i].text, &out), rows[i].result);
		if (rows[i].result == SKC_DURATION_TEXT_OK) {
			CHECK_INT(out, rows[i].seconds * SKC_NS_PER_SEC);
		}
	}
}

/* Random pieces of the language: each is either read or refused, and no byte behind the end is
 * read. */
CASE(texts_random)
{
	static const char *const pieces[] = { "P", "T", "1", "0", "12", "H", "M", "S", "D", "W", "Y",
		"R", "-", ":", " ", "/", "Z", "2008", "-03-01T", "P0000-00-00T", "\n", "\v" };
	char text[64];
	unsigned good = 0;

	for (int n = 0; n < 200000; n++) {
		int64_t out;

		text[0] = '\0';
		for (uint64_t left = check_random_below(9); left > 0; left--) {
			strcat(text, pieces[check_random_below(sizeof(pieces) / sizeof(pieces[0]))]);
			if (strlen(text) > 40) {
				break;
			}
		}
		good += skc_duration_from_text(text, &out) == SKC_DURATION_TEXT_OK;
	}
	CHECK(good > 0);
}
