#include "skc_time.h"

#include "skc_os.h"

static int64_t add_capped(int64_t a, int64_t b)
{
	return a > INT64_MAX - b ? INT64_MAX : a + b;
}

int64_t skc_time_from_parts(int64_t seconds, int64_t microseconds)
{
	int64_t total = add_capped(seconds, microseconds / 1000000);

	if (total > INT64_MAX / SKC_NS_PER_SEC) {
		return INT64_MAX;
	}
	return add_capped(total * SKC_NS_PER_SEC, microseconds % 1000000 * SKC_NS_PER_USEC);
}

/* Up, not down: a wait that ends early makes its caller spin for the rest. */
int skc_time_to_msec(int64_t timeout)
{
	int64_t msec;

	if (timeout == SKC_FOREVER) {
		return -1;
	}
	msec = timeout / SKC_NS_PER_MSEC + (timeout % SKC_NS_PER_MSEC != 0);
	return msec > INT_MAX ? INT_MAX : (int) msec;
}

int64_t skc_time_deadline(int64_t timeout)
{
	return timeout == SKC_FOREVER ? SKC_FOREVER : add_capped(skc_os_now(), timeout);
}

int64_t skc_time_remaining(int64_t deadline)
{
	int64_t now;

	if (deadline == SKC_FOREVER) {
		return SKC_FOREVER;
	}
	now = skc_os_now();
	return deadline > now ? deadline - now : 0;
}
