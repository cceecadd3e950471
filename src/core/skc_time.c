#include "skc_time.h"

#include "skc_os.h"

int64_t skc_time_deadline(int64_t timeout)
{
	if (timeout == SKC_FOREVER || timeout == 0) {
		return timeout;
	}
	return skc_time_add(skc_os_now(), timeout);
}

int64_t skc_time_remaining(int64_t deadline)
{
	int64_t now;

	if (deadline == SKC_FOREVER || deadline == SKC_AT_ONCE) {
		return deadline;
	}
	now = skc_os_now();
	return deadline > now ? deadline - now : 0;
}
