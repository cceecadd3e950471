#include "skc_time.h"

#include "skc_os.h"

int64_t skc_time_deadline(int64_t timeout)
{
	return timeout == SKC_FOREVER ? SKC_FOREVER : skc_time_add(skc_os_now(), timeout);
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
