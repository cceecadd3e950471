#include "skc_os.h"

#include "skc_calls.h"
#include "skc_time.h"

#include <signal.h>
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

static skc_err wait_finish(int result, size_t *ready)
{
	if (result < 0) {
		return errno;
	}
	*ready = (size_t) result;
	return SKC_OK;
}

skc_err skc_os_poll(skc_pollfd *items, size_t count, int64_t timeout, size_t *ready)
{
	int result;

	if (skc_time_is_msec(timeout)) {
		result = skc_call.poll(items, (nfds_t) count, skc_time_to_msec(timeout));
	} else {
		result = wait_fine(items, count, timeout);
	}
	return wait_finish(result, ready);
}

void skc_os_hold_signals(skc_signals *before)
{
	sigset_t all;

	sigfillset(&all);
	skc_call.pthread_sigmask(SIG_SETMASK, &all, before);
}

void skc_os_release_signals(const skc_signals *before)
{
	skc_call.pthread_sigmask(SIG_SETMASK, before, NULL);
}

skc_err skc_os_poll_with(
		skc_pollfd *items, size_t count, int64_t timeout, const skc_signals *during, size_t *ready)
{
	int64_t most =
			skc_time_is_msec(timeout) ? skc_time_to_msec(timeout) * SKC_NS_PER_MSEC : timeout;
	struct timespec span = {
		.tv_sec = (time_t) (most / SKC_NS_PER_SEC),
		.tv_nsec = (long) (most % SKC_NS_PER_SEC),
	};
	int result;

	if (during == NULL) {
		return skc_os_poll(items, count, timeout, ready);
	}
	result = skc_call.ppoll(items, (nfds_t) count, timeout == SKC_FOREVER ? NULL : &span, during);
	if (result < 0 && errno == ENOSYS) {
		skc_err err;
		skc_signals held;

		skc_call.pthread_sigmask(SIG_SETMASK, during, &held);
		err = skc_os_poll(items, count, timeout, ready);
		skc_call.pthread_sigmask(SIG_SETMASK, &held, NULL);
		return err;
	}
	return wait_finish(result, ready);
}

int64_t skc_os_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t) now.tv_sec * SKC_NS_PER_SEC + now.tv_nsec;
}
