#include "skc_os.h"

#include "skc_calls.h"
#include "skc_time.h"

#include <time.h>

/* Milliseconds would round a wait of 1 us up to 1 ms; ppoll(2) takes nanoseconds. */
static int wait_fine(skc_pollfd *items, size_t count, int64_t timeout)
{
	struct timespec span = {
		.tv_sec = (time_t) (timeout / SKC_NS_PER_SEC),
		.tv_nsec = (long) (timeout % SKC_NS_PER_SEC),
	};
	int result = skc_call.ppoll(items, (nfds_t) count, &span, NULL);

	if (result < 0 && errno == ENOSYS) {
		result = skc_call.poll(items, (nfds_t) count, skc_time_to_msec(timeout));
	}
	return result;
}

skc_err skc_os_poll(skc_pollfd *items, size_t count, int64_t timeout, size_t *ready)
{
	int result;

	if (timeout == SKC_FOREVER || timeout % SKC_NS_PER_MSEC == 0) {
		result = skc_call.poll(items, (nfds_t) count, skc_time_to_msec(timeout));
	} else {
		result = wait_fine(items, count, timeout);
	}
	if (result < 0) {
		return errno;
	}
	*ready = (size_t) result;
	return SKC_OK;
}

int64_t skc_os_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t) now.tv_sec * SKC_NS_PER_SEC + now.tv_nsec;
}
