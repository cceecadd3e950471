/* skc_time.c: conversions, rounding up, and no overflow anywhere. */

#include "check.h"
#include "skc_os.h"
#include "skc_time.h"

CASE(from_parts)
{
	CHECK_INT(skc_time_from_parts(0, 0), 0);
	CHECK_INT(skc_time_from_parts(0, 1), 1000);
	CHECK_INT(skc_time_from_parts(1, 500000), 1500000000);
	CHECK_INT(skc_time_from_parts(2, 2500000), 4500000000);
	CHECK_INT(skc_time_from_parts(0, 999999), 999999000);
	CHECK_INT(skc_time_from_parts(0, 1000000), 1000000000);
}

/* INT64_MAX nanoseconds are 9223372036 s 854775807 ns. */
CASE(from_parts_limits)
{
	CHECK_INT(skc_time_from_parts(9223372036, 0), 9223372036 * SKC_NS_PER_SEC);
	CHECK_INT(skc_time_from_parts(9223372036, 854775), 9223372036854775000);
	CHECK_INT(skc_time_from_parts(9223372036, 854776), INT64_MAX);
	CHECK_INT(skc_time_from_parts(9223372037, 0), INT64_MAX);
	CHECK_INT(skc_time_from_parts(INT64_MAX, 0), INT64_MAX);
	CHECK_INT(skc_time_from_parts(0, INT64_MAX), INT64_MAX);
	CHECK_INT(skc_time_from_parts(INT64_MAX, INT64_MAX), INT64_MAX);
	CHECK_INT(skc_time_from_parts(9223372035, 1854776), INT64_MAX);
	CHECK_INT(skc_time_from_parts(9223372035, 1854775), 9223372036854775000);
}

/* Any parts: the exact value where it fits, otherwise the largest one. */
CASE(from_parts_random)
{
	for (int n = 0; n < 100000; n++) {
		int64_t s = (int64_t) (check_random() >> 1 >> check_random_below(63));
		int64_t us = (int64_t) (check_random() >> 1 >> check_random_below(63));
		uint64_t whole = (uint64_t) s + (uint64_t) us / 1000000;
		uint64_t rest = (uint64_t) us % 1000000 * 1000;
		int64_t want = INT64_MAX;

		if (whole <= 9223372036 && whole * 1000000000 + rest <= INT64_MAX) {
			want = (int64_t) (whole * 1000000000 + rest);
		}
		CHECK_INT(skc_time_from_parts(s, us), want);
	}
}

/* The clock is not read. */
CASE(at_once)
{
	CHECK_INT(skc_time_deadline(0), SKC_AT_ONCE);
	CHECK_INT(skc_time_remaining(SKC_AT_ONCE), 0);
	CHECK_INT(skc_time_deadline(SKC_FOREVER), SKC_FOREVER);
	CHECK_INT(skc_time_remaining(SKC_FOREVER), SKC_FOREVER);
	CHECK(skc_time_deadline(1) > SKC_AT_ONCE);
}

CASE(to_msec)
{
	CHECK_INT(skc_time_to_msec(SKC_FOREVER), -1);
	CHECK_INT(skc_time_to_msec(0), 0);
	CHECK_INT(skc_time_to_msec(1), 1);
	CHECK_INT(skc_time_to_msec(999999), 1);
	CHECK_INT(skc_time_to_msec(1000000), 1);
	CHECK_INT(skc_time_to_msec(1000001), 2);
	CHECK_INT(skc_time_to_msec(INT64_C(2147483647) * SKC_NS_PER_MSEC), INT_MAX);
	CHECK_INT(skc_time_to_msec(INT64_C(2147483647) * SKC_NS_PER_MSEC - 1), INT_MAX);
	CHECK_INT(skc_time_to_msec(INT64_C(2147483647) * SKC_NS_PER_MSEC + 1), INT_MAX);
	CHECK_INT(skc_time_to_msec(INT64_MAX), INT_MAX);
}

CASE(deadline)
{
	int64_t before = skc_os_now();
	int64_t deadline = skc_time_deadline(5 * SKC_NS_PER_SEC);
	int64_t after = skc_os_now();

	CHECK(deadline >= before + 5 * SKC_NS_PER_SEC && deadline <= after + 5 * SKC_NS_PER_SEC);
	CHECK_INT(skc_time_deadline(SKC_FOREVER), SKC_FOREVER);
	CHECK_INT(skc_time_deadline(INT64_MAX), INT64_MAX);
	CHECK_INT(skc_time_deadline(INT64_MAX - before), INT64_MAX);
}

CASE(remaining)
{
	int64_t now = skc_os_now();
	int64_t rest = skc_time_remaining(now + 1000 * SKC_NS_PER_SEC);

	CHECK(rest > 900 * SKC_NS_PER_SEC && rest <= 1000 * SKC_NS_PER_SEC);
	CHECK_INT(skc_time_remaining(now - 1), 0);
	CHECK_INT(skc_time_remaining(0), 0);
	CHECK_INT(skc_time_remaining(SKC_FOREVER), SKC_FOREVER);
	CHECK(skc_time_remaining(INT64_MAX) > 0);
}

CASE(clock_never_goes_back)
{
	int64_t last = skc_os_now();
	int64_t first = last;

	for (int i = 0; i < 10000; i++) {
		int64_t now = skc_os_now();

		CHECK(now >= last);
		last = now;
	}
	CHECK(last > first);
}
